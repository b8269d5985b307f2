package dev.firedrill.reports;

import dev.firedrill.events.Event;
import dev.firedrill.events.Times;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tell the key events of a run in words, for those who do not see the drawing or want the figures. */
final class EventsInWords {

    private static final int MOST = 40;

    private EventsInWords() {}

    static void write(Markup page, List<Event> events, List<Entry.Threshold> thresholds) {
        List<Line> lines = new ArrayList<>();
        KeyEvents.of(events, thresholds)
                .forEach(event -> sentence(event).ifPresent(text -> lines.add(new Line(event, text))));
        if (lines.isEmpty()) {
            return;
        }
        page.open("details", "class", "events");
        page.element("summary", Wording.of("Key events in words (%,d)", lines.size()));
        page.open("table", "class", "plain").open("tbody");
        for (Line line : lines.subList(0, Math.min(lines.size(), MOST))) {
            page.open("tr").element("td", Times.sinceStart(line.event().time()), "class", "number");
            page.open("td").name(line.text()).close().closeLine();
        }
        page.close().close();
        if (lines.size() > MOST) {
            page.element("p", Wording.of("The first %d of %,d.", MOST, lines.size()), "class", "quiet");
        }
        page.closeLine();
    }

    private static Optional<String> sentence(Event event) {
        return Optional.ofNullable(
                switch (event.kind()) {
                    case FAULT_BEGAN -> Wording.of("fault '%s' began", ((Event.FaultBegan) event).fault());
                    case FAULT_ENDED -> Wording.of("fault '%s' ended", ((Event.FaultEnded) event).fault());
                    case FLAG_WRITTEN -> written((Event.FlagWritten) event);
                    case CONFIG_OBSERVED -> observed((Event.ConfigObserved) event);
                    case TRIGGER_FIRED -> fired((Event.TriggerFired) event);
                    case ACTION_STARTED -> started((Event.ActionStarted) event);
                    case ACTION_ENDED -> ended((Event.ActionEnded) event);
                    case STATE_ENTERED -> Wording.of("state '%s' entered", ((Event.StateEntered) event).state());
                    case ALERT_SENT -> alert((Event.AlertSent) event);
                    case SIGNAL_RECEIVED -> signal((Event.SignalReceived) event);
                    case LIFECYCLE_CHANGED -> changed((Event.LifecycleChanged) event);
                    case RUN_ENDED -> runEnded((Event.RunEnded) event);
                    case PROVIDER_UNMATCHED ->
                        Wording.of("no scripted answer: %s", ((Event.ProviderUnmatched) event).nearest());
                    case METRIC_SAMPLED -> sampled((Event.MetricSampled) event);
                    case TRIGGER_EVALUATED -> evaluated((Event.TriggerEvaluated) event);
                    case OBJECTIVE_JUDGED -> judged((Event.ObjectiveJudged) event);
                    case AUDIT_ENTRY -> audited((Event.AuditEntry) event);
                    case RUN_STARTED,
                            REQUEST_ARRIVED,
                            REQUEST_CHUNK,
                            REQUEST_ANSWERED,
                            REQUEST_FAILED,
                            ROUTE_DECIDED,
                            GUARD_DECIDED,
                            PROVIDER_CALLED,
                            PROVIDER_ANSWERED,
                            PROVIDER_FAILED,
                            FAULT_APPLIED,
                            EVENT_EMITTED,
                            TELEMETRY_LINE,
                            ARTIFACT_WRITTEN,
                            POINT_REACHED -> null;
                });
    }

    private static String written(Event.FlagWritten flag) {
        return Wording.of("'%s' set to '%s' by %s", flag.control(), flag.value(), flag.actor());
    }

    private static String observed(Event.ConfigObserved config) {
        return Wording.of("your service goes by '%s' = '%s'", config.control(), config.value());
    }

    private static String sampled(Event.MetricSampled sample) {
        String value = Double.isFinite(sample.value()) ? MetricLane.spell(sample.value()) : "infinite";
        return Wording.of("'%s' past a limit: %s", sample.metric(), value);
    }

    private static String evaluated(Event.TriggerEvaluated evaluated) {
        return Wording.of("trigger '%s' saw a breach: %s", evaluated.trigger(), evaluated.decision());
    }

    private static String judged(Event.ObjectiveJudged judged) {
        return Wording.of("objective '%s' judged %s", judged.objective(), judged.band());
    }

    private static String audited(Event.AuditEntry entry) {
        return Wording.of("audit: %s, %s %s", entry.actor(), entry.action(), entry.entity())
                .strip();
    }

    private static String fired(Event.TriggerFired fired) {
        return Wording.of("trigger '%s' fired: %s", fired.trigger(), fired.reason());
    }

    private static String started(Event.ActionStarted action) {
        return Wording.of("%s orders '%s'", action.actor(), action.verb());
    }

    private static String ended(Event.ActionEnded action) {
        return Wording.of("action '%s' %s %s", action.action(), action.outcome(), action.detail())
                .strip();
    }

    private static String alert(Event.AlertSent alert) {
        return Wording.of("alert (%s): %s", alert.severity(), alert.message());
    }

    private static String signal(Event.SignalReceived signal) {
        return Wording.of("signal '%s' = '%s'", signal.signal(), signal.value());
    }

    private static String changed(Event.LifecycleChanged change) {
        return Wording.of("%s %s %s", change.subject(), change.change(), change.detail())
                .strip();
    }

    private static String runEnded(Event.RunEnded end) {
        String waiting = end.waiting().isEmpty() ? "" : "; still waiting: " + end.waiting();
        return "run ended: " + end.reason() + waiting;
    }

    private record Line(Event event, String text) {}
}
