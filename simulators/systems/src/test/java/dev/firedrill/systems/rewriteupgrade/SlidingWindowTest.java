package dev.firedrill.systems.rewriteupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

    private final SlidingWindow window = new SlidingWindow(Duration.ofNanos(100));

    @Test
    void countsWhatIsExactlyAsOldAsItIsLong() {
        window.add(7, Counted.ENDED, 1);

        assertThat(window.total(107, Counted.ENDED)).isEqualTo(1);
        assertThat(window.total(108, Counted.ENDED)).isZero();
    }

    @Test
    void keepsApartWhatIsCounted() {
        window.add(1, Counted.ENDED, 1);
        window.add(1, Counted.LATENCY, 250);
        window.add(2, Counted.LATENCY, 50);

        assertThat(window.total(3, Counted.ENDED)).isEqualTo(1);
        assertThat(window.total(3, Counted.LATENCY)).isEqualTo(300);
        assertThat(window.total(102, Counted.LATENCY)).isEqualTo(50);
        assertThat(window.total(102, Counted.BLOCKED)).isZero();
    }

    @Test
    void forgetsAllWhenItStartsAnew() {
        window.add(1, Counted.ENDED, 1);
        window.startAnew();
        window.add(2, Counted.ENDED, 5);

        assertThat(window.total(3, Counted.ENDED)).isEqualTo(5);
        assertThat(window.total(200, Counted.ENDED)).isZero();
    }

    @Test
    void keepsNothingThatHasLeftIt() {
        for (int at = 0; at < 1000; at++) {
            window.add(at, Counted.ENDED, 1);
            assertThat(window.total(at, Counted.ENDED)).isEqualTo(Math.min(at + 1, 101));
        }
        assertThat(window.entries()).hasSize(101);
    }
}
