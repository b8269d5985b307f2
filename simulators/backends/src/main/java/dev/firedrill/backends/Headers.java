package dev.firedrill.backends;

import dev.firedrill.world.WirePlan.Head;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes heads, names in order. A plain answer announces the length of its body, so that a reader notices an early end; a
 * stream does not, and a transport tells by that how to frame it.
 */
final class Headers {

    private static final String LENGTH = "content-length";
    private static final String TYPE = "content-type";

    private Headers() {}

    static Head plain(int status, String type, long length, String idHeader, String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(LENGTH, Long.toString(length));
        headers.put(TYPE, type);
        headers.put(idHeader, id);
        return new Head(status, Collections.unmodifiableMap(headers));
    }

    static Head stream(String type, String idHeader, String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(TYPE, type);
        headers.put(idHeader, id);
        return new Head(200, Collections.unmodifiableMap(headers));
    }

    static Head announcing(Head head, long length) {
        return with(head, Map.of(LENGTH, Long.toString(length)));
    }

    static Head with(Head head, Map<String, String> more) {
        TreeMap<String, String> headers = new TreeMap<>(head.headers());
        headers.putAll(more);
        return new Head(head.status(), Collections.unmodifiableMap(headers));
    }
}
