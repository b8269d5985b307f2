package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Component;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.Order;
import dev.firedrill.world.Site;
import dev.firedrill.world.StoreException;
import dev.firedrill.world.Tap;
import java.util.List;

/** Break the flags, and the switch that masks them, as such systems break. */
final class BrokenFlags {

    private BrokenFlags() {}

    /** Believe the last value that could be read for ever. */
    static final class FlagCacheNeverExpires extends RollbackMonitorSystem {
        @Override
        LiveFlags flags(FlagSource store, KillSwitch killSwitch, Component clock, Tap tap, Outbox outbox) {
            return new LiveFlags(store, killSwitch, clock, tap, outbox) {
                @Override
                boolean expired(long age) {
                    return false;
                }
            };
        }
    }

    /** Write the safe defaults over what is stored, instead of masking it. */
    static final class MaskOverwritesStored extends RollbackMonitorSystem {
        @Override
        LiveFlags flags(FlagSource store, KillSwitch killSwitch, Component clock, Tap tap, Outbox outbox) {
            return new LiveFlags(store, killSwitch, clock, tap, outbox) {
                @Override
                void masked(FlagSource overwritten) {
                    try {
                        MASKED.forEach(flag -> overwrite(overwritten, flag));
                    } catch (StoreException locked) {
                        return;
                    }
                }

                private void overwrite(FlagSource overwritten, String flag) {
                    if (overwritten.read(flag).filter(SAFE::equals).isEmpty()) {
                        overwritten.write(flag, SAFE, "auto:mask");
                    }
                }
            };
        }
    }

    /** Take the kill-switch as somebody else set it, without a word to the auditors. */
    static final class ExternalPullNotAudited extends RollbackMonitorSystem {
        @Override
        KillSwitch killSwitch(KillSwitch.Parts parts) {
            return new KillSwitch(parts) {
                @Override
                void tell(String action, String source, String actor) {
                    if (source.equals(EXTERNAL)) {
                        emitOnly(action, source, actor);
                    } else {
                        super.tell(action, source, actor);
                    }
                }
            };
        }
    }

    /** Give up a pull that waits for the store when an order fails there too. */
    static final class DropsPendingPullOnFailedWrite extends RollbackMonitorSystem {
        @Override
        KillSwitch killSwitch(KillSwitch.Parts parts) {
            return new KillSwitch(parts) {
                @Override
                void set(boolean on, String actor, boolean approved) {
                    waitFor("");
                    super.set(on, actor, approved);
                }
            };
        }
    }

    /** Give up a pull that waits for the store when this life ends. */
    static final class ForgetsPendingPullOverRestart extends RollbackMonitorSystem {
        @Override
        KillSwitch killSwitch(KillSwitch.Parts parts) {
            return new KillSwitch(parts) {
                @Override
                void recall() {}
            };
        }
    }

    /** Take a flag that somebody else wrote without a word to the auditors; of the kill-switch they hear. */
    static final class ExternalWriteNotAudited extends RollbackMonitorSystem {
        @Override
        LiveFlags flags(FlagSource store, KillSwitch killSwitch, Component clock, Tap tap, Outbox outbox) {
            return new LiveFlags(store, killSwitch, clock, tap, outbox) {
                @Override
                void auditExternal(String flag, String before, String now) {}
            };
        }
    }

    /** Reset the kill-switch for whoever asks. */
    static final class ResetWithoutPrerequisites extends RollbackMonitorSystem {
        @Override
        ResetDesk resetDesk(ErrorJournal errors) {
            return new ResetDesk(errors) {
                @Override
                List<String> missing(Order order) {
                    return List.of();
                }
            };
        }
    }

    /** Start every life with the kill-switch reset. */
    static final class KillSwitchForgottenOnRestart extends RollbackMonitorSystem {
        @Override
        void starting(Site site) {
            if (KillSwitch.isPulled(site.flags().read(KillSwitch.FLAG))) {
                site.flags().write(KillSwitch.FLAG, "0", "auto:start");
            }
        }
    }
}
