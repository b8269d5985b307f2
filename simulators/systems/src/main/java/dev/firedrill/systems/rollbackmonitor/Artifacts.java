package dev.firedrill.systems.rollbackmonitor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.world.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Keep records where auditors look for them. */
record Artifacts(Files files) {

    private static final String FOLDER = "state/analytics/";
    private static final String KILL_SWITCH_AUDIT = FOLDER + "kill_switch_audit.log";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Write a file of its own, also when there is one of that kind and instant. */
    void write(String kind, Instant at, JsonNode content) {
        String stem = FOLDER + kind + "_" + STAMP.format(at);
        String path = stem + ".json";
        for (int copy = 2; files.read(path).isPresent(); copy++) {
            path = stem + "-" + copy + ".json";
        }
        files.write(path, content.toString());
    }

    void auditKillSwitch(Instant at, String action, String actor) {
        files.append(KILL_SWITCH_AUDIT, at + " " + action + " by " + actor + "\n");
    }
}
