package dev.firedrill.model;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Declare a port of the system that faults can strike.
 *
 * @param purposes of a provider, all that the system may call it for; empty means any
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FaultTarget(String name, Kind kind, List<String> purposes) {

    public FaultTarget {
        purposes = List.copyOf(purposes);
    }

    /** Declare a port without purposes. */
    public FaultTarget(String name, Kind kind) {
        this(name, kind, List.of());
    }

    /** Say what stands behind the port. */
    public enum Kind {
        PROVIDER("provider"),
        FLAGS("flags"),
        METRIC("metric"),
        /** A named point that requests pass. */
        POINT("point"),
        /** A component with a clock. */
        COMPONENT("component"),
        /** The files that the system writes. */
        FILES("files"),
        /** Where the system tells others: {@code alerts}, {@code audit} or {@code listeners} of its events. */
        SINK("sink");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Spell the kind as files do. */
        public String word() {
            return word;
        }
    }
}
