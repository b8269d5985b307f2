package dev.firedrill.falsify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTest {

    private final EventLog log = Written.log()
            .at(1)
            .arrived(1)
            .at(2)
            .decided(1, "NEW", "NEW", "")
            .at(3)
            .answered(1, "fine")
            .at(4)
            .ended()
            .done();

    private static void assertNumbered(EventLog edited) {
        for (int i = 1; i <= edited.size(); i++) {
            assertThat(edited.at(i).sequence()).isEqualTo(i);
            assertThat(edited.at(i).stamp().cause()).isLessThan(i);
        }
    }

    private static List<String> kinds(EventLog edited) {
        return edited.events().stream().map(it -> it.kind().word()).toList();
    }

    @Test
    void numbersAnewWhatComesAfterADroppedEvent() {
        EventLog edited = Patch.without(List.of(log.at(2))).applied(log);

        assertNumbered(edited);
        assertThat(kinds(edited)).containsExactly("request.arrived", "request.answered", "run.ended");
        assertThat(edited.at(2).stamp()).isEqualTo(new Stamp(3 * Written.SECOND, 2, "test", 1));
        assertThat(edited.at(3).stamp().cause()).isEqualTo(2);
    }

    @Test
    void leavesNoCauseWhereAllThatLedThereIsGone() {
        EventLog edited = Patch.without(List.of(log.at(1), log.at(2))).applied(log);

        assertNumbered(edited);
        assertThat(edited.at(1).stamp().cause()).isZero();
    }

    @Test
    void putsAMovedEventBehindItsNewTimeAndLetsNothingLaterLeadToAnything() {
        Event moved = log.at(2).at(new Stamp(3 * Written.SECOND, 2, "test", 1));
        EventLog edited = Patch.moved(log.at(2), moved, 3, log).applied(log);

        assertNumbered(edited);
        assertThat(kinds(edited)).containsExactly("request.arrived", "request.answered", "route.decided", "run.ended");
        assertThat(edited.at(2).stamp().cause()).isZero();
        assertThat(edited.at(3).stamp().cause()).isEqualTo(1);
    }

    @Test
    void keepsAnEventThatIsMovedBehindItself() {
        Event moved = log.at(4).at(new Stamp(9 * Written.SECOND, 4, "test", 3));
        EventLog edited = Patch.moved(log.at(4), moved, 4, log).applied(log);

        assertThat(kinds(edited)).isEqualTo(kinds(log));
        assertThat(edited.at(4).time()).isEqualTo(9 * Written.SECOND);
    }

    @Test
    void insertsBeforeTheFirstEvent() {
        Event foreign = new Event.StateEntered(new Stamp(0, 0, "test", 0), "lost");
        EventLog edited = Patch.behind(0, List.of(foreign), log).applied(log);

        assertNumbered(edited);
        assertThat(kinds(edited)).startsWith("state.entered", "request.arrived").hasSize(5);
        assertThat(edited.at(3).stamp().cause()).isEqualTo(2);
    }

    @Test
    void repeatsAnEventAndLetsTheFirstOfThemLeadToTheRest() {
        EventLog edited = Patch.behind(2, List.of(log.at(2)), log).applied(log);

        assertNumbered(edited);
        assertThat(edited.all(Event.RouteDecided.class)).hasSize(2);
        assertThat(edited.at(4).stamp().cause()).isEqualTo(2);
    }

    @Test
    void changesOneEventAndNothingElse() {
        EventLog edited =
                Patch.at(3, List.of(Parts.with(log.at(3), "answer", "other"))).applied(log);

        assertThat(edited.events()).hasSameSizeAs(log.events()).contains(log.at(1), log.at(2), log.at(4));
        assertThat(edited.all(Event.RequestAnswered.class))
                .extracting(Event.RequestAnswered::answer)
                .containsExactly("other");
    }

    @Test
    void leavesTheLogItselfAsItWas() {
        long before = log.hash();
        Patch.without(List.of(log.at(2))).applied(log);

        assertThat(log.hash()).isEqualTo(before);
        assertThat(log.size()).isEqualTo(4);
    }
}
