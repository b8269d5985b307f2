package dev.firedrill.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Declare how a service that runs for real is started, driven and observed: the content of {@code system.json}.
 *
 * <p>Texts named <em>template</em> may hold placeholders: {@code ${port}} and {@code ${port.NAME}} free ports of this
 * machine, {@code ${url}} the service, {@code ${providers.NAME.url}} a model provider we play, {@code ${state}} a folder
 * that is new for each run and outlives restarts, {@code ${setup}} a JSON file that tells the run (environment, flags, seed,
 * startsAt, timeScale, variant), {@code ${variant}}, {@code ${seed}}, {@code ${timeScale}}, {@code ${root}} the project,
 * {@code ${java}} and {@code ${classpath}} of the harness itself. In a request also {@code ${input}}, {@code ${user}},
 * {@code ${kind}}, {@code ${request}} (its ordinal) and {@code ${attributes.NAME}}; in an operation also {@code ${control}},
 * {@code ${value}}, {@code ${actor}} and {@code ${parameters.NAME}}.
 *
 * @param requires programs that must be found on the path of the machine; where one is not, scenarios do not run, and are
 *     told as skipped
 * @param start its processes, in the order of the file; empty where it runs already at {@code url}
 * @param url template: where it is, without a slash at its end
 * @param exchange how a request of a user is sent and its answer read
 * @param kinds the same for kinds of request that differ
 * @param controls how each declared control is written, by its name
 * @param actions how each declared action is ordered, by its name
 * @param signals how what a person reports is told, by its name
 * @param observations where it shows what it decides
 * @param timeScale how many times faster than its own its time may pass: intervals it is told through {@code ${timeScale}}
 *     are so many times shorter; 1 for a service whose time cannot be scaled
 * @param tolerance real time by which what is observed may be late or early; default {@link #TOLERANCE}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LiveSystem(
        Position position,
        List<String> requires,
        List<Part> start,
        String url,
        Exchange exchange,
        Map<String, Exchange> kinds,
        Map<String, Operation> controls,
        Map<String, Operation> actions,
        Map<String, Operation> signals,
        List<Observation> observations,
        double timeScale,
        Duration tolerance) {

    /** Real time by which what is observed may be late where a file says nothing. */
    public static final Duration TOLERANCE = Duration.ofMillis(50);

    public LiveSystem {
        requires = List.copyOf(requires);
        start = List.copyOf(start);
        kinds = Copies.of(kinds);
        controls = Copies.of(controls);
        actions = Copies.of(actions);
        signals = Copies.of(signals);
        observations = List.copyOf(observations);
    }

    /** Say how a kind of request is sent. */
    public Exchange exchange(String kind) {
        return kinds.getOrDefault(kind, exchange);
    }

    /** Give the real time by which what is observed may be late: the tolerance, and the longest time between two looks. */
    public Duration blur() {
        return observations.stream()
                .map(observation -> observation.source().every())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(tolerance);
    }

    /** Name the kinds of event that it shows of itself, as JSON Lines spell them; {@code *} for all that a log can hold. */
    public Set<String> shows() {
        Set<String> shown = new LinkedHashSet<>();
        for (Observation observation : observations) {
            if (observation.source() instanceof Source.Log) {
                shown.add("*");
            }
            observation.readings().forEach(reading -> shown.add(reading.event()));
        }
        return shown;
    }

    /**
     * Declare one process.
     *
     * @param name unique in the file
     * @param command templates: the program and its arguments; no shell interprets them
     * @param folder template: where it runs, relative to the folder of the file; default that folder
     * @param environment templates: variables beside those of the harness, of the scenario and the usual ones of clients
     * @param dependsOn names of processes that must be ready before
     * @param grace how long it may take to end in order before it is killed; default 5 s
     */
    public record Part(
            String name,
            List<String> command,
            String folder,
            Map<String, String> environment,
            List<String> dependsOn,
            Readiness ready,
            Duration grace) {

        public Part {
            command = List.copyOf(command);
            environment = Copies.of(environment);
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /**
     * Declare when a process is ready: all that is set must hold; where nothing is, it must accept connections at {@code
     * url}.
     *
     * @param http template: address that must answer with a status below 400
     * @param line text that must occur in a line of its output
     * @param within how long that may take; default 30 s
     */
    public record Readiness(Optional<String> http, Optional<String> line, Duration within) {}

    /**
     * Declare how a request is sent and its answer read.
     *
     * @param method default POST
     * @param path template, from {@code url} on
     * @param headers templates
     * @param body every text in it is a template, and one that is nothing but a placeholder may become a text only; a
     *     missing node for none
     * @param timeout real time after which the user gives up; default 60 s
     */
    public record Exchange(
            String method, String path, Map<String, String> headers, JsonNode body, Duration timeout, Answer answer) {

        public Exchange {
            headers = Copies.of(headers);
        }
    }

    /**
     * Declare how an answer is read. Pointers are JSON Pointers: into the body, or into the data of each event of a stream;
     * "" is the whole of it.
     *
     * @param text pointer to what the user reads; in a stream, to the part that each event adds. Where the pointed value
     *     is no text its JSON is taken; where there is none, nothing
     * @param status pointer to the service's own word for how it went; absent means {@code ok}
     * @param details pointer to further content; absent means none
     * @param reason pointer to the reason code of a failure; absent means the status of HTTP, as {@code HTTP_503}
     * @param message pointer to what the user is told of a failure; absent means the body
     * @param complete what marks the end of a whole stream; absent means its orderly end is enough
     * @param error what marks a failure although the status of HTTP says none
     */
    public record Answer(
            Form form,
            String text,
            Optional<String> status,
            Optional<String> details,
            Optional<String> reason,
            Optional<String> message,
            Optional<Sign> complete,
            Optional<Sign> error) {}

    /** Say in which form an answer comes. */
    public enum Form {
        JSON("json"),
        TEXT("text"),
        /** Server-sent events; {@code data} that is no JSON stands as a text. */
        SSE("sse"),
        /** One JSON value a line. */
        NDJSON("ndjson");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        /** Spell it as files do. */
        public String word() {
            return word;
        }

        /** Tell whether it comes in parts. */
        public boolean isStream() {
            return this == SSE || this == NDJSON;
        }
    }

    /**
     * Recognise an event of a stream, or a body; all that is set must hold.
     *
     * @param event name of a server-sent event
     * @param data its data, to the letter
     * @param pointer JSON Pointer that must lead to a value other than null, false and ""
     * @param equals what that value must be, as a text
     */
    public record Sign(
            Optional<String> event, Optional<String> data, Optional<String> pointer, Optional<String> equals) {}

    /** Declare how something is done to the service. */
    public sealed interface Operation {

        /** Send a request; a status of 400 or more refuses. */
        record Http(String method, String path, Map<String, String> headers, JsonNode body) implements Operation {
            public Http {
                headers = Copies.of(headers);
            }
        }

        /**
         * Set a variable of the environment of all processes, and restart them.
         *
         * @param variable template; default the control's name
         */
        record Environment(String variable) implements Operation {}

        /**
         * Run one statement on a SQLite file; its {@code ?} take the parameters in their order.
         *
         * @param file template
         * @param parameters templates
         */
        record Sql(String file, String statement, List<String> parameters) implements Operation {
            public Sql {
                parameters = List.copyOf(parameters);
            }
        }

        /**
         * Put a value into a JSON file, whole or not at all.
         *
         * @param file template
         * @param pointer template: where in it; what is missing on the way is made
         * @param type the JSON type of the value
         */
        record JsonFile(String file, String pointer, JsonType type) implements Operation {}

        /** Run a command; an exit code other than 0 refuses, and after {@code within} it is ended and has refused. */
        record Command(List<String> command, Duration within) implements Operation {
            public Command {
                command = List.copyOf(command);
            }
        }
    }

    /** Say of which JSON type a value is written. */
    public enum JsonType {
        TEXT,
        NUMBER,
        BOOLEAN
    }

    /** Declare one place where the service shows what it decides, and what is read there. */
    public record Observation(Position position, Source source, List<Reading> readings) {

        public Observation {
            readings = List.copyOf(readings);
        }
    }

    /** Say where records come from; each is a JSON value. */
    public sealed interface Source {

        /** Give the time between two looks; 0 where what it tells comes by itself. */
        default Duration every() {
            return Duration.ZERO;
        }

        /** A header of each answer; the record is its value as a text. */
        record Header(String name) implements Source {}

        /** The body of each answer; of a stream, each event. */
        record Body() implements Source {}

        /** Lines that a process prints; the record is what follows the prefix: JSON, or else a text. */
        record Output(String part, String prefix) implements Source {}

        /** Lines added to a file; each record is a line: JSON, or else a text. */
        record Lines(String file, String prefix) implements Source {}

        /** What an address answers; an array holds one record for each element, of which those seen before are no news. */
        record Polled(String path, Duration every) implements Source {}

        /** The rows of a query on a SQLite file; a column {@code id} that grows is given back as {@code ?}. */
        record Query(String file, String statement, Duration every) implements Source {}

        /** Our own JSON Lines, streamed by a system of ours that is served; takes no readings. */
        record Log(String path) implements Source {}
    }

    /**
     * Read an event out of a record.
     *
     * @param event kind of event, as JSON Lines spell it
     * @param when what a record must be like; empty means every one
     * @param fields fields of the event: a JSON Pointer into the record ({@code /route}, or "" for all of it), or a text in
     *     single quotes that stands for itself; {@code request} takes the ordinal that the header {@code
     *     x-firedrill-request} told the service, and needs no field where the record is of an answer
     * @param values what becomes of a field's value, by field: the value as the service spells it to what we call it
     * @param time pointer to when it happened: a date and time with zone, or milliseconds since 1970; absent means when it
     *     was read
     * @param changes whether a record is news only where its event differs from the one before; default true for what is
     *     polled, and false for what is told once
     */
    public record Reading(
            String event,
            List<Sign> when,
            Map<String, String> fields,
            Map<String, Map<String, String>> values,
            Optional<String> time,
            boolean changes) {

        public Reading {
            when = List.copyOf(when);
            fields = Copies.of(fields);
            values = Copies.of(values);
        }
    }
}
