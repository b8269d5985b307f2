package dev.firedrill.pattern;

import dev.firedrill.events.Event;
import dev.firedrill.model.Pattern;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Match events against patterns; a pure function. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Patterns {

    /** Status of a request that failed instead of being answered. */
    public static final String FAILED = "failed";

    private Patterns() {}

    /** Say whether the event is what the pattern names. */
    public static boolean matches(Pattern pattern, Event event) {
        String name = nameTo(pattern.subject(), event);
        return name != null
                && (pattern.name().equals(Pattern.ANY) || pattern.name().equals(name))
                && pattern.where().entrySet().stream().allMatch(it -> has(event, it));
    }

    /** Name what an event is to a subject; empty where the subject does not speak of such an event. */
    public static Optional<String> name(Pattern.Subject subject, Event event) {
        return Optional.ofNullable(nameTo(subject, event));
    }

    private static @Nullable String nameTo(Pattern.Subject subject, Event event) {
        return switch (subject) {
            case STATE -> event instanceof Event.StateEntered it ? it.state() : null;
            case TRIGGER -> event instanceof Event.TriggerFired it ? it.trigger() : null;
            case ROUTE -> event instanceof Event.RouteDecided it ? it.route() : null;
            case EVENT -> event instanceof Event.EventEmitted it ? it.name() : null;
            case REASON -> reason(event);
            case GUARD -> event instanceof Event.GuardDecided it ? it.guard() : null;
            case STATUS -> status(event);
            case CALL -> event instanceof Event.ProviderCalled it ? it.purpose() : null;
            case LINE -> event instanceof Event.TelemetryLine it ? it.prefix() : null;
            case ALERT -> event instanceof Event.AlertSent it ? it.severity() : null;
            case AUDIT -> event instanceof Event.AuditEntry it ? it.action() : null;
            case CONFIG -> event instanceof Event.ConfigObserved it ? it.control() : null;
            case WRITE -> event instanceof Event.FlagWritten it ? it.control() : null;
            case ACTION -> event instanceof Event.ActionEnded it ? it.action() : null;
            case SIGNAL -> event instanceof Event.SignalReceived it ? it.signal() : null;
            case POINT -> event instanceof Event.PointReached it ? it.point() : null;
            case OBJECTIVE -> event instanceof Event.ObjectiveJudged it ? it.objective() : null;
            case ARTIFACT -> event instanceof Event.ArtifactWritten it ? it.path() : null;
        };
    }

    /** A decision without a reason gives none. */
    private static @Nullable String reason(Event event) {
        if (event instanceof Event.RouteDecided decision) {
            return decision.reason().isEmpty() ? null : decision.reason();
        }
        return event instanceof Event.RequestFailed failed ? failed.reason() : null;
    }

    private static @Nullable String status(Event event) {
        if (event instanceof Event.RequestAnswered answered) {
            return answered.status();
        }
        return event instanceof Event.RequestFailed ? FAILED : null;
    }

    /** Look for a fact of an event: a field by its name, or a member of what the system itself wrote. */
    private static boolean has(Event event, Map.Entry<String, String> wanted) {
        FactFinder finder = new FactFinder(wanted.getKey());
        if (wanted.getKey().equals("text")
                && event instanceof Event.TelemetryLine line
                && line.line().isTextual()) {
            finder.text("text", line.line().asText());
        } else {
            event.describe(finder);
        }
        return finder.found(wanted.getValue());
    }
}
