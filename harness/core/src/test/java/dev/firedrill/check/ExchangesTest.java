package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangesTest {

    private static List<Long> ends(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(Exchange::end)
                .map(end -> end == null ? 0 : end.sequence())
                .toList();
    }

    @Test
    void pairCallsWithWhatCameOfThem() {
        EventLog log = Logs.log()
                .arrived(1)
                .arrived(2)
                .called(1, "draft", 1)
                .called(2, "draft", 1)
                .called(1, "embed", 1)
                .called(1, "draft", 2)
                .broke(1, "draft", 2, 0)
                .came(2, "draft", 1)
                .came(1, "draft", 1)
                .done();
        Exchanges exchanges = new Exchanges(log);

        assertThat(ends(exchanges.of(1))).containsExactly(9L, 0L, 7L);
        assertThat(ends(exchanges.of(2))).containsExactly(8L);
        assertThat(ends(exchanges.all())).containsExactly(9L, 8L, 0L, 7L);
    }

    @Test
    void keepTheFirstEndOfACall() {
        EventLog log = Logs.log()
                .arrived(1)
                .called(1, "draft", 1)
                .came(1, "draft", 1)
                .came(1, "draft", 1)
                .done();

        assertThat(ends(new Exchanges(log).of(1))).containsExactly(3L);
    }

    @Test
    void knowNothingOfRequestsThatNeverArrived() {
        EventLog log = Logs.log()
                .arrived(1)
                .called(2, "draft", 1)
                .called(-1, "draft", 1)
                .came(2, "draft", 1)
                .done();
        Exchanges exchanges = new Exchanges(log);

        assertThat(exchanges.of(2)).isEmpty();
        assertThat(exchanges.of(-1)).isEmpty();
        assertThat(exchanges.all()).hasSize(2);
        assertThat(exchanges.untraced()).isTrue();
    }

    @Test
    void keepOnlyWhatIsWanted() {
        EventLog log = Logs.log()
                .arrived(1)
                .called(1, "draft", 1)
                .called("other", 1, "draft", 2)
                .called(1, "embed", 1)
                .done();

        assertThat(new Exchanges(log, Optional.of("model"), Optional.of("draft")).all())
                .extracting(it -> it.called().sequence())
                .containsExactly(2L);
    }

    @Test
    void pairEveryAttemptOfManyRequests() {
        Logs log = Logs.log();
        for (int request = 1; request <= 3_600; request++) {
            log.arrived(request);
            for (int attempt = 1; attempt <= 10; attempt++) {
                log.called(request, "draft", attempt).broke(request, "draft", attempt, 1);
            }
        }
        Exchanges exchanges = new Exchanges(log.done());

        assertThat(exchanges.all()).hasSize(36_000).allMatch(it -> it.end() instanceof Event.ProviderFailed);
    }
}
