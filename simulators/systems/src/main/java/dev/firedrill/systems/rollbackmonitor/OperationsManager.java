package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** Give how work ended since the last snapshot, and start anew; no rate if there was no work. */
    ObjectNode takeSnapshot() {
        long total = succeeded + failed;
        ObjectNode snapshot = Json.empty().put("succeeded", succeeded).put("failed", failed);
        if (total > 0) {
            snapshot.putObject("validation").put("failureRate", (double) failed / total);
        }
        succeeded = 0;
        failed = 0;
        return snapshot;
    }

    /** Find the rate of a snapshot: the first of its two places in which a share stands; empty for none. */
    static OptionalDouble failureRate(JsonNode snapshot) {
        OptionalDouble validation = share(snapshot.at("/validation/failureRate"));
        return validation.isPresent() ? validation : share(snapshot.path("failureRate"));
    }

    private static OptionalDouble share(JsonNode value) {
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        return number >= 0 && number <= 1 ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
