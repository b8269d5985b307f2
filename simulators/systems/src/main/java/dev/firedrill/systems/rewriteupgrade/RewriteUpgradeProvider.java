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
                Map.of(
                        "late-rewrite-after-flip", BrokenVariants.LateRewriteAfterFlip::new,
                        "switch-captured-at-start", BrokenVariants.SwitchCapturedAtStart::new,
                        "switch-latches", BrokenVariants.SwitchLatches::new,
                        "switch-read-on-answer", BrokenVariants.SwitchReadOnAnswer::new,
                        "telemetry-missing-while-killed", BrokenVariants.TelemetryMissingWhileKilled::new));
    }
}
