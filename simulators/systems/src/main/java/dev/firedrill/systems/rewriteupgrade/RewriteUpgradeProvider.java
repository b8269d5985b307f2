package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.systems.ReferenceSystem;
import java.util.Map;
import org.apiguardian.api.API;

/** Offer {@code rewrite-upgrade} and its broken variants. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RewriteUpgradeProvider extends ReferenceSystem {

    public RewriteUpgradeProvider() {
        super(
                "rewrite-upgrade",
                RewriteUpgradeSystem::new,
                Map.ofEntries(
                        Map.entry("advisory-disables", BrokenEscalation.AdvisoryDisables::new),
                        Map.entry("alert-missing", BrokenEscalation.AlertMissing::new),
                        Map.entry("at-threshold-fires", BrokenEscalation.AtThresholdFires::new),
                        Map.entry("binding-window-forever", BrokenEscalation.BindingWindowForever::new),
                        Map.entry("complaints-never-reset", BrokenEscalation.ComplaintsNeverReset::new),
                        Map.entry("create-reads-switch", BrokenRouting.CreateReadsSwitch::new),
                        Map.entry("detector-changed", BrokenRouting.DetectorChanged::new),
                        Map.entry("dialog-while-killed", BrokenRouting.DialogWhileKilled::new),
                        Map.entry("disables-on-investigate", BrokenEscalation.DisablesOnInvestigate::new),
                        Map.entry("double-outcome-record", BrokenRecords.DoubleOutcomeRecord::new),
                        Map.entry("failure-unclassified", BrokenRecords.FailureUnclassified::new),
                        Map.entry("guard-runs-while-killed", BrokenRouting.GuardRunsWhileKilled::new),
                        Map.entry("healthy-on-no-data", BrokenEscalation.HealthyOnNoData::new),
                        Map.entry("invalid-value-enables", BrokenRouting.InvalidValueEnables::new),
                        Map.entry("late-rewrite-after-flip", BrokenRouting.LateRewriteAfterFlip::new),
                        Map.entry("llm-call-at-build", BrokenRecords.LlmCallAtBuild::new),
                        Map.entry("no-evidence-is-green", BrokenRecords.NoEvidenceIsGreen::new),
                        Map.entry("no-minimum-sample", BrokenEscalation.NoMinimumSample::new),
                        Map.entry("old-samples-after-re-enable", BrokenEscalation.OldSamplesAfterReEnable::new),
                        Map.entry("prod-leaks-failure-class", BrokenRecords.ProdLeaksFailureClass::new),
                        Map.entry("prompt-in-log", BrokenRecords.PromptInLog::new),
                        Map.entry("rerouted-counted-in-rates", BrokenEscalation.ReroutedCountedInRates::new),
                        Map.entry("restart-loses-requests", BrokenRecords.RestartLosesRequests::new),
                        Map.entry("silent-failure", BrokenRecords.SilentFailure::new),
                        Map.entry("spike-without-floor", BrokenEscalation.SpikeWithoutFloor::new),
                        Map.entry("state-line-missing", BrokenRecords.StateLineMissing::new),
                        Map.entry("switch-captured-at-start", BrokenRouting.SwitchCapturedAtStart::new),
                        Map.entry("switch-latches", BrokenRouting.SwitchLatches::new),
                        Map.entry("switch-read-on-answer", BrokenRouting.SwitchReadOnAnswer::new),
                        Map.entry("telemetry-missing-while-killed", BrokenRecords.TelemetryMissingWhileKilled::new),
                        Map.entry("threshold-changed", BrokenRouting.ThresholdChanged::new)));
    }
}
