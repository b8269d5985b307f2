package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Component;
import java.time.Duration;
import java.time.Instant;

/** Break when a monitor checks, and who monitors, as such systems break. */
final class BrokenMonitors {

    private BrokenMonitors() {}

    /** Stop at the end of the grace period without the check that is due then. */
    static final class GraceEndsWithBreachPending extends RollbackMonitorSystem {
        @Override
        RollbackMonitor monitor(RollbackMonitor.Parts parts, Watch watch) {
            return new RollbackMonitor(parts, watch) {
                @Override
                int lastCheck() {
                    return super.lastCheck() - 1;
                }
            };
        }
    }

    /** Make up for every check that a pause cost, all at once. */
    static final class TickStormAfterPause extends RollbackMonitorSystem {
        @Override
        RollbackMonitor monitor(RollbackMonitor.Parts parts, Watch watch) {
            return new RollbackMonitor(parts, watch) {
                private boolean behind;

                @Override
                int dueNow(int done) {
                    behind = super.dueNow(done) > done + 1;
                    return done + 1;
                }

                @Override
                boolean checking() {
                    return !behind && super.checking();
                }
            };
        }
    }

    /** Start a check while the one before is not done. */
    static final class OverlapChecks extends RollbackMonitorSystem {
        @Override
        RollbackMonitor monitor(RollbackMonitor.Parts parts, Watch watch) {
            return new RollbackMonitor(parts, watch) {
                @Override
                boolean checking() {
                    return false;
                }
            };
        }
    }

    /** Schedule checks by the wall clock. */
    static final class WallClockSchedule extends RollbackMonitorSystem {
        @Override
        RollbackMonitor monitor(RollbackMonitor.Parts parts, Watch watch) {
            Component component = parts.component();
            Instant instant = component.clock().instant();
            long elapsed = component.elapsed();
            return new RollbackMonitor(parts, watch) {
                @Override
                long now() {
                    return elapsed
                            + Duration.between(instant, component.clock().instant())
                                    .toNanos();
                }
            };
        }
    }

    /** Take a watch over for itself alone, where that cannot be written down. */
    static final class TakesOverUnwritten extends RollbackMonitorSystem {
        @Override
        Memory memory(KeptFile file, CheckWindow empty) {
            return new Memory(file, empty) {
                @Override
                boolean takes(Watch watch) {
                    keep(watch);
                    return true;
                }
            };
        }
    }

    /** Let every instance monitor and act on every promotion. */
    static final class TwoMonitorsBothAct extends RollbackMonitorSystem {
        @Override
        Memory memory(KeptFile file, CheckWindow empty) {
            return new Memory(file, empty) {
                @Override
                boolean holds(Watch watch) {
                    return true;
                }
            };
        }

        @Override
        Standby standby(String instance, Memory memory) {
            return new Standby(instance, memory) {
                @Override
                int patience() {
                    return 0;
                }
            };
        }
    }
}
