package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Hold what was decided, for which promotion, and on what grounds.
 *
 * @param checks checks that the monitor had performed
 * @param decision the record of the decision
 */
record Incident(String promotion, String canary, Instant at, int checks, ObjectNode decision) {

    String reason() {
        return decision.path("reason").asText();
    }

    boolean isRollback() {
        return decision.path("decision").asText().equals(Decision.Kind.ROLLBACK.word());
    }

    /** Tell whether it was acted on in vain. */
    boolean failed() {
        return decision.path("status").asText().equals("failed");
    }

    JsonNode recentChecks() {
        return decision.at("/evidence/recentChecks");
    }

    Incident with(String status) {
        return new Incident(promotion, canary, at, checks, decision.deepCopy().put("status", status));
    }
}
