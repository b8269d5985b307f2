package dev.firedrill.model;

import org.apiguardian.api.API;

/** Declare a port of the system that faults can strike. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FaultTarget(String name, Kind kind) {

    /** Say what stands behind the port. */
    public enum Kind {
        PROVIDER("provider"),
        FLAGS("flags"),
        METRIC("metric");

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
