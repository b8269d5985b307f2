package dev.firedrill.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Event.AlertSent;
import dev.firedrill.events.Event.AuditEntry;
import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.events.Event.FlagWritten;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Scenario;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Invariant 6: a change of a kill-switch that an instance noticed has its audit entry, once, or an alert says that the audit
 * is pending.
 *
 * <p>Problem: who must audit what is the system's own affair, and the log shows effective values, which also change
 * because another switch masks them or because a store failed. Decision: judged are systems that declare the sink
 * {@code audit}, and of their controls the kill-switches: those whose safe value is an active one and whose default is
 * not. A change counts where an instance reports the value of a write that it had not yet reported, and its life did not
 * end between the two. Instances may share the work: a write that one of them audited no other need audit.
 *
 * <p>An entry audits a change where it names the control as its entity and the value as {@code value} or {@code after} in
 * its details, and stands between the instance's report of the value before and the end of the bound after the report; no
 * entry audits two changes. One that names no value audits none: it may be of a refusal as well. An alert excuses where it
 * speaks of the audit and comes inside the bound, or before the change with no entry of that instance since, so that the
 * audit is still pending. The bound is that of the control's propagation, from the report on; while a fault keeps alerts
 * from their sink, from its end on. Each instance may audit a value by the same action as often as it was written or
 * reported anew.
 */
final class ChangesAreAudited extends Invariant {

    ChangesAreAudited(Scenario scenario) {
        super("6", scenario, "one audit entry for each change of a kill-switch, or an alert that the audit is pending");
    }

    /** Say whether it concerns a system. */
    static boolean concerns(Controls controls) {
        return controls.faultTargets().stream()
                        .anyMatch(it ->
                                it.kind() == FaultTarget.Kind.SINK && it.name().equals(SinkOutages.AUDIT))
                && controls.controls().stream().anyMatch(ChangesAreAudited::isKillSwitch);
    }

    private static boolean isKillSwitch(Control control) {
        return control.activeWhen().contains(Words.normal(control.safeValue()))
                && !control.activeWhen().contains(Words.normal(control.defaultValue()));
    }

    @Override
    public Set<EventKind> needs() {
        return Set.of(EventKind.AUDIT_ENTRY);
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (Control control : evidence.controls().controls()) {
            Judgement flaw = isKillSwitch(control) ? flaw(control, evidence) : null;
            if (flaw != null) {
                return flaw;
            }
        }
        return Judgement.pass("no change without its entry", 0);
    }

    private static @Nullable Judgement flaw(Control control, Evidence evidence) {
        List<AuditEntry> entries = evidence.log().all(AuditEntry.class).stream()
                .filter(it -> it.entity().equals(control.name()) && value(it) != null)
                .toList();
        Judgement missing = new Noticing(control, evidence, entries).missing();
        return missing == null ? surplus(control, evidence.log(), entries) : missing;
    }

    private static @Nullable String value(AuditEntry entry) {
        JsonNode value = entry.details().path("value");
        JsonNode named = value.isMissingNode() ? entry.details().path("after") : value;
        return named.isValueNode() ? named.asText() : null;
    }

    private static boolean names(AuditEntry entry, String value) {
        return Words.sameValue(String.valueOf(value(entry)), value);
    }

    private static @Nullable Judgement surplus(Control control, EventLog log, List<AuditEntry> entries) {
        Map<String, Long> audited = new TreeMap<>();
        for (AuditEntry entry : entries) {
            String value = Words.normal(String.valueOf(value(entry)));
            long times = audited.merge(entry.stamp().instance() + "\n" + entry.action() + "\n" + value, 1L, Long::sum);
            if (times > allowed(control, value, log)) {
                return Judgement.fail(
                        "that '%s' became '%s' was audited at %s once more than it happened"
                                .formatted(control.name(), value, Words.when(entry)),
                        entry.sequence());
            }
        }
        return null;
    }

    private static long allowed(Control control, String value, EventLog log) {
        long written = log.all(FlagWritten.class).stream()
                .filter(it -> it.control().equals(control.name()) && Words.sameValue(it.value(), value))
                .count();
        long reported = log.all(ConfigObserved.class).stream()
                .filter(it -> it.control().equals(control.name()) && Words.sameValue(it.value(), value))
                .count();
        return Math.max(written, reported);
    }

    /** Match what instances noticed of one control with the entries about it. */
    private static final class Noticing {

        private final Control control;
        private final String initial;
        private final EventLog log;
        private final List<AuditEntry> entries;
        private final List<ConfigObserved> reports;
        private final SinkOutages outages;
        private final Set<FlagWritten> audited = new HashSet<>();
        private final Set<AuditEntry> used = new HashSet<>();

        Noticing(Control control, Evidence evidence, List<AuditEntry> entries) {
            this.control = control;
            this.initial = ControlHistory.initial(control, evidence.scenario());
            this.log = evidence.log();
            this.entries = entries;
            this.reports = log.all(ConfigObserved.class).stream()
                    .filter(it -> it.control().equals(control.name()))
                    .toList();
            this.outages = new SinkOutages(SinkOutages.ALERTS, log);
        }

        /** Find a change that was noticed and neither audited nor said to be pending. */
        @Nullable
        Judgement missing() {
            Map<String, ConfigObserved> newest = new TreeMap<>();
            for (ConfigObserved report : reports) {
                ConfigObserved before = newest.put(report.stamp().instance(), report);
                String value = before == null ? initial : before.value();
                long since = before == null ? 0 : before.sequence();
                if (!Words.sameValue(value, report.value()) && !answered(report, since)) {
                    return Judgement.fail(
                            "'%s' became %s, noticed at %s, with no audit entry of its own and no alert of a pending one"
                                    .formatted(control.name(), Words.quote(report.value()), Words.when(report)),
                            report.sequence());
                }
            }
            return null;
        }

        /** Say whether a report is of no write, or of one that is audited or said to be pending. */
        private boolean answered(ConfigObserved report, long since) {
            List<FlagWritten> writes = log.all(FlagWritten.class).stream()
                    .filter(it -> it.sequence() > since && it.sequence() < report.sequence())
                    .filter(it -> it.control().equals(control.name()) && Words.sameValue(it.value(), report.value()))
                    .toList();
            if (writes.isEmpty() || lifeEnded(writes.get(writes.size() - 1), report)) {
                return true;
            }
            boolean done = writes.stream().anyMatch(audited::contains) || isAudited(report, since) || pending(report);
            audited.addAll(done ? writes : List.of());
            return done;
        }

        private boolean lifeEnded(FlagWritten write, ConfigObserved report) {
            return Life.of(report.stamp().instance(), log).stream()
                    .anyMatch(it -> it.last() > write.sequence() && it.last() < report.sequence());
        }

        private boolean isAudited(ConfigObserved report, long since) {
            long latest = report.time() + control.propagation().toNanos();
            return entries.stream()
                    .filter(it -> it.sequence() > since && it.time() <= latest && names(it, report.value()))
                    .filter(it -> !used.contains(it))
                    .findFirst()
                    .map(used::add)
                    .orElse(false);
        }

        private boolean pending(ConfigObserved report) {
            Duration bound = control.propagation();
            long latest = outages.extend(report.time(), bound);
            return log.all(AlertSent.class).stream()
                            .filter(it ->
                                    it.time() <= latest && isOf(report.stamp().instance(), it))
                            .anyMatch(it -> it.time() >= report.time() || stillPending(it, report))
                    || latest == Long.MAX_VALUE;
        }

        private static boolean isOf(String instance, AlertSent alert) {
            return alert.stamp().instance().equals(instance)
                    && alert.message().toLowerCase(Locale.ROOT).contains(SinkOutages.AUDIT);
        }

        private boolean stillPending(AlertSent alert, ConfigObserved report) {
            return log.all(AuditEntry.class).stream()
                    .filter(it -> it.stamp().instance().equals(alert.stamp().instance()))
                    .noneMatch(it -> it.sequence() > alert.sequence() && it.sequence() < report.sequence());
        }
    }
}
