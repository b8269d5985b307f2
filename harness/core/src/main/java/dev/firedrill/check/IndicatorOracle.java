package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.events.Event.GuardDecided;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.Event.SignalReceived;
import dev.firedrill.model.Controls.Formula;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Recount an indicator from what happened, event by event. It is written from the declared formula alone, apart from any
 * system: it must never share code with what it judges. What happened is kept as long as the window reaches back, so that
 * a sample costs what has left the window since the last one.
 */
final class IndicatorOracle {

    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final long MILLISECOND = 1_000_000;

    private final Formula formula;
    private final Selector of;
    private final Optional<Selector> among;
    private final long sinceMidnight;
    private final Optional<Reported> freshness;
    private final Map<Long, RequestArrived> open = new HashMap<>();
    private final Map<Long, RouteDecided> decisions = new HashMap<>();
    private final Deque<Counted> window = new ArrayDeque<>();
    private long ofNow;
    private long amongNow;
    private long latencyNow;

    IndicatorOracle(Formula formula, Evidence evidence) {
        this.formula = formula;
        this.of = new Selector(formula.of());
        this.among = formula.among().map(Selector::new);
        Instant start = evidence.scenario().startsAt();
        this.sinceMidnight =
                Duration.between(start.truncatedTo(ChronoUnit.DAYS), start).toNanos();
        this.freshness = formula.freshAfter()
                .flatMap(evidence.controls()::control)
                .map(control -> new Reported(control, evidence.scenario()));
    }

    /** Take what happened next. */
    void take(Event event) {
        switch (event.kind()) {
            case REQUEST_ARRIVED -> open.put(((RequestArrived) event).request(), (RequestArrived) event);
            case ROUTE_DECIDED -> decisions.put(((RouteDecided) event).request(), (RouteDecided) event);
            case REQUEST_ANSWERED -> ended(((Event.RequestAnswered) event).request(), event);
            case REQUEST_FAILED -> ended(((Event.RequestFailed) event).request(), event);
            case GUARD_DECIDED -> judged((GuardDecided) event);
            case SIGNAL_RECEIVED -> {
                SignalReceived signal = (SignalReceived) event;
                count(event, of.takes(signal), isAmong(it -> it.takes(signal)), 0);
            }
            case CONFIG_OBSERVED -> reported((ConfigObserved) event);
            default -> {
                // no formula speaks of other kinds
            }
        }
    }

    private void ended(long request, Event end) {
        RequestArrived arrived = open.remove(request);
        RouteDecided decision = decisions.get(request);
        if (arrived != null) {
            long latency = (end.time() - arrived.time()) / MILLISECOND;
            count(end, of.takes(arrived, decision, end), isAmong(it -> it.takes(arrived, decision, end)), latency);
        }
    }

    private void judged(GuardDecided guard) {
        RouteDecided decision = decisions.get(guard.request());
        count(guard, of.takes(guard, decision), isAmong(it -> it.takes(guard, decision)), 0);
    }

    private void reported(ConfigObserved report) {
        if (freshness.isPresent() && freshness.get().turnsInactive(report)) {
            while (!window.isEmpty()) {
                forget(window.remove());
            }
        }
    }

    private boolean isAmong(Predicate<Selector> takes) {
        return among.isPresent() && takes.test(among.get());
    }

    private void count(Event event, boolean isOf, boolean isAmong, long latency) {
        if (isOf || isAmong) {
            window.add(new Counted(event.time(), isOf, isAmong, isOf ? latency : 0));
            ofNow += isOf ? 1 : 0;
            amongNow += isAmong ? 1 : 0;
            latencyNow += isOf ? latency : 0;
        }
    }

    private void forget(Counted counted) {
        ofNow -= counted.isOf() ? 1 : 0;
        amongNow -= counted.isAmong() ? 1 : 0;
        latencyNow -= counted.latency();
    }

    /** Say what a sample at this time must be; empty where it must be absent. Times never go back. */
    OptionalDouble sampleAt(long time) {
        long from = formula.window().map(length -> time - length.toNanos()).orElseGet(() -> midnightBefore(time));
        while (!window.isEmpty() && window.element().time() < from) {
            forget(window.remove());
        }
        return switch (formula.aggregate()) {
            case SHARE -> quotient(ofNow, amongNow);
            case COUNT -> OptionalDouble.of((double) ofNow);
            case MEAN_LATENCY -> quotient(latencyNow, ofNow);
        };
    }

    private long midnightBefore(long time) {
        return Math.floorDiv(time + sinceMidnight, DAY) * DAY - sinceMidnight;
    }

    private OptionalDouble quotient(long sum, long number) {
        return number == 0 || number < formula.minimum()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) sum / number);
    }

    /** Say whether anything counted at the newest sample. */
    boolean counts() {
        return !window.isEmpty();
    }

    /** Say what counted at the newest sample, as {@code 31 of 100}. */
    String words() {
        String counted = switch (formula.aggregate()) {
            case SHARE -> "%d of %d".formatted(ofNow, amongNow);
            case COUNT -> Words.count(ofNow, "time");
            case MEAN_LATENCY -> "%d ms over %s".formatted(latencyNow, Words.count(ofNow, "request"));
        };
        return formula.minimum() > 0 ? "%s, at least %d needed".formatted(counted, formula.minimum()) : counted;
    }

    /** Hold what counts from when it ended on. */
    private record Counted(long time, boolean isOf, boolean isAmong, long latency) {}
}
