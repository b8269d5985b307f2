package dev.firedrill.backends;

import dev.firedrill.world.WirePlan.Bytes;
import java.util.Arrays;

/** Say how events follow one another in a stream. */
enum Framing {
    /** Server-sent events, one JSON object in each. */
    EVENTS("text/event-stream", "data: ", "\n\n"),
    /** One JSON object on each line. */
    LINES("application/x-ndjson", "", "\n");

    private final String contentType;
    private final String before;
    private final String after;

    Framing(String contentType, String before, String after) {
        this.contentType = contentType;
        this.before = before;
        this.after = after;
    }

    String contentType() {
        return contentType;
    }

    /** Begin an event; the name is "" for those without one. */
    Template.Builder begin(String name) {
        return new Template.Builder().literal(name.isEmpty() ? before : "event: " + name + "\n" + before);
    }

    Template end(Template.Builder event) {
        return event.literal(after).build();
    }

    Template event(String name, String data) {
        return end(begin(name).literal(data));
    }

    /** Find where the JSON of an event begins. */
    int dataBegin(Bytes event) {
        byte[] content = event.content();
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '{' && (i == 0 || this == LINES || content[i - 1] == ' ')) {
                return i;
            }
        }
        return 0;
    }

    /** Find where it ends. */
    int dataEnd(Bytes event) {
        return event.content().length - after.length();
    }

    byte[] data(Bytes event) {
        return Arrays.copyOfRange(event.content(), dataBegin(event), dataEnd(event));
    }
}
