package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.ReferenceSystem;
import java.util.Map;
import org.apiguardian.api.API;

/** Offer {@code rollback-monitor} and its broken variants. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RollbackMonitorProvider extends ReferenceSystem {

    public RollbackMonitorProvider() {
        super(
                "rollback-monitor",
                RollbackMonitorSystem::new,
                Map.of(
                        "double-rollback", BrokenVariants.DoubleRollback::new,
                        "five-of-five", BrokenVariants.FiveOfFive::new,
                        "keeps-canary", BrokenVariants.KeepsCanary::new,
                        "threshold-on-two", BrokenVariants.ThresholdOnTwo::new));
    }
}
