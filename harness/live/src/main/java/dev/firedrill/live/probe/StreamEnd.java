package dev.firedrill.live.probe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Say by what a whole stream of events ends, as {@code system.json} spells it.
 *
 * @param key {@code event} for the name of the last event, {@code data} for what it says
 */
record StreamEnd(String key, String value) {

    private static final Pattern BETWEEN = Pattern.compile("\\R\\R+");
    private static final String EVENT = "event";
    private static final String DATA = "data";
    private static final String DONE = "[DONE]";

    /** Find it in a stream that is whole: its last event has a name of its own, or says that it is the last. */
    static Optional<StreamEnd> of(String body) {
        List<String> events = BETWEEN.splitAsStream(body.strip()).toList();
        String last = events.isEmpty() ? "" : events.get(events.size() - 1);
        return field(last, EVENT)
                .filter(name -> events.stream()
                                .filter(event -> field(event, EVENT).equals(Optional.of(name)))
                                .count()
                        == 1)
                .map(name -> new StreamEnd(EVENT, name))
                .or(() -> field(last, DATA).filter(DONE::equals).map(data -> new StreamEnd(DATA, data)));
    }

    private static Optional<String> field(String event, String name) {
        return event.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
