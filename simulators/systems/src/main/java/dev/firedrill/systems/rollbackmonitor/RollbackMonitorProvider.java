package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.ReferenceSystem;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.SystemUnderTest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Offer {@code rollback-monitor} and its broken variants. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RollbackMonitorProvider extends ReferenceSystem {

    public RollbackMonitorProvider() {
        super("rollback-monitor", RollbackMonitorSystem::new, broken());
    }

    private static Map<String, Supplier<SystemUnderTest>> broken() {
        Map<String, Supplier<SystemUnderTest>> broken = new TreeMap<>();
        broken.put("at-least", BrokenDecisions.AtLeast::new);
        broken.put("escalation-before-rollback", BrokenDecisions.EscalationBeforeRollback::new);
        broken.put("five-of-five", BrokenDecisions.FiveOfFive::new);
        broken.put("invalid-config-accepted", BrokenDecisions.InvalidConfigAccepted::new);
        broken.put("missing-metrics-healthy", BrokenDecisions.MissingMetricsHealthy::new);
        broken.put("nan-as-zero", BrokenDecisions.NanAsZero::new);
        broken.put("threshold-on-two", BrokenDecisions.ThresholdOnTwo::new);
        broken.put("window-never-evicts", BrokenDecisions.WindowNeverEvicts::new);
        broken.put("grace-ends-with-breach-pending", BrokenMonitors.GraceEndsWithBreachPending::new);
        broken.put("overlap-checks", BrokenMonitors.OverlapChecks::new);
        broken.put("takes-over-unwritten", BrokenMonitors.TakesOverUnwritten::new);
        broken.put("tick-storm-after-pause", BrokenMonitors.TickStormAfterPause::new);
        broken.put("two-monitors-both-act", BrokenMonitors.TwoMonitorsBothAct::new);
        broken.put("wall-clock-schedule", BrokenMonitors.WallClockSchedule::new);
        broken.put("artifact-overwritten", BrokenProtection.ArtifactOverwritten::new);
        broken.put("audit-blocks-action", BrokenProtection.AuditBlocksAction::new);
        broken.put("callback-failure-aborts", BrokenProtection.CallbackFailureAborts::new);
        broken.put("canary-not-cleaned-up", BrokenProtection.CanaryNotCleanedUp::new);
        broken.put("double-rollback", BrokenProtection.DoubleRollback::new);
        broken.put("escalation-switches-worker", BrokenProtection.EscalationSwitchesWorker::new);
        broken.put("keeps-canary", BrokenProtection.KeepsCanary::new);
        broken.put("page-forgotten", BrokenProtection.PageForgotten::new);
        broken.put("record-before-restore-event-order", BrokenProtection.RecordBeforeRestoreEventOrder::new);
        broken.put("drops-pending-pull-on-failed-write", BrokenFlags.DropsPendingPullOnFailedWrite::new);
        broken.put("external-pull-not-audited", BrokenFlags.ExternalPullNotAudited::new);
        broken.put("external-write-not-audited", BrokenFlags.ExternalWriteNotAudited::new);
        broken.put("flag-cache-never-expires", BrokenFlags.FlagCacheNeverExpires::new);
        broken.put("forgets-pending-pull-over-restart", BrokenFlags.ForgetsPendingPullOverRestart::new);
        broken.put("kill-switch-forgotten-on-restart", BrokenFlags.KillSwitchForgottenOnRestart::new);
        broken.put("mask-overwrites-stored", BrokenFlags.MaskOverwritesStored::new);
        broken.put("reset-without-prerequisites", BrokenFlags.ResetWithoutPrerequisites::new);
        return broken;
    }

    /** Keep flags in {@code state/orchestrator.db}, where an on-call finds them with {@code sqlite3}. */
    @Override
    public Optional<FlagSource> flags(Path folder) {
        return Optional.of(new SqliteFlags(folder.resolve("state").resolve("orchestrator.db")));
    }
}
