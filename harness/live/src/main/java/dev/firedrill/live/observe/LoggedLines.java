package dev.firedrill.live.observe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Observation;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Read events out of lines that a service logged elsewhere, by what its {@code system.json} says of its output and of the
 * files it adds lines to. Requests may have any names; they are numbered in the order of their arrival. One of which no line
 * tells the arrival arrived with the first line that names it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LoggedLines {

    private static final String INSTANCE = "main";
    private static final String REQUEST = "request";
    private static final long NANOS_OF_MILLI = 1_000_000L;

    private final List<Place> places;

    /** Hold where lines come from: its name, what a line begins with, and what is read in the rest. */
    private record Place(String name, String prefix, List<EventReading> readings) {

        Optional<JsonNode> record(String line) {
            String plain = Records.plain(line);
            return plain.startsWith(prefix)
                    ? Optional.of(Records.of(plain.substring(prefix.length())))
                    : Optional.empty();
        }

        /** Where nothing tells its records apart, a line that is no JSON object is one for people. */
        boolean isForPeople(JsonNode record) {
            return prefix.isEmpty() && !record.isObject();
        }
    }

    /** Hold what one reading found in one line; {@code request} is the name of its request, "" for none. */
    private record Told(long time, EventReading reading, JsonNode record, String request) {

        boolean isArrival() {
            return reading.reading().event().equals(EventKind.REQUEST_ARRIVED.word());
        }
    }

    /**
     * Prepare to read.
     *
     * @param place one of {@link #places} whose lines they are; absent for any
     */
    public LoggedLines(LiveSystem system, Optional<String> place) {
        this.places = system.observations().stream()
                .flatMap(it -> place(it).stream())
                .filter(it -> place.isEmpty() || place.get().equals(it.name()))
                .toList();
    }

    private static Optional<Place> place(Observation observation) {
        List<EventReading> readings =
                observation.readings().stream().map(EventReading::new).toList();
        if (observation.source() instanceof Source.Output output) {
            return Optional.of(new Place(output.part(), output.prefix(), readings));
        } else if (observation.source() instanceof Source.Lines lines) {
            String file = lines.file();
            return Optional.of(new Place(file.substring(file.lastIndexOf('/') + 1), lines.prefix(), readings));
        }
        return Optional.empty();
    }

    /** Name what writes lines: processes, and files without their folders. */
    public static Set<String> places(LiveSystem system) {
        Set<String> names = new TreeSet<>();
        system.observations().forEach(it -> place(it).ifPresent(place -> names.add(place.name())));
        return names;
    }

    /** Name the kinds of event that are read without a time of their own; of lines read later nobody knows it. */
    public Set<String> timeless() {
        Set<String> kinds = new TreeSet<>();
        readings().stream().filter(it -> it.time().isEmpty()).forEach(it -> kinds.add(it.event()));
        return kinds;
    }

    /** Name the kinds of event that the lines can tell. */
    public Set<EventKind> kinds() {
        Set<EventKind> kinds = EnumSet.of(EventKind.RUN_STARTED, EventKind.RUN_ENDED, EventKind.REQUEST_ARRIVED);
        readings().forEach(it -> EventKind.ofWord(it.event()).ifPresent(kinds::add));
        return kinds;
    }

    private List<Reading> readings() {
        return places.stream()
                .flatMap(it -> it.readings().stream())
                .map(EventReading::reading)
                .toList();
    }

    /** Say that a line does not tell what it should. */
    public static final class BrokenLineException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int line;

        BrokenLineException(int line, String what) {
            super(what);
            this.line = line;
        }

        /** Give the number of the line, from 1. */
        public int line() {
            return line;
        }
    }

    /**
     * Read.
     *
     * @param t0 when the run began; absent for when the first of its events happened. What is older happened at t0
     * @throws BrokenLineException if a line is meant, and does not tell all that is to be read in it
     */
    public List<Event> read(List<String> lines, Optional<Instant> t0) throws BrokenLineException {
        ScenarioTime time = since(t0.isPresent() ? t0.get() : earliest(lines));
        List<Told> told = new ArrayList<>(told(lines, time));
        told.sort(Comparator.comparingLong(Told::time));
        return new Numbering(told).events(time);
    }

    private Instant earliest(List<String> lines) throws BrokenLineException {
        long nanos = told(lines, since(Instant.EPOCH)).stream()
                .mapToLong(Told::time)
                .min()
                .orElse(0);
        return Instant.ofEpochMilli(nanos / NANOS_OF_MILLI);
    }

    private static ScenarioTime since(Instant t0) {
        long[] now = {0};
        ScenarioTime time = new ScenarioTime(() -> now[0], 1);
        time.begin(t0);
        now[0] = Long.MAX_VALUE;
        return time;
    }

    private List<Told> told(List<String> lines, ScenarioTime time) throws BrokenLineException {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (Place place : places) {
                Optional<JsonNode> record = place.record(lines.get(i));
                if (record.isPresent()) {
                    tell(place, record.get(), i + 1, time, told);
                }
            }
        }
        return told;
    }

    private static void tell(Place place, JsonNode record, int line, ScenarioTime time, List<Told> told)
            throws BrokenLineException {
        for (EventReading reading : place.readings()) {
            String request = request(reading.reading(), record);
            EventReading.Said said = reading.read(record, request.isEmpty() ? 0 : 1);
            if (!said.wanting().isEmpty() && !place.isForPeople(record)) {
                throw new BrokenLineException(line, said.wanting());
            }
            if (said.event().isPresent()) {
                told.add(new Told(when(reading.reading(), record, line, time), reading, record, request));
            }
        }
    }

    private static long when(Reading reading, JsonNode record, int line, ScenarioTime time) throws BrokenLineException {
        String pointer = reading.time().orElse("");
        OptionalLong when = time.of(record.at(pointer));
        if (when.isEmpty()) {
            throw new BrokenLineException(
                    line,
                    "'%s' was no date and time with zone and no milliseconds since 1970 for %s"
                            .formatted(pointer, reading.event()));
        }
        return when.getAsLong();
    }

    private static String request(Reading reading, JsonNode record) {
        String source = reading.fields().getOrDefault(REQUEST, "''");
        if (source.startsWith("'")) {
            return source.substring(1, source.length() - 1);
        }
        JsonNode found = record.at(JsonPointer.compile(source));
        String name = found.isMissingNode() || found.isNull()
                ? ""
                : Scalars.text(found).strip();
        return name.equals("0") ? "" : name;
    }

    /** Numbers the requests of what was told, which stands in the order of its times, and makes events of it. */
    private static final class Numbering implements Seen {

        private final List<Told> told;
        private final Set<String> announced = new HashSet<>();
        private final Map<String, Long> ordinals = new HashMap<>();
        private final Map<EventReading, Interpreter> interpreters = new HashMap<>();
        private final Set<String> arrived = new HashSet<>();
        private final List<Event> events = new ArrayList<>();

        Numbering(List<Told> told) {
            this.told = told;
            told.stream().filter(Told::isArrival).forEach(it -> announced.add(it.request()));
            told.stream()
                    .filter(it -> !it.request().isEmpty())
                    .filter(it -> it.isArrival() || !announced.contains(it.request()))
                    .forEach(it -> ordinals.putIfAbsent(it.request(), ordinals.size() + 1L));
        }

        List<Event> events(ScenarioTime time) {
            Complaints complaints = new Complaints(this);
            for (Told one : told) {
                long request = ordinals.getOrDefault(one.request(), 0L);
                if (request > 0 && !announced.contains(one.request()) && arrived.add(one.request())) {
                    events.add(new Event.RequestArrived(stamp(one.time(), Stamp.HARNESS), request, "", "", ""));
                }
                interpreters
                        .computeIfAbsent(
                                one.reading(), it -> new Interpreter("", List.of(it.reading()), time, this, complaints))
                        .take(one.record(), request, one.time());
            }
            return events;
        }

        private Stamp stamp(long time, String instance) {
            return new Stamp(time, events.size() + 1L, instance, 0);
        }

        @Override
        public void event(long time, String instance, Function<Stamp, Event> event) {
            events.add(event.apply(stamp(time, instance.isEmpty() ? INSTANCE : instance)));
        }

        @Override
        public void unreadable(String what) {
            throw new IllegalStateException("expected what was read before, found: " + what);
        }
    }
}
