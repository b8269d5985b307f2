package dev.firedrill.live.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.events.Event;
import dev.firedrill.model.LiveSystem.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Make events of the records of one source, and keep in mind what is no news. Any thread may tell it of a record. */
final class Interpreter {

    private static final List<String> SUBJECTS = List.of("control", "metric", "objective", "trigger");

    private final String source;
    private final List<EventReading> readings;
    private final ScenarioTime time;
    private final Seen seen;
    private final Complaints complaints;
    private final Map<String, ObjectNode> newest = new HashMap<>();

    /**
     * Prepare to read records.
     *
     * @param source what a reviewer knows the source by
     */
    Interpreter(String source, List<Reading> readings, ScenarioTime time, Seen seen, Complaints complaints) {
        this.source = source;
        this.readings = readings.stream().map(EventReading::new).toList();
        this.time = time;
        this.seen = seen;
        this.complaints = complaints;
    }

    /**
     * Take a record.
     *
     * @param request the request it is of, 0 where it says so itself
     * @param asOf when it happened, where it does not say so itself
     */
    void take(JsonNode record, long request, long asOf) {
        take(record, request, asOf, this::complain);
    }

    /** Take a record of which nothing is expected. */
    void takeIfMeant(JsonNode record, long asOf) {
        take(record, 0, asOf, wanting -> {});
    }

    private synchronized void take(JsonNode record, long request, long asOf, Consumer<String> wanting) {
        for (int i = 0; i < readings.size(); i++) {
            EventReading.Said said = readings.get(i).read(record, request);
            if (!said.wanting().isEmpty()) {
                wanting.accept(said.wanting());
            }
            if (said.event().isPresent() && isNews(i, said.fields())) {
                Event event = said.event().get();
                seen.event(when(readings.get(i).reading(), record, asOf), "", event::at);
            }
        }
    }

    /** What is decided for another request is news, even where it is the same. */
    private boolean isNews(int reading, ObjectNode fields) {
        if (!readings.get(reading).reading().changes()) {
            return true;
        }
        return !fields.equals(newest.put(reading + subject(fields), fields));
    }

    /** Name what the news is of: a value of one control says nothing of another one's. */
    private static String subject(ObjectNode said) {
        return SUBJECTS.stream()
                .filter(said::has)
                .findFirst()
                .map(said::get)
                .map(String::valueOf)
                .orElse("");
    }

    private long when(Reading reading, JsonNode record, long asOf) {
        if (reading.time().isEmpty()) {
            return asOf;
        }
        OptionalLong told = time.of(record.at(reading.time().get()));
        if (told.isEmpty()) {
            complain("'%s' of a record was no date and time with zone and no milliseconds since 1970"
                    .formatted(reading.time().get()));
        }
        return told.orElse(asOf);
    }

    void complain(String what) {
        complaints.say(source + ": " + what);
    }
}
