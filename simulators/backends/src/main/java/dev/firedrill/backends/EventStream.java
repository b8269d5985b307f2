package dev.firedrill.backends;

import java.util.ArrayList;
import java.util.List;

/**
 * Hold an answer as the events of a stream.
 *
 * @param opening how many come before the first event of content
 * @param content how many events of content there are
 * @param withUsage the same with the event of usage that some callers ask for
 */
record EventStream(List<Template> events, int opening, int content, List<Template> withUsage) {

    EventStream {
        events = List.copyOf(events);
        withUsage = List.copyOf(withUsage);
    }

    /** Collect events in order. */
    static final class Builder {

        private final List<Template> events = new ArrayList<>();
        private int opening;
        private int content;

        Builder add(Template event) {
            events.add(event);
            return this;
        }

        Builder content(List<Template> pieces) {
            opening = events.size();
            content = pieces.size();
            events.addAll(pieces);
            return this;
        }

        EventStream build() {
            return new EventStream(events, opening, content, events);
        }

        /** Build with an event of usage before the last. */
        EventStream build(Template usage) {
            List<Template> withUsage = new ArrayList<>(events);
            withUsage.add(withUsage.size() - 1, usage);
            return new EventStream(events, opening, content, withUsage);
        }
    }
}
