package dev.firedrill.live;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Fault;
import dev.firedrill.world.CallLedger;
import dev.firedrill.world.Interference;
import dev.firedrill.world.WirePlan;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Write down the calls that reach our providers, and the faults that strike them. A call is of the request that it names; a
 * call that names none is of the only request that is open, if there is one, and otherwise of an unknown one.
 */
final class ProviderLedger implements CallLedger {

    private final ScaledTime time;
    private final boolean tellsCalls;
    private final Supplier<OptionalLong> onlyOpen;
    private final Noting noting;
    private final Map<Place, Long> requests = new ConcurrentHashMap<>();
    private final Map<Attempt, Queue<Boolean>> whole = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean attributed = true;

    /**
     * Open a ledger.
     *
     * @param tellsCalls whether calls are recorded here; false where the service's own log tells them, in order with what
     *     it decides
     * @param onlyOpen the ordinal of the only open request, empty where none or several are
     */
    ProviderLedger(ScaledTime time, Interference faults, boolean tellsCalls, Supplier<OptionalLong> onlyOpen) {
        this.time = time;
        this.tellsCalls = tellsCalls;
        this.onlyOpen = onlyOpen;
        this.noting = new Noting(faults);
    }

    private record Place(String backend, long ordinal) {}

    private record Attempt(String backend, long request, String purpose, int attempt) {

        static Attempt of(Call call, long request) {
            return new Attempt(
                    call.backend(), request, call.call().purpose(), call.facts().attempt());
        }

        static Attempt of(Event.ProviderAnswered answered) {
            return new Attempt(answered.provider(), answered.request(), answered.purpose(), answered.attempt());
        }

        static Attempt of(Event.ProviderFailed failed) {
            return new Attempt(failed.provider(), failed.request(), failed.purpose(), failed.attempt());
        }
    }

    /** Decide as the faults do, for one thread at a time, and note what struck which call. */
    private static final class Noting implements Interference {

        private final Interference faults;
        private final Map<Place, Fault> struck = new ConcurrentHashMap<>();

        Noting(Interference faults) {
            this.faults = faults;
        }

        @Override
        public synchronized void open(Fault fault, long from, long until) {
            faults.open(fault, from, until);
        }

        @Override
        public synchronized Optional<Hit> touching(String target, Touch touch) {
            Optional<Hit> hit = faults.touching(target, touch);
            hit.ifPresent(it -> struck.put(new Place(target, touch.ordinal()), it.fault()));
            return hit;
        }

        @Override
        public synchronized Optional<Hit> touching(
                String target, Touch touch, Set<dev.firedrill.model.FaultKind> kinds) {
            return faults.touching(target, touch, kinds);
        }
    }

    /** Give the faults as the world must open them and the providers must ask them. */
    Interference interference() {
        return noting;
    }

    /** Count the calls that reached the providers. */
    long calls() {
        return calls.get();
    }

    /** Tell whether the request of every call was known. */
    boolean isAttributed() {
        return attributed || !tellsCalls;
    }

    // Problem:  a service sees the end of an answer and not what should have come before it, so that its own log calls
    // every answer whole.
    // Decision: whether one was is taken from its provider, which knew before it sent the first byte. Calls of no
    // request,
    // and several of one request for one purpose, have nothing to tell them apart by: they end in the order they began.
    /** Give what the service's own log tells with what only the providers know of it. */
    Event known(Event told) {
        if (told instanceof Event.ProviderFailed failed) {
            wasWhole(Attempt.of(failed));
        }
        return told instanceof Event.ProviderAnswered answered && !wasWhole(Attempt.of(answered))
                ? spoilt(answered)
                : told;
    }

    private boolean wasWhole(Attempt attempt) {
        Queue<Boolean> calls = whole.get(attempt);
        Boolean first = calls == null ? null : calls.poll();
        return first == null || first;
    }

    private static Event spoilt(Event.ProviderAnswered answered) {
        return new Event.ProviderAnswered(
                answered.stamp(),
                answered.provider(),
                answered.request(),
                answered.purpose(),
                answered.attempt(),
                answered.status(),
                false);
    }

    private void remember(Call call, long request) {
        if (!tellsCalls) {
            whole.computeIfAbsent(Attempt.of(call, request), it -> new ConcurrentLinkedQueue<>())
                    .add(call.plan().whole());
        }
    }

    @Override
    public void planned(Call call) {
        calls.incrementAndGet();
        Place place = new Place(call.backend(), call.ordinal());
        long request = request(call);
        remember(call, request);
        requests.put(place, request);
        Fault fault = noting.struck.remove(place);
        time.witnessed(witness -> {
            if (tellsCalls) {
                tell(witness, call.time(), called(call, request));
                if (!call.plan().scripted()) {
                    tell(witness, call.time(), unmatched(call, request));
                }
            }
            if (fault != null && !call.plan().spared()) {
                String kind = fault.effect().kind().word();
                tell(
                        witness,
                        call.time(),
                        stamp -> new Event.FaultApplied(stamp, fault.id(), call.backend(), request, kind));
            }
        });
    }

    private long request(Call call) {
        if (call.attributed()) {
            return call.facts().request();
        }
        OptionalLong only = onlyOpen.get();
        if (only.isEmpty()) {
            attributed = false;
        }
        return only.orElse(0);
    }

    @Override
    public void ended(Call call, Outcome outcome, long ended, Sent sent) {
        Long request = requests.remove(new Place(call.backend(), call.ordinal()));
        if (tellsCalls && request != null) {
            time.witnessed(witness -> tell(witness, ended, end(call, request, outcome, sent.body())));
        }
    }

    private static void tell(dev.firedrill.world.Witness witness, long at, Function<Stamp, Event> event) {
        witness.record(at, "", event);
    }

    private static Function<Stamp, Event> called(Call call, long request) {
        return stamp -> new Event.ProviderCalled(
                stamp,
                call.backend(),
                request,
                call.call().purpose(),
                call.facts().attempt());
    }

    private static Function<Stamp, Event> unmatched(Call call, long request) {
        return stamp -> new Event.ProviderUnmatched(
                stamp,
                call.backend(),
                request,
                call.call().purpose(),
                call.facts().attempt(),
                call.plan().reason());
    }

    private static Function<Stamp, Event> end(Call call, long request, Outcome outcome, long received) {
        return switch (outcome) {
            case COMPLETED ->
                stamp -> new Event.ProviderAnswered(
                        stamp,
                        call.backend(),
                        request,
                        call.call().purpose(),
                        call.facts().attempt(),
                        status(call.plan()),
                        call.plan().whole());
            case CUT -> failed(call, request, "CLOSED", received);
            case STALLED, STOPPED -> failed(call, request, "RUN_ENDED", received);
            case CLIENT_GONE -> failed(call, request, "CANCELLED", received);
        };
    }

    private static Function<Stamp, Event> failed(Call call, long request, String kind, long received) {
        return stamp -> new Event.ProviderFailed(
                stamp,
                call.backend(),
                request,
                call.call().purpose(),
                call.facts().attempt(),
                kind,
                received);
    }

    private static int status(WirePlan plan) {
        return plan.segments().stream()
                .filter(WirePlan.Head.class::isInstance)
                .map(WirePlan.Head.class::cast)
                .mapToInt(WirePlan.Head::status)
                .findFirst()
                .orElse(0);
    }
}
