package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ProviderAnswered;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.events.Event.ProviderFailed;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * View a log by exchange with a provider: for each request, by its ordinal, what was sent for it and what came of it.
 * Calls for no request, which a system makes in the background, are seen in {@link #all()} alone.
 */
final class Exchanges {

    /** What a check says that needs to know whose a call was, where no call tells. */
    static final String UNTRACED = "no call to a provider could be told to belong to a request";

    private final List<Exchange> all = new ArrayList<>();
    private final @Nullable List<Exchange>[] byRequest;
    private boolean traced;

    Exchanges(EventLog log) {
        this(log, Optional.empty(), Optional.empty());
    }

    /** View only those with one provider, and for one purpose; absent means all. */
    Exchanges(EventLog log, Optional<String> provider, Optional<String> purpose) {
        byRequest = slots(log.all(RequestArrived.class).size() + 1);
        for (ProviderCalled call : log.all(ProviderCalled.class)) {
            if (provider.map(call.provider()::equals).orElse(true)
                    && purpose.map(call.purpose()::equals).orElse(true)) {
                add(new Exchange(call));
            }
        }
        for (ProviderAnswered answered : log.all(ProviderAnswered.class)) {
            end(answered.request(), answered.purpose(), answered.attempt(), answered);
        }
        for (ProviderFailed failed : log.all(ProviderFailed.class)) {
            end(failed.request(), failed.purpose(), failed.attempt(), failed);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types; nothing else gets at this one
    private static @Nullable List<Exchange>[] slots(int size) {
        return new List[size];
    }

    private void add(Exchange exchange) {
        all.add(exchange);
        long request = exchange.called().request();
        if (known(request)) {
            List<Exchange> kept = byRequest[(int) request];
            List<Exchange> own = kept == null ? new ArrayList<>(2) : kept;
            own.add(exchange);
            byRequest[(int) request] = own;
            traced = true;
        }
    }

    /** Attempts are counted within request and purpose, whichever provider they go to. */
    private void end(long request, String purpose, int attempt, Event how) {
        List<Exchange> own = of(request);
        for (int i = own.size() - 1; i >= 0; i--) {
            ProviderCalled called = own.get(i).called();
            if (own.get(i).end() == null
                    && called.attempt() == attempt
                    && called.purpose().equals(purpose)) {
                own.get(i).end(how);
                return;
            }
        }
    }

    private boolean known(long request) {
        return request >= 1 && request < byRequest.length;
    }

    /** Give all exchanges in the order of their calls. */
    List<Exchange> all() {
        return all;
    }

    /** Give those of one request in the order of their calls. */
    List<Exchange> of(long request) {
        List<Exchange> own = known(request) ? byRequest[(int) request] : null;
        return own == null ? List.of() : own;
    }

    /** Say that there are calls, and that not one can be told to belong to a request. */
    boolean untraced() {
        return !all.isEmpty() && !traced;
    }
}
