package dev.firedrill.check;

import dev.firedrill.events.Event.AlertSent;
import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.Event.RunEnded;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.model.Controls.Severity;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prove that each firing of a trigger with a severity sends one alert of that severity, within a second.
 *
 * <p>A firing that a fault keeps from the alert sink has a second from when that fault ends: alerts wait, they are not
 * lost. So does one whose instance crashes or stops meanwhile, from its next start on. Where the run ends before, the alert need not have come.
 */
final class FiringsAlert extends Invariant {

    private static final Duration WITHIN = Duration.ofSeconds(1);
    private static final List<String> ENDS = List.of("stopped", "crashed");

    FiringsAlert(Scenario scenario) {
        super(
                "alerts",
                scenario,
                "one alert of the declared severity within %s of each firing, or of the end of what kept it from the sink"
                        .formatted(Times.length(WITHIN.toNanos())));
    }

    @Override
    public Set<EventKind> needs() {
        return Set.of(EventKind.ALERT_SENT);
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (Severity severity : Severity.values()) {
            List<String> triggers = evidence.controls().triggers().stream()
                    .filter(trigger ->
                            trigger.severity().filter(severity::equals).isPresent())
                    .map(Trigger::name)
                    .toList();
            Judgement wrong = new Alerting(severity, triggers, evidence).wrong();
            if (wrong != null) {
                return wrong;
            }
        }
        return Judgement.pass("every firing sent its alert", 0);
    }

    /** Hold the firings and alerts of one severity. */
    private static final class Alerting {

        private final Severity severity;
        private final EventLog log;
        private final long early;
        private final Duration within;
        private final List<TriggerFired> firings;
        private final List<AlertSent> unclaimed;
        private final SinkOutages outages;

        Alerting(Severity severity, List<String> triggers, Evidence evidence) {
            this.severity = severity;
            this.log = evidence.log();
            this.early = Tolerance.of(evidence).nanos();
            this.within = Tolerance.of(evidence).allowed(WITHIN);
            this.firings = log.all(TriggerFired.class).stream()
                    .filter(firing -> triggers.contains(firing.trigger()))
                    .toList();
            this.unclaimed = new ArrayList<>(log.all(AlertSent.class).stream()
                    .filter(it -> it.severity().equalsIgnoreCase(severity.name()))
                    .toList());
            this.outages = new SinkOutages(SinkOutages.ALERTS, log);
        }

        @Nullable
        Judgement wrong() {
            for (TriggerFired firing : firings) {
                long latest = latest(firing);
                if (!claim(firing, latest) && !endedBefore(latest)) {
                    return count(firing, "expected 1");
                }
            }
            for (TriggerFired firing : firings) {
                if (find(firing, firing.time() + WITHIN.toNanos()).isPresent()) {
                    return count(firing, "more than firings");
                }
            }
            return null;
        }

        /** Claim the alert of a firing, so that no other firing has it too. */
        private boolean claim(TriggerFired firing, long latest) {
            Optional<AlertSent> alert = find(firing, latest);
            alert.ifPresent(unclaimed::remove);
            return alert.isPresent();
        }

        /** Give the latest time for an alert; what an instance owes when its life ends, its next life owes from its start. */
        private long latest(TriggerFired firing) {
            long latest = outages.extend(firing.time(), within);
            Optional<LifecycleChanged> ended = lifecycle(firing, ENDS, firing.sequence());
            if (ended.isEmpty() || ended.get().time() > latest) {
                return latest;
            }
            return lifecycle(firing, List.of("started"), ended.get().sequence())
                    .map(started -> outages.extend(started.time(), within))
                    .orElse(Long.MAX_VALUE);
        }

        private Optional<LifecycleChanged> lifecycle(TriggerFired firing, List<String> changes, long after) {
            return log.all(LifecycleChanged.class).stream()
                    .filter(it -> it.sequence() > after && changes.contains(it.change()))
                    .filter(it -> it.subject().equals(firing.stamp().instance()))
                    .findFirst();
        }

        private Optional<AlertSent> find(TriggerFired firing, long latest) {
            return unclaimed.stream()
                    .filter(it -> it.time() >= firing.time() - early && it.time() <= latest)
                    .findFirst();
        }

        private boolean endedBefore(long latest) {
            return latest == Long.MAX_VALUE || log.all(RunEnded.class).stream().anyMatch(it -> it.time() < latest);
        }

        private Judgement count(TriggerFired firing, String expected) {
            long latest = latest(firing);
            long sent = log.all(AlertSent.class).stream()
                    .filter(it -> it.time() >= firing.time() - early && it.time() <= latest)
                    .filter(it -> it.severity().equalsIgnoreCase(severity.name()))
                    .count();
            return Judgement.fail(
                    "'%s' fired at %s with %s of severity %s, %s"
                            .formatted(
                                    firing.trigger(),
                                    Words.when(firing),
                                    Words.count(sent, "alert"),
                                    severity,
                                    expected),
                    firing.sequence());
        }
    }
}
