package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import dev.firedrill.systems.rollbackmonitor.Watch.Phase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Remember the newest watch beyond a crash, and let at most one instance hold it. */
class Memory {

    static final String FILE = Artifacts.FOLDER + "monitoring.json";

    private final KeptFile file;
    private final CheckWindow empty;

    Memory(KeptFile file, CheckWindow empty) {
        this.file = file;
        this.empty = empty;
    }

    final Optional<Watch> recall() {
        return file.read().map(Json::object).filter(it -> it.has("promotion")).map(this::read);
    }

    final String content() {
        return file.read().orElse("");
    }

    final void keep(Watch watch) {
        file.write(write(watch).toString());
    }

    /** Set down that another instance holds it from now on; false if that cannot be written, so that nobody would know. */
    boolean takes(Watch watch) {
        return file.writeNow(write(watch).toString());
    }

    /** Tell whether this watch is the newest one, not yet acted on, and held by the instance that asks. */
    boolean holds(Watch watch) {
        return recall().filter(kept -> same(kept, watch)).isPresent();
    }

    private static boolean same(Watch kept, Watch watch) {
        return kept.promotion().equals(watch.promotion())
                && kept.holder().equals(watch.holder())
                && kept.phase() == Phase.MONITORING;
    }

    /** Set down that it is acted on, unless somebody else did, or holds it; false if so. */
    final boolean claim(Watch watch, Incident incident) {
        boolean free = holds(watch);
        if (free) {
            keep(watch.acting(incident));
        }
        return free;
    }

    /** Set down how far the deed is that this instance had claimed. */
    final void advance(Incident incident, Phase phase) {
        recall().filter(kept -> kept.promotion().equals(incident.promotion()))
                .ifPresent(kept -> keep(kept.acting(incident).in(phase)));
    }

    private static ObjectNode write(Watch watch) {
        ObjectNode content = Json.empty()
                .put("promotion", watch.promotion())
                .put("canary", watch.canary())
                .put("holder", watch.holder())
                .put("startedAt", watch.startedAt())
                .put("tick", watch.tick())
                .put("performed", watch.performed())
                .put("phase", watch.phase().word());
        ArrayNode window = content.putArray("window");
        watch.window().checks().forEach(check -> putExactly(window.addObject(), check));
        watch.incident()
                .ifPresent(incident -> content.putObject("incident")
                        .put("at", incident.at().toString())
                        .set("decision", incident.decision()));
        return content;
    }

    /** Put a rate with every digit: rounded, it could be on the other side of a limit in the next life. */
    private static void putExactly(ObjectNode target, HealthCheck check) {
        DecisionRecord.putFindings(target, check);
        check.errorRate().ifPresent(rate -> target.put("errorRate", new BigDecimal(rate)));
    }

    private Watch read(ObjectNode content) {
        CheckWindow window = empty;
        for (JsonNode check : content.path("window")) {
            window = window.with(check(check));
        }
        Watch watch = new Watch(
                content.path("promotion").asText(),
                content.path("canary").asText(),
                content.path("holder").asText(),
                content.path("startedAt").asLong(),
                content.path("tick").asInt(),
                content.path("performed").asInt(),
                Phase.of(content.path("phase").asText()),
                window,
                Optional.empty());
        return content.path("incident") instanceof ObjectNode incident ? decided(watch, incident) : watch;
    }

    private static Watch decided(Watch watch, ObjectNode incident) {
        Incident decided = new Incident(
                watch.promotion(),
                watch.canary(),
                Instant.parse(incident.path("at").asText()),
                watch.performed(),
                (ObjectNode) incident.path("decision"));
        return watch.acting(decided).in(watch.phase());
    }

    private static HealthCheck check(JsonNode check) {
        JsonNode rate = check.path("errorRate");
        return HealthCheck.of(
                rate.isNumber() ? OptionalDouble.of(rate.asDouble()) : OptionalDouble.empty(),
                HealthCall.of(check.path("healthCall").asText()),
                check.path("cause").asText(""));
    }
}
