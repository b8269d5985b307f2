package dev.firedrill.model;

import org.apiguardian.api.API;

/** Name an instant of a run by what happens there first, as {@code kind:name} in a file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Mark(Kind kind, String name) {

    /** Say what must happen for the mark to be reached. */
    public enum Kind {
        /** The trigger fired. */
        TRIGGER("trigger"),
        /** The fault began. */
        FAULT("fault"),
        /** The fault ended. */
        HEALED("healed"),
        /** The action ended. */
        ACTION("action"),
        /** The state was entered. */
        STATE("state"),
        /** A named point was passed. */
        POINT("point"),
        /** The system emitted an event of that name. */
        EVENT("event"),
        /**
         * A write took effect: the system reported that it observed the value, at the latest when the declared
         * propagation bound after the write had passed. The name is that of a {@code set} action, or of a control, which
         * stands for its first write.
         */
        EFFECTIVE("effective");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Spell the kind as files do. */
        public String word() {
            return word;
        }
    }

    @Override
    public String toString() {
        return kind.word() + ":" + name;
    }
}
