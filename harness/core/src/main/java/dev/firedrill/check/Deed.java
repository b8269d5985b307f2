package dev.firedrill.check;

import dev.firedrill.events.Event.ActionEnded;
import dev.firedrill.events.Event.ActionStarted;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Action;
import org.jspecify.annotations.Nullable;

/** Hold what became of an operator's action: when it began and how it ended, as far as it did. */
record Deed(@Nullable ActionStarted started, @Nullable ActionEnded ended) {

    private static final String DONE = "done";

    static Deed of(String action, EventLog log) {
        return new Deed(
                log.all(ActionStarted.class).stream()
                        .filter(it -> it.action().equals(action))
                        .findFirst()
                        .orElse(null),
                log.all(ActionEnded.class).stream()
                        .filter(it -> it.action().equals(action))
                        .findFirst()
                        .orElse(null));
    }

    /** Say what is wrong with how it ended, {@code null} where it ended as declared. */
    @Nullable
    String flaw(Action action) {
        if (ended == null) {
            return "had not ended when the run ended";
        }
        if (ended.outcome().equals(DONE)) {
            return action.fails() ? "was done at %s".formatted(Words.when(ended)) : null;
        }
        return action.fails() ? null : "failed at %s%s".formatted(Words.when(ended), detail(ended));
    }

    private static String detail(ActionEnded ended) {
        return ended.detail().isBlank() ? "" : ": " + Words.quote(ended.detail());
    }
}
