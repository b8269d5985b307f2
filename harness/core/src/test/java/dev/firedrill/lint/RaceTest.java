package dev.firedrill.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.Trigger;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The orders of bad and good samples in which one rule holds before another are counted. */
class RaceTest {

    @ParameterizedTest
    @CsvSource({
        "3,5, 2,2, 6,1, false",
        "3,5, 3,5, 0,0, true",
        "3,5, 5,5, 6,6, false",
        "1,1, 2,2, 1,1, false",
        "2,3, 2,2, 2,1, false",
        "2,2, 1,1, 0,0, true",
        "5,5, 2,2, 0,0, true",
        "4,20, 2,2, 0,0, false"
    })
    void countsTheWaysInWhichARuleHoldsFirst(int k, int n, int rivalK, int rivalN, int ways, int won, boolean lost) {
        assertThat(Race.of(trigger(k, n), trigger(rivalK, rivalN))).isEqualTo(new Race(ways, won, lost));
    }

    private static Trigger trigger(int k, int n) {
        return new Trigger("t", "i", Comparison.ABOVE, 1, new Rule(k, n), Duration.ofSeconds(30));
    }
}
