package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Say what an order to reset the kill-switch lacks. */
class ResetDesk {

    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final String APPROVER = "senior-engineer";

    private final ErrorJournal errors;

    ResetDesk(ErrorJournal errors) {
        this.errors = errors;
    }

    List<String> missing(Order order) {
        List<String> missing = new ArrayList<>();
        if (!yes(order, "fixDeployed")) {
            missing.add("fixDeployed: a fix that is identified and deployed");
        }
        if (!yes(order, "reviewDone")) {
            missing.add("reviewDone: a completed post-incident review");
        }
        if (said(order, "approvedBy").isEmpty() || !said(order, "role").equals(APPROVER)) {
            missing.add("approvedBy and role: the approval of a " + APPROVER);
        }
        if (errors.hasYoungerThan(QUIET)) {
            missing.add("15 minutes without a new error");
        }
        return missing;
    }

    private static boolean yes(Order order, String parameter) {
        return List.of("yes", "true").contains(said(order, parameter));
    }

    private static String said(Order order, String parameter) {
        return order.parameters().getOrDefault(parameter, "").strip();
    }
}
