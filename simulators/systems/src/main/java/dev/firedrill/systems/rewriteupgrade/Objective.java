package dev.firedrill.systems.rewriteupgrade;

import java.util.OptionalDouble;

/** List the ranges in which the studio is healthy, and those that alarm. What lies on a limit is in neither. */
enum Objective {
    SUCCESS(Indicator.SUCCESS_RATE, 0.9, 0.8),
    LATENCY(Indicator.MEAN_LATENCY, 3000, 5000),
    DIFF_PASSES(Indicator.DIFF_PASS_RATE, 0.85, 0.7),
    ANCHOR_PASSES(Indicator.ANCHOR_PASS_RATE, 0.95, 0.85);

    private final Indicator indicator;
    private final double healthy;
    private final double alert;

    Objective(Indicator indicator, double healthy, double alert) {
        this.indicator = indicator;
        this.healthy = healthy;
        this.alert = alert;
    }

    Indicator indicator() {
        return indicator;
    }

    /** Name the band of a sample. No data is no health. */
    Band band(OptionalDouble sample) {
        if (sample.isEmpty()) {
            return Band.NO_DATA;
        }
        if (isBeyond(sample.getAsDouble(), alert, healthy)) {
            return Band.ALERT;
        }
        return isBeyond(sample.getAsDouble(), healthy, alert) ? Band.HEALTHY : Band.WATCH;
    }

    /** Tell whether a sample is past a limit, on the side away from the other one. */
    private static boolean isBeyond(double sample, double limit, double other) {
        return limit > other ? sample > limit : sample < limit;
    }

    /** List the bands. */
    enum Band {
        NO_DATA,
        HEALTHY,
        WATCH,
        ALERT
    }
}
