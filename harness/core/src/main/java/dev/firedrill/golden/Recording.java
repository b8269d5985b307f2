package dev.firedrill.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.check.Evidence;
import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Write down what a golden keeps of a run: for each request in order, where it went and what the user got. */
final class Recording {

    /** Name of this version of the format. */
    static final String FORMAT = "firedrill-golden/1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Recording() {}

    static JsonNode of(Evidence evidence) {
        Scenario scenario = evidence.scenario();
        ObjectNode document = NODES.objectNode();
        document.put("format", FORMAT);
        document.put("scenario", scenario.id());
        document.put("seed", evidence.seed());
        ObjectNode inputs = document.putObject("inputs");
        scenario.inputs().forEach(inputs::put);
        document.set("requests", requests(evidence.log()));
        return document;
    }

    private static ArrayNode requests(EventLog log) {
        Map<Long, RouteDecided> decisions = new HashMap<>();
        log.all(RouteDecided.class).forEach(it -> decisions.put(it.request(), it));
        Map<Long, Event> ends = ends(log);
        ArrayNode requests = NODES.arrayNode();
        for (RequestArrived arrived : log.all(RequestArrived.class)) {
            ObjectNode request = requests.addObject();
            request.put("kind", arrived.requestKind());
            request.put("input", arrived.input());
            route(request, decisions.get(arrived.request()));
            end(request, ends.get(arrived.request()));
        }
        return requests;
    }

    private static Map<Long, Event> ends(EventLog log) {
        Map<Long, Event> ends = new HashMap<>();
        log.all(RequestAnswered.class).forEach(it -> ends.putIfAbsent(it.request(), it));
        log.all(RequestFailed.class).forEach(it -> ends.putIfAbsent(it.request(), it));
        return ends;
    }

    private static void route(ObjectNode request, @Nullable RouteDecided decision) {
        if (decision != null) {
            ObjectNode route = request.putObject("route");
            route.put("detected", decision.detected());
            route.put("executed", decision.route());
            route.put("reason", decision.reason());
        }
    }

    private static void end(ObjectNode request, @Nullable Event end) {
        if (end instanceof RequestAnswered answered) {
            request.put("status", answered.status());
            request.put("answer", answered.answer());
            if (!answered.details().isNull() && !answered.details().isMissingNode()) {
                request.set("details", answered.details());
            }
        } else if (end instanceof RequestFailed failed) {
            ObjectNode failure = request.putObject("failure");
            failure.put("reason", failed.reason());
            failure.put("message", failed.message());
        } else {
            request.put("lost", true);
        }
    }

    /** Find the event that shows what became of a request, by its index among the arrivals; 0 for none. */
    static long place(EventLog log, int index) {
        List<RequestArrived> arrivals = log.all(RequestArrived.class);
        if (index < 0 || index >= arrivals.size()) {
            return 0;
        }
        RequestArrived arrived = arrivals.get(index);
        return ends(log).getOrDefault(arrived.request(), arrived).sequence();
    }
}
