package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.GuardDecided;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.Event.SignalReceived;
import dev.firedrill.model.Controls.Selection;
import dev.firedrill.model.Controls.Selection.From;
import dev.firedrill.model.Pattern;
import dev.firedrill.pattern.Patterns;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Say whether a declared selection takes something; written from the declaration alone. */
final class Selector {

    private final Selection selection;

    Selector(Selection selection) {
        this.selection = selection;
    }

    boolean takes(RequestArrived arrived, @Nullable RouteDecided decision, Event end) {
        return selection.from() == From.REQUESTS
                && takes(fact -> switch (fact) {
                    case "kind" -> arrived.requestKind();
                    case "detected" -> decision == null ? "" : decision.detected();
                    case "route" -> decision == null ? "" : decision.route();
                    case "override" -> decision == null ? "" : decision.reason();
                    case "status" -> end instanceof RequestAnswered answered ? answered.status() : Patterns.FAILED;
                    case "reason" -> end instanceof RequestFailed failed ? failed.reason() : "";
                    default -> "";
                });
    }

    boolean takes(GuardDecided guard, @Nullable RouteDecided decision) {
        return selection.from() == From.GUARDS
                && takes(fact -> switch (fact) {
                    case "guard" -> guard.guard();
                    case "outcome" -> guard.outcome();
                    case "reason" -> guard.reason();
                    case "route" -> decision == null ? "" : decision.route();
                    default -> "";
                });
    }

    boolean takes(SignalReceived signal) {
        return selection.from() == From.SIGNALS
                && takes(fact -> switch (fact) {
                    case "signal" -> signal.signal();
                    case "value" -> signal.value();
                    default -> "";
                });
    }

    private boolean takes(UnaryOperator<String> facts) {
        for (Map.Entry<String, Set<String>> wanted : selection.where().entrySet()) {
            if (!has(wanted.getValue(), facts.apply(wanted.getKey()))) {
                return false;
            }
        }
        for (Map.Entry<String, Set<String>> unwanted : selection.except().entrySet()) {
            if (has(unwanted.getValue(), facts.apply(unwanted.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(Set<String> values, String fact) {
        return values.contains(fact) || (!fact.isEmpty() && values.contains(Pattern.ANY));
    }
}
