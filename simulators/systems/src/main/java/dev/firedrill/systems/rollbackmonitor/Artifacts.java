package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Keep records where auditors look for them. */
record Artifacts(Files files, Outbox outbox) {

    static final String FOLDER = "state/analytics/";

    private static final String KILL_SWITCH_AUDIT = FOLDER + "kill_switch_audit.log";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Write a file of its own, also when there is one of that kind and instant. */
    void write(String kind, Instant at, JsonNode content) {
        outbox.file(name(kind), writing(kind, at, content));
    }

    /** Write it when the disk takes it again, which is not to be tried now. */
    void writeLater(String kind, Instant at, JsonNode content) {
        outbox.postpone(name(kind), writing(kind, at, content));
    }

    private static String name(String kind) {
        return "artifact '%s'".formatted(kind);
    }

    private static ObjectNode writing(String kind, Instant at, JsonNode content) {
        return Shelf.fileOfItsOwn(FOLDER + kind + "_" + STAMP.format(at), content.toString());
    }

    /** Add a line: when, what, by which way, by whom. */
    void auditKillSwitch(Instant at, String action, String source, String actor) {
        String line = "%s %s source=%s actor=%s\n".formatted(at, action, source, actor);
        outbox.file("kill_switch_audit.log", Shelf.line(KILL_SWITCH_AUDIT, line));
    }
}
