package dev.firedrill.reports;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.model.Controls;
import dev.firedrill.result.Entry.Threshold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Select the events that tell what happened to a run: what changed something, and what a trigger decided on. Ordinary
 * traffic is not among them. One selection serves the page and the terminal.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class KeyEvents {

    /** Most samples past a limit, and most evaluations that saw a breach, that are selected in a row. */
    public static final int MOST_IN_A_ROW = 8;

    private final List<Threshold> thresholds;
    private final Map<String, Integer> inARow = new HashMap<>();

    private KeyEvents(List<Threshold> thresholds) {
        this.thresholds = thresholds;
    }

    /** Select of the events of one log, in their order; the limits are those of the system's triggers. */
    public static List<Event> of(List<Event> log, List<Threshold> thresholds) {
        KeyEvents selection = new KeyEvents(thresholds);
        List<Event> selected = new ArrayList<>();
        for (Event event : log) {
            if (selection.selects(event)) {
                selected.add(event);
            }
        }
        return selected;
    }

    private boolean selects(Event event) {
        return switch (event.kind()) {
            case RUN_STARTED,
                    RUN_ENDED,
                    FAULT_BEGAN,
                    FAULT_ENDED,
                    FLAG_WRITTEN,
                    CONFIG_OBSERVED,
                    TRIGGER_FIRED,
                    ACTION_STARTED,
                    ACTION_ENDED,
                    STATE_ENTERED,
                    AUDIT_ENTRY,
                    ALERT_SENT,
                    SIGNAL_RECEIVED,
                    LIFECYCLE_CHANGED,
                    PROVIDER_UNMATCHED -> true;
            case METRIC_SAMPLED -> selects((Event.MetricSampled) event);
            case TRIGGER_EVALUATED -> selects((Event.TriggerEvaluated) event);
            case OBJECTIVE_JUDGED -> selects((Event.ObjectiveJudged) event);
            case REQUEST_ARRIVED,
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
                    POINT_REACHED -> false;
        };
    }

    private boolean selects(Event.MetricSampled sample) {
        boolean breaches = sample.present()
                && thresholds.stream()
                        .anyMatch(limit -> limit.metric().equals(sample.metric()) && limit.isPassedBy(sample.value()));
        return isNewsOf(EventKind.METRIC_SAMPLED, sample.metric(), breaches);
    }

    private boolean selects(Event.TriggerEvaluated evaluated) {
        return isNewsOf(EventKind.TRIGGER_EVALUATED, evaluated.trigger(), evaluated.breached());
    }

    private boolean selects(Event.ObjectiveJudged judged) {
        boolean isAlert = judged.band().equals(Controls.Objective.Band.ALERT.name());
        return isNewsOf(EventKind.OBJECTIVE_JUDGED, judged.objective(), isAlert);
    }

    /** Hours of a breach say no more than its beginning. */
    private boolean isNewsOf(EventKind kind, String name, boolean breaches) {
        String key = kind.word() + " " + name;
        int row = breaches ? inARow.getOrDefault(key, 0) + 1 : 0;
        inARow.put(key, row);
        return breaches && row <= MOST_IN_A_ROW;
    }
}
