package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ProviderAnswered;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.events.Event.ProviderFailed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hold one call to a provider and what came of it; nothing yet where the run ended before. */
final class Exchange {

    private static final int FIRST_ERROR_STATUS = 400;
    private static final int FIRST_STATUS_OF_SERVERS = 500;

    /** Official clients ask again after these, and after any status of a server's own failure. */
    private static final List<Integer> RETRYABLE = List.of(408, 409, 429);

    private static final String RUN_ENDED = "RUN_ENDED";

    /** The system hung up, the run was over, or nobody offers such a provider. */
    private static final List<String> BEYOND_RETRY = List.of("CANCELLED", RUN_ENDED, "UNKNOWN");

    private final ProviderCalled called;
    private @Nullable Event end;

    Exchange(ProviderCalled called) {
        this.called = called;
    }

    void end(Event how) {
        end = how;
    }

    ProviderCalled called() {
        return called;
    }

    @Nullable
    Event end() {
        return end;
    }

    /** Say whether the system got something of an answer that it could show; an error is none. */
    boolean brought() {
        return end instanceof ProviderFailed failed
                ? failed.received() > 0
                : end instanceof ProviderAnswered answered && answered.status() < FIRST_ERROR_STATUS;
    }

    boolean whole() {
        return end instanceof ProviderAnswered answered && answered.whole();
    }

    /** Say whether it ended in a way that a later attempt may heal. */
    boolean invitesRetry() {
        return end instanceof ProviderFailed failed
                ? !BEYOND_RETRY.contains(failed.failure())
                : end instanceof ProviderAnswered answered
                        && (answered.status() >= FIRST_STATUS_OF_SERVERS || RETRYABLE.contains(answered.status()));
    }

    /** Say what was wrong with an answer that was not whole. */
    String flaw() {
        if (!(end instanceof ProviderFailed failed)) {
            return "ended in good order but was not whole";
        }
        String how = failed.failure().equals(RUN_ENDED)
                ? "was still open when the run ended,"
                : "broke off with " + failed.failure();
        return how + " after " + Words.count(failed.received(), "byte");
    }
}
