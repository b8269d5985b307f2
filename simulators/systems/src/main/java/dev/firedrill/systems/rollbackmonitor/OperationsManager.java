package dev.firedrill.systems.rollbackmonitor;

import java.util.OptionalDouble;

/** Count how work ends between two health checks. */
final class OperationsManager {

    private long succeeded;
    private long failed;

    void succeeded() {
        succeeded++;
    }

    void failed() {
        failed++;
    }

    /** Give the share of failed work since the last snapshot; empty if there was no work. */
    OptionalDouble takeFailureRate() {
        long total = succeeded + failed;
        OptionalDouble rate = total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) failed / total);
        succeeded = 0;
        failed = 0;
        return rate;
    }
}
