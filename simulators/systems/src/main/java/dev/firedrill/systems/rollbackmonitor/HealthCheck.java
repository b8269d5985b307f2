package dev.firedrill.systems.rollbackmonitor;

import java.util.OptionalDouble;

/**
 * Hold what one check found.
 *
 * @param errorRate share of failed work, from 0 to 1; empty if unknown
 * @param cause why the health call did not end well; "" if it did
 */
record HealthCheck(OptionalDouble errorRate, HealthCall call, String cause) {

    static HealthCheck of(OptionalDouble errorRate, HealthCall call) {
        return of(errorRate, call, "");
    }

    /** Take a rate for what it is worth: no number, or none that a share can have, is unknown. */
    static HealthCheck of(OptionalDouble errorRate, HealthCall call, String cause) {
        boolean share = errorRate.isPresent() && errorRate.getAsDouble() >= 0 && errorRate.getAsDouble() <= 1;
        return new HealthCheck(share ? errorRate : OptionalDouble.empty(), call, cause);
    }

    boolean errorRateAbove(double limit) {
        return errorRate.isPresent() && errorRate.getAsDouble() > limit;
    }

    /** Say how the health call to the worker ended. */
    enum HealthCall {
        ANSWERED("ok"),
        FAILED("failed"),
        UNKNOWN("unknown");

        private final String word;

        HealthCall(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static HealthCall of(String word) {
            for (HealthCall call : values()) {
                if (call.word.equals(word)) {
                    return call;
                }
            }
            return UNKNOWN;
        }
    }
}
