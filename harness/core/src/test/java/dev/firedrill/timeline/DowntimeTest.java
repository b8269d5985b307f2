package dev.firedrill.timeline;

import static dev.firedrill.toy.ToyScenario.HERE;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firedrill.model.Action;
import dev.firedrill.model.Effect;
import dev.firedrill.model.FaultTarget;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DowntimeTest {

    private static final long SECOND = 1_000_000_000L;

    private static Action action(String verb, Map<String, String> parameters) {
        return new Action(HERE, "it", Optional.empty(), ofSeconds(10), verb, parameters, "operator");
    }

    private static Action crash(String downtime) {
        return action(Action.CRASH, Map.of("downtime", downtime));
    }

    @ParameterizedTest
    @CsvSource({"0s,PT0S", "5s,PT5S", "1m30s,PT1M30S", "500ms,PT0.5S", "1d2h3m4s5ms,PT26H3M4.005S"})
    void isSpelledAsInFiles(String text, Duration length) {
        assertThat(Downtime.of(crash(text))).hasValue(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "5 s", "-5s", "PT5S"})
    void isRefusedWhereItIsSpelledOtherwise(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Downtime.of(crash(text)))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void isForGoodWhereNoneIsSaid() {
        assertThat(Downtime.of(action(Action.CRASH, Map.of()))).isEmpty();
    }

    @Test
    void isOnlyOfACrash() {
        assertThat(Downtime.of(action("poke", Map.of("downtime", "5s")))).isEmpty();
    }

    @Test
    void ofAnOrderMovesTheHorizon() {
        assertThat(Expansion.of(toy().action(crash("1m")).build(), 1).horizon()).isEqualTo((10 + 60 + 30) * SECOND);
    }

    @Test
    void ofAFaultMovesTheHorizon() {
        var scenario = toy().declares("door", FaultTarget.Kind.POINT)
                .fault("crash", "door", new Effect.Crash(Optional.of(ofSeconds(60))), ofSeconds(5), ofSeconds(10));

        assertThat(Expansion.of(scenario.build(), 1).horizon()).isEqualTo((10 + 60 + 30) * SECOND);
    }
}
