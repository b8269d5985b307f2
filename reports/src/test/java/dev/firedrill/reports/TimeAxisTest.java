package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {

    @ParameterizedTest
    @ValueSource(
            longs = {
                1,
                1_000_000,
                1_700_000_000L,
                750_000_000_000L,
                86_400_000_000_000L,
                31_536_000_000_000_000L,
                Long.MAX_VALUE
            })
    void labelsFewInstantsOfAnyRun(long end) {
        assertThat(new TimeAxis(end, 0, 100).ticks()).hasSizeBetween(1, 12).allMatch(tick -> tick >= 0 && tick <= end);
    }

    @Test
    void labelsRoundInstants() {
        assertThat(new TimeAxis(750_000_000_000L, 0, 100).ticks()).contains(120_000_000_000L, 240_000_000_000L);
    }

    @Test
    void keepsWhatLiesOutsideAtTheBorder() {
        TimeAxis axis = new TimeAxis(100, 10, 20);
        assertThat(axis.x(-5)).isEqualTo(10);
        assertThat(axis.x(500)).isEqualTo(20);
        assertThat(axis.part(100, 4)).isEqualTo(3);
    }
}
