package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.rollbackmonitor.Decision.Kind;
import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;

/**
 * Decide from the newest checks: roll back, else escalate, else say how healthy it looks. Unknown is never healthy, and
 * never bad.
 */
record RollbackPolicy(Thresholds thresholds) {

    Decision judge(CheckWindow window) {
        int bad = window.checksAbove(thresholds.errorRate());
        if (bad(window.newest()) && bad >= thresholds.badChecks()) {
            return new Decision(Kind.ROLLBACK, bad, highErrorRate(window.newest(), bad));
        }
        int failedCalls = window.consecutiveFailedCalls();
        if (failedCalls >= thresholds.failedCalls()) {
            return new Decision(Kind.ESCALATE, failedCalls, failedCalls + " consecutive failed health calls");
        }
        return healthy(window.newest())
                ? new Decision(Kind.HEALTHY, bad, "Error rate and health call are fine")
                : new Decision(Kind.DEGRADED, bad, degraded(window.newest(), bad));
    }

    boolean bad(HealthCheck check) {
        return check.errorRateAbove(thresholds.errorRate());
    }

    private boolean healthy(HealthCheck check) {
        return check.call() == HealthCall.ANSWERED
                && check.errorRate().isPresent()
                && !check.errorRateAbove(thresholds.degradedRate());
    }

    private String degraded(HealthCheck newest, int bad) {
        if (newest.call() != HealthCall.ANSWERED) {
            return "health call " + newest.call().word();
        }
        if (newest.errorRate().isEmpty()) {
            return "error-rate-unavailable";
        }
        return bad(newest) ? highErrorRate(newest, bad) + ", pendingRollback=" + bad : elevated(newest);
    }

    private static String highErrorRate(HealthCheck newest, int bad) {
        return "High error rate (%s) with %d failures"
                .formatted(Shares.percent(newest.errorRate().orElseThrow()), bad);
    }

    private static String elevated(HealthCheck newest) {
        return "Elevated error rate (%s)"
                .formatted(Shares.percent(newest.errorRate().orElseThrow()));
    }
}
