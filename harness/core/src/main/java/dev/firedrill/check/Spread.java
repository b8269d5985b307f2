package dev.firedrill.check;

import dev.firedrill.check.Measurement.Unit;
import dev.firedrill.check.Tally.Measured;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Hold how a quantity spreads over runs: percentiles from a histogram, the extremes exactly. Durations are counted in
 * microseconds, and those before their origin as 0: they are past every bound and kept as the worst.
 */
final class Spread {

    private static final int DIGITS = 3;
    private static final long MICRO = 1_000;
    private static final Comparator<Measured> WORST_FIRST = Comparator.<Measured>comparingLong(
                    it -> it.measurement().margin())
            .thenComparing(
                    Comparator.<Measured>comparingLong(it -> it.measurement().observed())
                            .reversed())
            .thenComparingLong(Measured::seed);

    private @Nullable Histogram histogram;
    private @Nullable Measured worst;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    void add(long seed, Measurement measurement) {
        long observed = measurement.observed();
        histogram().recordValue(Math.max(0, observed) / unit(measurement));
        least = Math.min(least, observed);
        most = Math.max(most, observed);
        worst = worse(worst, new Measured(seed, measurement));
    }

    void merge(Spread other) {
        if (other.histogram == null) {
            return;
        }
        histogram().add(other.histogram);
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        worst = worse(worst, other.worst);
    }

    private Histogram histogram() {
        Histogram made = histogram == null ? new Histogram(DIGITS) : histogram;
        histogram = made;
        return made;
    }

    private static @Nullable Measured worse(@Nullable Measured one, @Nullable Measured other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return WORST_FIRST.compare(other, one) < 0 ? other : one;
    }

    private static long unit(Measurement measurement) {
        return measurement.unit() == Unit.DURATION ? MICRO : 1;
    }

    Optional<Measured> worst() {
        return Optional.ofNullable(worst);
    }

    long size() {
        return histogram == null ? 0 : histogram.getTotalCount();
    }

    /** Give a percentile; a histogram rounds up inside its buckets, so it is held between the exact extremes. */
    OptionalLong percentile(double percentile) {
        if (histogram == null || worst == null) {
            return OptionalLong.empty();
        }
        long value = histogram.getValueAtPercentile(percentile) * unit(worst.measurement());
        return OptionalLong.of(Math.max(least, Math.min(most, value)));
    }
}
