package dev.firedrill.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Event.AlertSent;
import dev.firedrill.events.Event.AuditEntry;
import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.events.Event.FlagWritten;
import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Invariant 6: a change of a kill-switch that the system noticed has its audit entry, once, or an alert says that the audit
 * is pending.
 *
 * <p>Problem: who must audit what is the system's own affair, and the log shows effective values, which also change
 * because another switch masks them or because a store failed. Decision: judged are systems that declare the sink
 * {@code audit}, and of their controls the kill-switches: those whose safe value is an active one and whose default is
 * not. A change counts where the system reports the value of a write that it had not yet reported, and no life of it ended
 * between the two. An entry counts where it names the control as its entity and the value as {@code value} or
 * {@code after} in its details. Each instance may audit a value as often as it was written or reported anew. Where none of
 * the entries about the control names a value, only that there are as many as changes can be decided.
 */
final class ChangesAreAudited extends Invariant {

    private static final String AUDIT = "audit";

    ChangesAreAudited(Scenario scenario) {
        super("6", scenario, "one audit entry for each change of a kill-switch, or an alert that the audit is pending");
    }

    /** Say whether it concerns a system. */
    static boolean concerns(Controls controls) {
        return controls.faultTargets().stream()
                        .anyMatch(it ->
                                it.kind() == FaultTarget.Kind.SINK && it.name().equals(AUDIT))
                && controls.controls().stream().anyMatch(ChangesAreAudited::isKillSwitch);
    }

    private static boolean isKillSwitch(Control control) {
        return control.activeWhen().contains(Words.normal(control.safeValue()))
                && !control.activeWhen().contains(Words.normal(control.defaultValue()));
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
        EventLog log = evidence.log();
        List<AuditEntry> entries = log.all(AuditEntry.class).stream()
                .filter(it -> it.entity().equals(control.name()))
                .toList();
        List<AuditEntry> valued =
                entries.stream().filter(it -> value(it) != null).toList();
        Judgement missing = missing(control, evidence, valued.isEmpty() ? entries : valued);
        return missing == null ? surplus(control, log, valued) : missing;
    }

    private static @Nullable String value(AuditEntry entry) {
        JsonNode value = entry.details().path("value");
        JsonNode named = value.isMissingNode() ? entry.details().path("after") : value;
        return named.isValueNode() ? named.asText() : null;
    }

    /** Find a change that was noticed and neither audited nor said to be pending. */
    private static @Nullable Judgement missing(Control control, Evidence evidence, List<AuditEntry> entries) {
        Map<String, Long> noticed = new TreeMap<>();
        String before = ControlHistory.initial(control, evidence.scenario());
        long since = 0;
        for (ConfigObserved report : evidence.log().all(ConfigObserved.class)) {
            if (!report.control().equals(control.name())) {
                continue;
            }
            long written = Words.sameValue(before, report.value()) ? 0 : written(report, since, evidence.log());
            if (written > 0) {
                String change = entries.stream().allMatch(it -> value(it) == null) ? "" : Words.normal(report.value());
                long changes = noticed.merge(change, 1L, Long::sum);
                if (entriesOf(change, entries) < changes && !pending(written, evidence.log())) {
                    return Judgement.fail(
                            "'%s' became %s, noticed at %s, with no audit entry of its own and no alert of a pending one"
                                    .formatted(control.name(), Words.quote(report.value()), Words.when(report)),
                            report.sequence());
                }
            }
            before = report.value();
            since = report.sequence();
        }
        return null;
    }

    /** Find the write since the last report that a report is of; 0 for none, or where a life ended between the two. */
    private static long written(ConfigObserved report, long since, EventLog log) {
        long written = log.all(FlagWritten.class).stream()
                .filter(it -> it.sequence() > since && it.sequence() < report.sequence())
                .filter(it -> it.control().equals(report.control()) && Words.sameValue(it.value(), report.value()))
                .mapToLong(Event::sequence)
                .max()
                .orElse(0);
        boolean lived = log.all(LifecycleChanged.class).stream()
                .noneMatch(it -> it.sequence() > written && it.sequence() < report.sequence());
        return lived ? written : 0;
    }

    /** Count the entries of a value; "" stands for any. */
    private static long entriesOf(String value, List<AuditEntry> entries) {
        return entries.stream()
                .filter(it -> value.isEmpty() || Words.sameValue(String.valueOf(value(it)), value))
                .count();
    }

    private static boolean pending(long written, EventLog log) {
        return log.all(AlertSent.class).stream()
                .anyMatch(it -> it.sequence() > written
                        && it.message().toLowerCase(Locale.ROOT).contains(AUDIT));
    }

    private static @Nullable Judgement surplus(Control control, EventLog log, List<AuditEntry> entries) {
        Map<String, Long> audited = new TreeMap<>();
        for (AuditEntry entry : entries) {
            String value = Words.normal(String.valueOf(value(entry)));
            long times = audited.merge(entry.stamp().instance() + "\n" + value, 1L, Long::sum);
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
}
