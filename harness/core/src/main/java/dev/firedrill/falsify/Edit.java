package dev.firedrill.falsify;

import dev.firedrill.check.Evidence;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hold one edit of the evidence.
 *
 * @param words what it does, in the past tense
 * @param log name of the log it edits: "" for the run itself, otherwise the twin's
 * @param invented what it lets happen under a name of the system's own, whether such a thing ever happened or not
 */
record Edit(String words, String log, Patch patch, Optional<Pattern> invented) {

    Edit(String words, String log, Patch patch) {
        this(words, log, patch, Optional.empty());
    }

    /** Say what it makes up. */
    Edit inventing(Optional<Pattern> pattern) {
        return new Edit(words, log, patch, pattern);
    }

    /** Do another edit of the same log as well, at other places. */
    Edit and(Edit other) {
        return new Edit(words + " and " + other.words, log, patch.and(other.patch));
    }

    Evidence applied(Evidence evidence) {
        EventLog edited = patch.applied(evidence.log(log));
        if (log.isEmpty()) {
            return new Evidence(evidence.scenario(), evidence.seed(), edited, evidence.twins(), evidence.sight());
        }
        Map<String, EventLog> twins = new TreeMap<>(evidence.twins());
        twins.put(log, edited);
        return new Evidence(evidence.scenario(), evidence.seed(), evidence.log(), twins, evidence.sight());
    }
}
