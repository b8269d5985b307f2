package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Render decisions for auditors. */
record DecisionRecord(Thresholds thresholds) {

    ObjectNode render(Instant at, Decision decision, String status, CheckWindow window) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("timestamp", at.truncatedTo(ChronoUnit.SECONDS).toString());
        record.put("decision", decision.kind().word());
        record.put("reason", decision.reason());
        record.put("status", status);
        putErrorRate(record, window.newest());
        record.put("failureCount", decision.failureCount());
        record.put("recommendedAction", decision.kind().recommendedAction());
        record.set("evidence", evidence(window));
        return record;
    }

    private ObjectNode evidence(CheckWindow window) {
        ObjectNode evidence = JsonNodeFactory.instance.objectNode();
        evidence.set("recentChecks", recentChecks(window));
        evidence.put(
                "failurePattern",
                FailurePattern.of(window, thresholds.errorRate()).word());
        evidence.put(
                "threshold",
                "errorRate>" + Shares.fraction(thresholds.errorRate()) + ", failures>" + (thresholds.badChecks() - 1));
        return evidence;
    }

    static ArrayNode recentChecks(CheckWindow window) {
        ArrayNode checks = JsonNodeFactory.instance.arrayNode();
        for (HealthCheck check : window.checks()) {
            putFindings(checks.addObject(), check);
        }
        return checks;
    }

    static ObjectNode putFindings(ObjectNode target, HealthCheck check) {
        putErrorRate(target, check).put("healthCall", check.call().word());
        return check.cause().isEmpty() ? target : target.put("cause", check.cause());
    }

    private static ObjectNode putErrorRate(ObjectNode target, HealthCheck check) {
        if (check.errorRate().isPresent()) {
            return target.put("errorRate", Shares.fraction(check.errorRate().getAsDouble()));
        }
        return target.putNull("errorRate");
    }
}
