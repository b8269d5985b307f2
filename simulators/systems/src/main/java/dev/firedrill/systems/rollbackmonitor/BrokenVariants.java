package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Files;
import dev.firedrill.world.Tap;

/** Break the orchestrator in ways in which such systems break. */
final class BrokenVariants {

    private BrokenVariants() {}

    /** Take "20 % for 5 checks" by its word and wait for five bad checks of five. */
    static final class FiveOfFive extends RollbackMonitorSystem {
        @Override
        RollbackPolicy policy() {
            return new RollbackPolicy(Thresholds.DEFAULT.withBadChecks(5));
        }
    }

    /** Confuse the two numbers of the configuration and roll back on the second bad check. */
    static final class ThresholdOnTwo extends RollbackMonitorSystem {
        @Override
        RollbackPolicy policy() {
            return new RollbackPolicy(Thresholds.DEFAULT.withBadChecks(2));
        }
    }

    /** Report the rollback, and let the canary serve on. */
    static final class KeepsCanary extends RollbackMonitorSystem {
        @Override
        WorkerManager workers(Worker first, Files files) {
            return new WorkerManager(first, files) {
                @Override
                void switchToActive() {}
            };
        }
    }

    /** Roll back in the monitor, and once more in the callback of whoever started it. */
    static final class DoubleRollback extends RollbackMonitorSystem {
        @Override
        Protection protection(
                WorkerManager workers, KillSwitch killSwitch, LiveFlags flags, Artifacts artifacts, Tap tap) {
            return new Protection(workers, killSwitch, flags, artifacts, tap) {
                @Override
                void rollBack(Incident incident) {
                    super.rollBack(incident);
                    super.rollBack(incident);
                }
            };
        }
    }
}
