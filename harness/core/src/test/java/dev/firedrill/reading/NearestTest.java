package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The nearest name is the one that was meant. */
class NearestTest {
    @ParameterizedTest
    @CsvSource({"runz,runs", "rusn,runs", "RUNS,runs", "perSec,perSecond", "per_second,perSecond", "faultEnd,faultsEnd"
    })
    void findsWhatWasMeant(String wrong, String meant) {
        assertThat(Nearest.to(wrong, List.of("name", "runs", "runsMax", "perSecond", "faultsEnd")))
                .contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "completely-different"})
    void findsNothingThatIsFarAway(String wrong) {
        assertThat(Nearest.to(wrong, List.of("name", "runs", "y"))).isEmpty();
    }

    @Test
    void findsTheNameThatAPartWasTypedOf() {
        assertThat(Nearest.to("three-of-five", List.of("rollback-monitor/rollback-three-of-five", "awf/first")))
                .contains("rollback-monitor/rollback-three-of-five");
    }

    @Test
    void givesTheNearestFirstAndNoMoreThanAsked() {
        assertThat(Nearest.upTo("rums", List.of("runsMax", "rum", "runs"), 2)).containsExactly("rum", "runs");
    }

    @Test
    void doesNotEvenTryForAVeryLongName() {
        assertThat(Nearest.to("n".repeat(1_000_000), List.of("n"))).isEmpty();
    }
}
