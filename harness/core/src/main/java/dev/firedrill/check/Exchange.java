package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ProviderAnswered;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.events.Event.ProviderFailed;
import org.jspecify.annotations.Nullable;

/** Hold one call to a provider and what came of it; nothing yet where the run ended before. */
final class Exchange {

    private static final int FIRST_ERROR_STATUS = 400;

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

    /** Say what was wrong with an answer that was not whole. */
    String flaw() {
        return end instanceof ProviderFailed failed
                ? "broke off with %s after %s".formatted(failed.failure(), Words.count(failed.received(), "byte"))
                : "ended in good order but was not whole";
    }
}
