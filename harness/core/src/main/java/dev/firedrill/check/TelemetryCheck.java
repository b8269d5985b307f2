package dev.firedrill.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.Event.TelemetryLine;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls.Telemetry;
import dev.firedrill.model.Controls.Telemetry.Keys;
import dev.firedrill.model.Expectation.TelemetryLines;
import dev.firedrill.model.Scenario;
import dev.firedrill.pattern.Values;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judge the lines a system writes: their shape, and that the wanted line stands there once for each request in scope.
 *
 * <p>A system that declares lines and writes none fails where a line was wanted: that is a lost log, not a missing tap.
 */
final class TelemetryCheck extends DeclaredCheck {

    private final TelemetryLines wanted;

    TelemetryCheck(TelemetryLines wanted) {
        super(wanted, words(wanted));
        this.wanted = wanted;
    }

    private static String words(TelemetryLines wanted) {
        String keys = "every line as declared for its mode";
        if (wanted.where().isEmpty()) {
            return keys;
        }
        String scope = switch (wanted.scope()) {
            case EACH_REQUEST -> "each request";
            case EACH_ANSWERED -> "each answered request and for no other";
            case EACH_FAILED -> "each failed request and for no other";
            case EACH_REROUTED -> "each rerouted request and for no other";
        };
        return "exactly one line with %s for %s, and %s".formatted(new TreeMap<>(wanted.where()), scope, keys);
    }

    @Override
    Judgement decide(Evidence evidence) {
        if (evidence.controls().telemetry().isEmpty()) {
            return Judgement.notObserved("the controls declare no telemetry");
        }
        Telemetry telemetry = evidence.controls().telemetry().get();
        String mode = mode(telemetry, evidence.scenario());
        Keys keys = telemetry.keys().get(mode);
        if (keys == null) {
            return Judgement.fail("the controls declare no keys for the mode '%s'".formatted(mode), 0);
        }
        List<TelemetryLine> lines = evidence.log().all(TelemetryLine.class).stream()
                .filter(it -> it.prefix().equals(telemetry.prefix()))
                .toList();
        Judgement flawed = flawed(lines, new LineRules(evidence.controls(), telemetry, keys), mode);
        if (flawed != null) {
            return flawed;
        }
        return wanted.where().isEmpty() ? keysOnly(lines) : wantedLines(lines, evidence.log());
    }

    private static String mode(Telemetry telemetry, Scenario scenario) {
        return scenario.environment().getOrDefault(telemetry.modeVariable(), telemetry.defaultMode());
    }

    private static Judgement keysOnly(List<TelemetryLine> lines) {
        return lines.isEmpty()
                ? Judgement.notObserved("the system showed no line")
                : Judgement.pass(
                        Words.count(lines.size(), "line") + " as declared",
                        lines.get(0).sequence());
    }

    private static @Nullable Judgement flawed(List<TelemetryLine> lines, LineRules rules, String mode) {
        for (TelemetryLine line : lines) {
            String flaw = rules.flaw(line.line());
            if (flaw != null) {
                return Judgement.fail(
                        "the line at %s %s in mode '%s'".formatted(Words.when(line), flaw, mode), line.sequence());
            }
        }
        return null;
    }

    private Judgement wantedLines(List<TelemetryLine> lines, EventLog log) {
        if (wanted.scope() == TelemetryLines.Scope.EACH_REROUTED
                && log.all(RouteDecided.class).isEmpty()) {
            return Judgement.notObserved("the system showed no route decision, so that nobody knows what was rerouted");
        }
        Requests requests = new Requests(log);
        int[] written = new int[requests.arrivals().size() + 1];
        for (TelemetryLine line : lines) {
            if (matches(line.line())) {
                if (!requests.known(line.request()) || !inScope(requests, line.request())) {
                    return unwanted(line);
                }
                if (++written[(int) line.request()] > 1) {
                    return unwanted(line);
                }
            }
        }
        return missing(requests, written);
    }

    private static Judgement unwanted(TelemetryLine line) {
        return Judgement.fail(
                "a line with these values for request %s at %s, where none was due"
                        .formatted(Words.request(line.request()), Words.when(line)),
                line.sequence());
    }

    private Judgement missing(Requests requests, int[] written) {
        long due = 0;
        long missing = 0;
        RequestArrived first = null;
        for (RequestArrived request : requests.arrivals()) {
            if (inScope(requests, request.request())) {
                due++;
                if (written[(int) request.request()] == 0) {
                    missing++;
                    first = first == null ? request : first;
                }
            }
        }
        if (due == 0) {
            return Judgement.notExercised("no request was in scope");
        }
        Judgement judgement = first == null
                ? Judgement.pass("one line for each of %s".formatted(Words.count(due, "request")), 0)
                : Judgement.fail(
                        "no line for request %s of %s (%d of %d)"
                                .formatted(Words.request(first.request()), Words.when(first), missing, due),
                        first.sequence());
        return judgement.measuring(Measurements.violations(missing));
    }

    private boolean inScope(Requests requests, long request) {
        return switch (wanted.scope()) {
            case EACH_REQUEST -> requests.end(request) != null;
            case EACH_ANSWERED -> requests.end(request) instanceof Event.RequestAnswered;
            case EACH_FAILED -> requests.end(request) instanceof Event.RequestFailed;
            case EACH_REROUTED -> rerouted(requests.decision(request));
        };
    }

    private static boolean rerouted(@Nullable RouteDecided decision) {
        return decision != null && Requests.rerouted(decision);
    }

    private boolean matches(JsonNode line) {
        for (Map.Entry<String, String> value : wanted.where().entrySet()) {
            JsonNode found = line.get(value.getKey());
            if (found == null || !Values.same(value.getValue(), found)) {
                return false;
            }
        }
        return true;
    }
}
