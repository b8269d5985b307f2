package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.systems.chat.ChatAnswer;
import dev.firedrill.world.Request;
import dev.firedrill.world.Site;
import dev.firedrill.world.Tap;
import java.util.ArrayDeque;
import java.util.Queue;

/** Break the studio in ways in which such systems break. */
final class BrokenVariants {

    private BrokenVariants() {}

    /** Read the variable when the process starts and never again, as a bundler that inlines it does. */
    static final class SwitchCapturedAtStart extends RewriteUpgradeSystem {
        @Override
        SwitchWatch killSwitch(Site site, StudioLog log) {
            return new SwitchWatch(site, log) {
                @Override
                void refresh() {}
            };
        }
    }

    /** Once pulled, stay pulled until a restart. */
    static final class SwitchLatches extends RewriteUpgradeSystem {
        @Override
        SwitchWatch killSwitch(Site site, StudioLog log) {
            return new SwitchWatch(site, log) {
                @Override
                void refresh() {
                    if (!active()) {
                        super.refresh();
                    }
                }
            };
        }
    }

    /** Reroute without leaving a record. */
    static final class TelemetryMissingWhileKilled extends RewriteUpgradeSystem {
        @Override
        StudioLog log(Tap tap, StudioRun.Mode mode) {
            return new StudioLog(tap, mode) {
                @Override
                void rerouted(Request request, StudioRun override) {}
            };
        }
    }

    /** Read the switch when the model has answered, instead of when the request came in. */
    static final class SwitchReadOnAnswer extends RewriteUpgradeSystem {
        @Override
        Studio studio(Site site, StudioLog log, SwitchWatch killSwitch) {
            return new Studio(site, log, killSwitch) {
                @Override
                void rewriteUnless(boolean killed, Task task) {
                    askForRewrite(task).thenAccept(answer -> choose(task, answer, killSwitch.active()));
                }

                private void choose(Task task, ChatAnswer answer, boolean killed) {
                    if (killed) {
                        create(decided(task, TaskType.CREATE));
                    } else {
                        finish(decided(task, TaskType.REWRITE_UPGRADE), TaskType.REWRITE_UPGRADE, answer);
                    }
                }
            };
        }
    }

    /** Let rewrites wait for a free place at the model, and send those that still wait when the switch is pulled. */
    static final class LateRewriteAfterFlip extends RewriteUpgradeSystem {
        @Override
        Studio studio(Site site, StudioLog log, SwitchWatch killSwitch) {
            return new QueueingStudio(site, log, killSwitch);
        }
    }

    private static final class QueueingStudio extends Studio {

        private static final int PLACES = 4;

        private final Queue<Task> waiting = new ArrayDeque<>();
        private int running;

        QueueingStudio(Site site, StudioLog log, SwitchWatch killSwitch) {
            super(site, log, killSwitch);
        }

        @Override
        void rewriteUnless(boolean killed, Task task) {
            if (killed) {
                super.rewriteUnless(true, task);
            } else {
                waiting.add(task);
                send();
            }
        }

        private void send() {
            while (running < PLACES && !waiting.isEmpty()) {
                running++;
                Task task = decided(waiting.remove(), TaskType.REWRITE_UPGRADE);
                askForRewrite(task).thenAccept(answer -> answered(task, answer));
            }
        }

        private void answered(Task task, ChatAnswer answer) {
            running--;
            finish(task, TaskType.REWRITE_UPGRADE, answer);
            send();
        }
    }
}
