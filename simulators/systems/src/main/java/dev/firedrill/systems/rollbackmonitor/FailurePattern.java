package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import java.util.List;

/** Describe how bad checks lie in a window. */
enum FailurePattern {
    NONE("none"),
    CONSECUTIVE("consecutive_failures"),
    INTERMITTENT("intermittent");

    private final String word;

    FailurePattern(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static FailurePattern of(CheckWindow window, double limit) {
        List<Boolean> bad = window.checks().stream()
                .map(check -> check.call() == HealthCall.FAILED || check.errorRateAbove(limit))
                .toList();
        if (!bad.contains(true)) {
            return NONE;
        }
        int span = bad.lastIndexOf(true) - bad.indexOf(true) + 1;
        long count = bad.stream().filter(it -> it).count();
        return span > 1 && span == count ? CONSECUTIVE : INTERMITTENT;
    }
}
