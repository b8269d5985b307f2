package dev.firedrill.backends.socket;

import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import dev.firedrill.world.WirePlan.Stall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Short names for plans. */
final class Plans {

    private Plans() {}

    static WirePlan plan(Segment... segments) {
        return new WirePlan(List.of(segments), true, "as the test says");
    }

    static Head stream() {
        return new Head(200, Map.of("content-type", "text/event-stream"));
    }

    static Head plain(int length) {
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/json");
        headers.put("content-length", Integer.toString(length));
        return new Head(200, headers);
    }

    static Bytes bytes(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static Delay delay(int millis) {
        return new Delay(Duration.ofMillis(millis).toNanos());
    }

    static End end(End.How how) {
        return new End(how);
    }

    static Stall stall() {
        return new Stall();
    }
}
