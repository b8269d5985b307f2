package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Files;
import dev.firedrill.world.Provider;
import dev.firedrill.world.Tap;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Break what is done once it is decided, as such systems break. */
final class BrokenProtection {

    private BrokenProtection() {}

    /** Report the rollback, and let the canary serve on. */
    static final class KeepsCanary extends RollbackMonitorSystem {
        @Override
        WorkerManager workers(String first, KeptFile file, Function<String, Worker> workers) {
            return new WorkerManager(first, file, workers) {
                @Override
                boolean switchToActive(String canary) {
                    return true;
                }
            };
        }
    }

    /** Roll back in the monitor, and once more in the callback of whoever started it. */
    static final class DoubleRollback extends RollbackMonitorSystem {
        @Override
        Protection protection(Protection.Parts parts) {
            return new Protection(parts) {
                @Override
                void heard(String callback, Incident incident) {
                    super.heard(callback, incident);
                    parts.workers().switchToActive(incident.canary());
                    announce(incident);
                }
            };
        }
    }

    /** Forget the canary's process once it serves nobody. */
    static final class CanaryNotCleanedUp extends RollbackMonitorSystem {
        @Override
        Protection protection(Protection.Parts parts) {
            return new Protection(parts) {
                @Override
                CompletionStage<Void> cleanUp(Incident incident) {
                    return nothing();
                }
            };
        }
    }

    /** Ask the callback first, and do nothing when it fails. */
    static final class CallbackFailureAborts extends RollbackMonitorSystem {
        @Override
        Protection protection(Protection.Parts parts) {
            return new Protection(parts) {
                @Override
                CompletionStage<Void> rollBack(Incident incident) {
                    return call("on-rollback", incident)
                            .thenCompose(called -> super.rollBack(incident))
                            .exceptionally(failure -> null);
                }

                @Override
                CompletionStage<Void> escalate(Incident incident) {
                    return call("on-escalation", incident)
                            .thenCompose(called -> super.escalate(incident))
                            .exceptionally(failure -> null);
                }
            };
        }
    }

    /** Write the record first, and do nothing without it. */
    static final class AuditBlocksAction extends RollbackMonitorSystem {
        @Override
        Protection protection(Protection.Parts parts) {
            return new Protection(parts) {
                @Override
                CompletionStage<Void> rollBack(Incident incident) {
                    return recorded(incident) ? super.rollBack(incident) : nothing();
                }

                @Override
                CompletionStage<Void> escalate(Incident incident) {
                    return recorded(incident) ? super.escalate(incident) : nothing();
                }

                private boolean recorded(Incident incident) {
                    try {
                        parts.artifacts()
                                .files()
                                .write(
                                        Artifacts.FOLDER + "decision.json",
                                        incident.decision().toString());
                        return true;
                    } catch (UncheckedIOException full) {
                        return false;
                    }
                }
            };
        }
    }

    /** Post each alert once, whether the webhook took it or not. */
    static final class PageForgotten extends RollbackMonitorSystem {
        @Override
        Pager pager(Provider webhook, Tap tap, PageBook book) {
            return new Pager(webhook, tap, book) {
                @Override
                boolean forgets() {
                    return true;
                }
            };
        }
    }

    /** Name a record by its instant alone, over one that has it. */
    static final class ArtifactOverwritten extends RollbackMonitorSystem {
        @Override
        Shelf shelf(Files files) {
            return new Shelf(files) {
                @Override
                String free(String stem) {
                    return stem + ".json";
                }
            };
        }
    }

    /** Tell that the previous worker is back before it is. */
    static final class RecordBeforeRestoreEventOrder extends RollbackMonitorSystem {
        @Override
        Protection protection(Protection.Parts parts) {
            return new Protection(parts) {
                @Override
                CompletionStage<Void> rollBack(Incident incident) {
                    super.announce(incident);
                    return super.rollBack(incident);
                }

                @Override
                void announce(Incident incident) {
                    if (!incident.isRollback()) {
                        super.announce(incident);
                    }
                }
            };
        }
    }

    /** Put the previous worker back on an escalation too. */
    static final class EscalationSwitchesWorker extends RollbackMonitorSystem {
        @Override
        Protection protection(Protection.Parts parts) {
            return new Protection(parts) {
                @Override
                CompletionStage<Void> escalate(Incident incident) {
                    parts.workers().switchToActive(incident.canary());
                    return super.escalate(incident);
                }
            };
        }
    }
}
