package dev.firedrill.systems.rewriteupgrade;

import java.util.Map;
import java.util.OptionalDouble;

/** Hold what one evaluation goes by. */
record Samples(Map<Indicator, OptionalDouble> values) {

    Samples {
        values = Map.copyOf(values);
    }

    /** Give a sample; empty for no data. */
    OptionalDouble of(Indicator indicator) {
        return known(values.getOrDefault(indicator, OptionalDouble.empty()));
    }

    /** Take what is no number for no data. */
    static OptionalDouble known(OptionalDouble sample) {
        return Double.isFinite(sample.orElse(Double.NaN)) ? sample : OptionalDouble.empty();
    }
}
