package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.systems.chat.ChatAnswer;
import dev.firedrill.world.Site;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Break the switch, and the ways that requests go by it, as such systems break. */
final class BrokenRouting {

    private BrokenRouting() {}

    /** Read the variable when the process starts and never again, as a bundler that inlines it does. */
    static final class SwitchCapturedAtStart extends RewriteUpgradeSystem {
        @Override
        SwitchWatch killSwitch(Site site, StudioLog log, Runnable reEnabled) {
            return new SwitchWatch(site, log, reEnabled) {
                @Override
                void refresh() {}
            };
        }
    }

    /** Once pulled, stay pulled until a restart. */
    static final class SwitchLatches extends RewriteUpgradeSystem {
        @Override
        SwitchWatch killSwitch(Site site, StudioLog log, Runnable reEnabled) {
            return new SwitchWatch(site, log, reEnabled) {
                @Override
                void refresh() {
                    if (!active()) {
                        super.refresh();
                    }
                }
            };
        }
    }

    /** Pull the switch only for the one value that means it. */
    static final class InvalidValueEnables extends RewriteUpgradeSystem {
        @Override
        SwitchWatch killSwitch(Site site, StudioLog log, Runnable reEnabled) {
            return new SwitchWatch(site, log, reEnabled) {
                @Override
                KillSwitch meaning(Optional<String> value) {
                    return super.meaning(value) == KillSwitch.ACTIVE ? KillSwitch.ACTIVE : KillSwitch.INACTIVE;
                }
            };
        }
    }

    /** Read the switch when the model has answered, instead of when the request came in. */
    static final class SwitchReadOnAnswer extends RewriteUpgradeSystem {
        @Override
        Studio studio(Studio.Parts parts) {
            return new Studio(parts) {
                @Override
                void rewriteUnless(boolean killed, Task task) {
                    askForRewrite(task).thenAccept(answer -> choose(task, answer));
                }

                private void choose(Task task, ChatAnswer answer) {
                    if (parts.killSwitch().active()) {
                        create(decided(task, TaskType.CREATE));
                    } else {
                        rewritten(decided(task, TaskType.REWRITE_UPGRADE), answer);
                    }
                }
            };
        }
    }

    /** Let rewrites wait for a free place, and carry out those that still wait when the switch is pulled. */
    static final class LateRewriteAfterFlip extends RewriteUpgradeSystem {
        @Override
        Studio studio(Studio.Parts parts) {
            return new QueueingStudio(parts);
        }

        private static final class QueueingStudio extends Studio {

            private static final int PLACES = 8;

            private final Queue<Task> waiting = new ArrayDeque<>();
            private int running;

            QueueingStudio(Parts parts) {
                super(parts);
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
                    rewrite(decided(waiting.remove(), TaskType.REWRITE_UPGRADE));
                }
            }

            @Override
            void freed(Task task) {
                if (task.executed() == TaskType.REWRITE_UPGRADE) {
                    running--;
                    send();
                }
            }
        }
    }

    /** Check what is to be rewritten before looking at the switch. */
    static final class GuardRunsWhileKilled extends RewriteUpgradeSystem {
        @Override
        Studio studio(Studio.Parts parts) {
            return new Studio(parts) {
                @Override
                void rewriteUnless(boolean killed, Task task) {
                    if (killed) {
                        Verdict context = parts.guards().context(task.request().attributes());
                        judged(decided(task, TaskType.CREATE), context, this::create);
                    } else {
                        super.rewriteUnless(false, task);
                    }
                }
            };
        }
    }

    /** Ask the user to confirm a rewrite that will not take place. */
    static final class DialogWhileKilled extends RewriteUpgradeSystem {
        @Override
        Studio studio(Studio.Parts parts) {
            return new Studio(parts) {
                @Override
                void rewriteUnless(boolean killed, Task task) {
                    if (killed && !parts.guards().confirms(task.request().attributes())) {
                        answer(decided(task, TaskType.CREATE), Answers.dialog());
                    } else {
                        super.rewriteUnless(killed, task);
                    }
                }
            };
        }
    }

    /** Take the switch for one of the whole studio. */
    static final class CreateReadsSwitch extends RewriteUpgradeSystem {
        @Override
        Studio studio(Studio.Parts parts) {
            return new Studio(parts) {
                @Override
                void createAsAsked(Task task) {
                    if (parts.killSwitch().active()) {
                        fail(decided(task, TaskType.CREATE), Reason.EXECUTION_BLOCKED);
                    } else {
                        super.createAsAsked(task);
                    }
                }
            };
        }
    }

    /** Go by an own word for a change that nobody reviewed. */
    static final class DetectorChanged extends RewriteUpgradeSystem {
        @Override
        Detector detector() {
            return new Detector() {
                @Override
                boolean asksForChange(String input) {
                    return super.asksForChange(input) || input.startsWith("Fix");
                }
            };
        }
    }

    /** Be more patient with long rewrites than was reviewed. */
    static final class ThresholdChanged extends RewriteUpgradeSystem {
        @Override
        GuardThresholds guardThresholds(Settings settings) {
            GuardThresholds reviewed = super.guardThresholds(settings);
            return reviewed.withMaxLengthRatio(reviewed.maxLengthRatio() + 1);
        }
    }
}
