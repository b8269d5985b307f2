package dev.firedrill.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Hold what stands in the store for one scenario.
 *
 * @param text the file; "" unless {@link State#PRESENT}
 * @param document its content; missing unless {@link State#PRESENT}
 * @param problem what is wrong with a file that is {@link State#CORRUPT}, and at which line
 */
record StoredGolden(State state, String text, JsonNode document, String problem) {

    /** Say what the store holds. */
    enum State {
        /** No file. */
        MISSING,
        /** A file that is no golden. */
        CORRUPT,
        /** A golden. */
        PRESENT
    }

    static StoredGolden missing() {
        return new StoredGolden(State.MISSING, "", MissingNode.getInstance(), "");
    }

    static StoredGolden corrupt(String problem) {
        return new StoredGolden(State.CORRUPT, "", MissingNode.getInstance(), problem);
    }

    static StoredGolden present(String text, JsonNode document) {
        return new StoredGolden(State.PRESENT, text, document, "");
    }
}
