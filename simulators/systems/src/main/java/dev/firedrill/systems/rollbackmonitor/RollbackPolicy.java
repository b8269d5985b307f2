package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.rollbackmonitor.Decision.Kind;
import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decide from the newest checks: roll back, else escalate, else say how healthy it looks. Unknown is never healthy, and
 * never bad.
 */
class RollbackPolicy {

    private final Thresholds thresholds;

    RollbackPolicy(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    final Thresholds thresholds() {
        return thresholds;
    }

    CheckWindow emptyWindow() {
        return CheckWindow.ofSize(thresholds.windowSize());
    }

    HealthCheck check(OptionalDouble errorRate, HealthCall call, String cause) {
        return HealthCheck.of(errorRate, call, cause);
    }

    Decision judge(CheckWindow window) {
        return rollback(window).or(() -> escalation(window)).orElseGet(() -> look(window));
    }

    final Optional<Decision> rollback(CheckWindow window) {
        int bad = badChecks(window);
        return bad(window.newest()) && bad >= thresholds.badChecks()
                ? Optional.of(new Decision(Kind.ROLLBACK, bad, highErrorRate(window.newest(), bad)))
                : Optional.empty();
    }

    final Optional<Decision> escalation(CheckWindow window) {
        int failedCalls = window.consecutiveFailedCalls();
        return failedCalls >= thresholds.failedCalls()
                ? Optional.of(
                        new Decision(Kind.ESCALATE, failedCalls, failedCalls + " consecutive failed health calls"))
                : Optional.empty();
    }

    final Decision look(CheckWindow window) {
        int bad = badChecks(window);
        return healthy(window.newest())
                ? new Decision(Kind.HEALTHY, bad, "Error rate and health call are fine")
                : new Decision(Kind.DEGRADED, bad, degraded(window.newest(), bad));
    }

    final int badChecks(CheckWindow window) {
        return (int) window.checks().stream().filter(this::bad).count();
    }

    boolean bad(HealthCheck check) {
        return check.errorRateAbove(thresholds.errorRate());
    }

    boolean healthy(HealthCheck check) {
        return check.call() == HealthCall.ANSWERED
                && check.errorRate().isPresent()
                && !bad(check)
                && !check.errorRateAbove(thresholds.degradedRate());
    }

    private String degraded(HealthCheck newest, int bad) {
        if (newest.call() != HealthCall.ANSWERED) {
            String cause = newest.cause().isEmpty() ? "" : ": " + newest.cause();
            return "health call " + newest.call().word() + cause;
        }
        if (newest.errorRate().isEmpty()) {
            return "error-rate-unavailable";
        }
        return bad(newest) ? highErrorRate(newest, bad) + ", pendingRollback=" + bad : elevated(newest);
    }

    private static String highErrorRate(HealthCheck newest, int bad) {
        return String.format(
                Locale.ROOT,
                "High error rate (%s) with %d failures",
                Shares.percent(newest.errorRate().orElseThrow()),
                bad);
    }

    private static String elevated(HealthCheck newest) {
        return "Elevated error rate (%s)"
                .formatted(Shares.percent(newest.errorRate().orElseThrow()));
    }
}
