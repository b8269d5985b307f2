package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who says how many threads complete what is asynchronous. */
class CompletionThreadsTest {

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false", "64, false"})
    void areMissingWhereThePoolHasFewerThanTwo(int processors, boolean missing) {
        assertThat(CompletionThreads.areMissing(processors, null)).isEqualTo(missing);
    }

    @Test
    void leavesWhatSomeoneSaid() {
        assertThat(CompletionThreads.areMissing(2, "1")).isFalse();
    }
}
