package dev.firedrill.falsify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Decimals;
import dev.firedrill.events.Event;
import dev.firedrill.events.Times;
import java.util.List;
import java.util.stream.Collectors;

/** Word events and values, short, for the reader of a report. */
final class Said {

    private static final int LONGEST = 60;

    private Said() {}

    /** Name an event, as {@code provider.answered 'llm' of r-0007 at t+12s}. */
    static String of(Event event) {
        return what(event) + " at " + Times.sinceStart(event.time());
    }

    /** Name an event without its time. */
    static String what(Event event) {
        return event.kind().word() + name(event) + requestOf(event);
    }

    private static String first(Event event) {
        return Parts.fields(event.getClass()).stream().findFirst().orElse("");
    }

    /** Name it by its first field, unless that is no text. */
    private static String name(Event event) {
        return Parts.value(event, first(event))
                .filter(String.class::isInstance)
                .map(it -> " " + quoted(it))
                .orElse("");
    }

    private static String requestOf(Event event) {
        return Parts.value(event, "request")
                .filter(it -> !it.equals(0L))
                .map(it -> " of " + request((Long) it))
                .orElse("");
    }

    private static String request(long ordinal) {
        String digits = Long.toString(ordinal);
        return "r-" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /** Name several events by the first of them. */
    static String all(List<? extends Event> events) {
        Event first = events.get(0);
        return events.size() == 1
                ? of(first)
                : "%d %s, the first%s at %s"
                        .formatted(
                                events.size(),
                                first.kind().word() + name(first),
                                requestOf(first),
                                Times.sinceStart(first.time()));
    }

    /** Name an event that never was, with all that it says. */
    static String whole(Event event) {
        String rest = Parts.fields(event.getClass()).stream()
                .filter(field -> !field.equals("request") && !field.equals(first(event)))
                .filter(field -> !isBlank(Parts.value(event, field).orElse("")))
                .map(field -> field + " " + quoted(Parts.value(event, field).orElse("")))
                .collect(Collectors.joining(", "));
        String details = rest.isEmpty() ? "" : " (" + rest + ")";
        return what(event) + details + " at " + Times.sinceStart(event.time());
    }

    private static boolean isBlank(Object value) {
        return value.equals("") || (value instanceof JsonNode json && json.isEmpty());
    }

    /** Quote a value; numbers and flags stand for themselves. */
    static String quoted(Object value) {
        String text =
                value instanceof Double number && Double.isFinite(number) ? Decimals.plain(number) : value.toString();
        String shown = text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                : text;
        return value instanceof Number || value instanceof Boolean ? shown : "'" + shown + "'";
    }
}
