package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Hold the newest checks. Immutable.
 *
 * @param checks oldest first, at most {@code size}
 */
record CheckWindow(int size, List<HealthCheck> checks) {

    CheckWindow {
        checks = List.copyOf(checks);
    }

    static CheckWindow ofSize(int size) {
        return new CheckWindow(size, List.of());
    }

    CheckWindow with(HealthCheck check) {
        List<HealthCheck> newest = new ArrayList<>(checks);
        newest.add(check);
        return new CheckWindow(size, newest.subList(Math.max(0, newest.size() - size), newest.size()));
    }

    HealthCheck newest() {
        return checks.get(checks.size() - 1);
    }

    int consecutiveFailedCalls() {
        int failed = 0;
        while (failed < checks.size() && checks.get(checks.size() - 1 - failed).call() == HealthCall.FAILED) {
            failed++;
        }
        return failed;
    }
}
