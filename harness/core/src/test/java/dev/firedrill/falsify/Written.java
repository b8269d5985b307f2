package dev.firedrill.falsify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import java.util.function.Function;

/** Write a log by hand, event by event. */
final class Written {

    static final long SECOND = 1_000_000_000L;

    private final EventLog log = new EventLog(10_000);
    private long now;

    static Written log() {
        return new Written();
    }

    Written at(long seconds) {
        now = seconds * SECOND;
        return this;
    }

    /** Add an event that the newest one led to. */
    Written add(Function<Stamp, Event> event) {
        log.append(event.apply(new Stamp(now, log.nextSequence(), "test", log.lastSequence())));
        return this;
    }

    Written arrived(long request) {
        return add(it -> new Event.RequestArrived(it, request, "ask", "user-1", "hello"));
    }

    Written decided(long request, String detected, String route, String reason) {
        return add(it -> new Event.RouteDecided(it, request, detected, route, reason));
    }

    Written called(long request, String purpose, int attempt) {
        return add(it -> new Event.ProviderCalled(it, "model", request, purpose, attempt));
    }

    Written came(long request, String purpose, int attempt, boolean whole) {
        return add(it -> new Event.ProviderAnswered(it, "model", request, purpose, attempt, 200, whole));
    }

    Written answered(long request, String answer) {
        return add(it -> new Event.RequestAnswered(it, request, "ok", answer, JsonNodeFactory.instance.objectNode()));
    }

    Written failed(long request, String reason) {
        return add(it -> new Event.RequestFailed(it, request, reason, "sorry"));
    }

    Written fired(String trigger) {
        return add(it -> new Event.TriggerFired(it, trigger, "rule"));
    }

    Written sampled(String metric, double value) {
        return add(it -> new Event.MetricSampled(it, metric, true, value));
    }

    Written entered(String state) {
        return add(it -> new Event.StateEntered(it, state));
    }

    Written line(long request, String key, String value) {
        return add(it -> new Event.TelemetryLine(
                it, request, "[RUN]", JsonNodeFactory.instance.objectNode().put(key, value)));
    }

    Written ended() {
        return add(it -> new Event.RunEnded(it, "horizon", ""));
    }

    EventLog done() {
        return log;
    }
}
