package dev.firedrill.model;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Name something that can happen in a run.
 *
 * @param name whom or what it concerns; {@link #ANY} stands for any
 * @param where further values it must have, by {@linkplain Subject#facts() fact}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Pattern(Subject subject, String name, Map<String, String> where) {

    /** Name that stands for any. */
    public static final String ANY = "*";

    public Pattern {
        where = Copies.of(where);
    }

    /** Name it without further values. */
    public Pattern(Subject subject, String name) {
        this(subject, name, Map.of());
    }

    /** Say what kind of thing it is. */
    public enum Subject {
        /** A state was entered. */
        STATE("state", false),
        /** A trigger fired. */
        TRIGGER("trigger", false, "reason"),
        /** A request was decided onto a route. */
        ROUTE("route", false, "detected", "reason", "request"),
        /** The system emitted an event of its own; further facts are members of its details. */
        EVENT("event", true, "key"),
        /** A reason was given, with a route or with a failure. */
        REASON("reason", false, "request"),
        /** A guard judged a request. */
        GUARD("guard", false, "outcome", "reason", "request"),
        /** A request was answered with a status, or failed, which is the status {@code failed}. */
        STATUS("status", true, "reason", "message", "request"),
        /** A provider was called for a purpose. */
        CALL("call", false, "provider", "attempt", "request"),
        /** A telemetry line with a prefix was written; further facts are members of a JSON line. */
        LINE("line", true, "text", "request"),
        /** An alert of a severity was sent. */
        ALERT("alert", false, "message"),
        /** An action was audited; further facts are members of its details. */
        AUDIT("audit", true, "actor", "entity"),
        /** The system reported the value of a control or the fingerprint of a configuration that it goes by. */
        CONFIG("config", false, "value"),
        /** A control was written. */
        WRITE("write", false, "value", "actor"),
        /** An operator's action ended. */
        ACTION("action", false, "outcome", "detail"),
        /** A person's signal reached the system. */
        SIGNAL("signal", false, "value"),
        /** A named point was passed. */
        POINT("point", false),
        /** The system judged an objective. */
        OBJECTIVE("objective", false, "band"),
        /** A file was written. */
        ARTIFACT("artifact", false, "content");

        private final String word;
        private final boolean open;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> facts;

        Subject(String word, boolean open, String... facts) {
            this.word = word;
            this.open = open;
            this.facts = List.of(facts);
        }

        /** Spell the subject as files do. */
        public String word() {
            return word;
        }

        /** List the facts that {@code where} can name. */
        public List<String> facts() {
            return facts;
        }

        /** Tell whether its names are the system's own, so that no file need declare them. */
        public boolean free() {
            return switch (this) {
                case EVENT, GUARD, STATUS, CALL, LINE, ALERT, AUDIT, ARTIFACT -> true;
                case STATE, TRIGGER, ROUTE, REASON, CONFIG, WRITE, ACTION, SIGNAL, POINT, OBJECTIVE -> false;
            };
        }

        /** Tell whether {@code where} can also name members of what the system itself wrote. */
        public boolean open() {
            return open;
        }
    }

    @Override
    public String toString() {
        return subject.word() + ":" + name;
    }
}
