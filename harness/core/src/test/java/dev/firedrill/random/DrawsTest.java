package dev.firedrill.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final long PINNED_BITS = -2728346557053345988L;
    private static final double PINNED_UNIFORM = 0.3458587709400601;
    private static final double PINNED_LOG_NORMAL = 261.7167657477308;

    @Test
    void aDrawIsAPureFunctionOfSeedStreamAndKey() {
        long first = Draws.of(7, "latency").at(3, "create", 1).bits();
        Draws.of(7, "latency").at(2, "create", 1).bits();

        assertThat(Draws.of(7, "latency").at(3, "create", 1).bits()).isEqualTo(first);
    }

    @Test
    void seedStreamRequestPurposeAndAttemptAllMatter() {
        Set<Long> bits = new HashSet<>();
        bits.add(Draws.of(7, "latency").at(3, "create", 1).bits());
        bits.add(Draws.of(8, "latency").at(3, "create", 1).bits());
        bits.add(Draws.of(7, "jitter").at(3, "create", 1).bits());
        bits.add(Draws.of(7, "latency").at(4, "create", 1).bits());
        bits.add(Draws.of(7, "latency").at(3, "rewrite", 1).bits());
        bits.add(Draws.of(7, "latency").at(3, "create", 2).bits());
        bits.add(Draws.of(7, "latency").stream("inner").at(3, "create", 1).bits());

        assertThat(bits).hasSize(7);
    }

    @Test
    void theValuesAreTheSameOnEveryJvmForEver() {
        Draw draw = Draws.of(424242, "pinned").at(1, "p", 1);

        assertThat(draw.bits()).isEqualTo(PINNED_BITS);
        assertThat(draw.uniform()).isEqualTo(PINNED_UNIFORM);
        assertThat(draw.logNormal(600, 0.35)).isEqualTo(PINNED_LOG_NORMAL);
    }

    @Test
    void uniformValuesFillTheUnitIntervalEvenly() {
        Draws draws = Draws.of(1, "uniform");
        double sum = 0;
        for (long key = 0; key < 100_000; key++) {
            double value = draws.at(key).uniform();
            assertThat(value).isBetween(0.0, Math.nextDown(1.0));
            sum += value;
        }
        assertThat(sum / 100_000).isCloseTo(0.5, within(0.005));
    }

    @Test
    void neighbouringKeysAreIndependent() {
        Draws draws = Draws.of(1, "pairs");
        int both = 0;
        for (long key = 0; key < 100_000; key++) {
            both += draws.at(key).chance(0.1) && draws.at(key + 1).chance(0.1) ? 1 : 0;
        }
        assertThat(both / 100_000.0).isCloseTo(0.01, within(0.002));
    }

    @Test
    void chanceZeroIsNeverAndChanceOneIsAlways() {
        Draws draws = Draws.of(1, "chance");
        for (long key = 0; key < 1000; key++) {
            assertThat(draws.at(key).chance(0)).isFalse();
            assertThat(draws.at(key).chance(1)).isTrue();
        }
    }

    @Test
    void exponentialValuesHaveTheirMean() {
        Draws draws = Draws.of(1, "gaps");
        double sum = 0;
        for (long key = 0; key < 100_000; key++) {
            sum += draws.at(key).exponential(3);
        }
        assertThat(sum / 100_000).isCloseTo(3, within(0.05));
    }

    @Test
    void halfOfTheLogNormalValuesLieBelowTheMedian() {
        Draws draws = Draws.of(1, "latency");
        int below = 0;
        for (long key = 0; key < 100_000; key++) {
            below += draws.at(key).logNormal(600, 0.35) < 600 ? 1 : 0;
        }
        assertThat(below / 100_000.0).isCloseTo(0.5, within(0.01));
    }

    @Test
    void aBoundBelowOneIsRefused() {
        assertThatThrownBy(() -> Draws.of(1, "x").at(1).below(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a bound of 1 or more, found '0'");
    }
}
