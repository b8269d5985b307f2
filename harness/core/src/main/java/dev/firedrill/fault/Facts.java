package dev.firedrill.fault;

import dev.firedrill.world.Interference.Touch;

/** Name the facts that {@code where} can ask for. */
final class Facts {

    private Facts() {}

    static String of(Touch touch, String fact) {
        return switch (fact) {
            case "request", "turn" -> Long.toString(touch.request());
            case "kind" -> touch.kind();
            case "user" -> touch.user();
            case "purpose" -> touch.purpose();
            case "attempt" -> Integer.toString(touch.attempt());
            default ->
                throw new IllegalArgumentException(
                        "expected one of request, kind, user, purpose, attempt as a fact of 'where', found '%s'"
                                .formatted(fact));
        };
    }
}
