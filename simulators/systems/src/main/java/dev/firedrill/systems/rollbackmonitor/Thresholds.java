package dev.firedrill.systems.rollbackmonitor;

/**
 * Hold what a monitor goes by.
 *
 * @param errorRate a check is bad above this share of failed work
 * @param degradedRate a check is no longer healthy above this share
 * @param windowSize number of newest checks that count
 * @param badChecks bad checks in the window that roll back
 * @param failedCalls consecutive failed health calls that escalate
 */
record Thresholds(double errorRate, double degradedRate, int windowSize, int badChecks, int failedCalls) {

    static final Thresholds DEFAULT = new Thresholds(0.2, 0.05, 5, 3, 2);

    Thresholds withBadChecks(int number) {
        return new Thresholds(errorRate, degradedRate, windowSize, number, failedCalls);
    }

    Thresholds withErrorRate(double share) {
        return new Thresholds(share, degradedRate, windowSize, badChecks, failedCalls);
    }

    Thresholds withFailedCalls(int number) {
        return new Thresholds(errorRate, degradedRate, windowSize, badChecks, number);
    }

    Thresholds withWindowSize(int number) {
        return new Thresholds(errorRate, degradedRate, number, badChecks, failedCalls);
    }
}
