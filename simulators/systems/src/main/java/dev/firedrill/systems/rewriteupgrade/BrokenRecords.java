package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.rewriteupgrade.StudioRun.Mode;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.Request;
import dev.firedrill.world.Site;
import dev.firedrill.world.Tap;
import java.time.Duration;
import java.util.Optional;

/** Break what users and readers of logs are told, as such systems break. */
final class BrokenRecords {

    private BrokenRecords() {}

    /** Reroute without leaving a record. */
    static final class TelemetryMissingWhileKilled extends RewriteUpgradeSystem {
        @Override
        StudioLog log(Tap tap, Mode mode) {
            return new StudioLog(tap, mode) {
                @Override
                void rerouted(Request request, StudioRun override) {}
            };
        }
    }

    /** Show in production what only development may show. */
    static final class ProdLeaksFailureClass extends RewriteUpgradeSystem {
        @Override
        StudioLog log(Tap tap, Mode mode) {
            return new StudioLog(tap, mode) {
                @Override
                ObjectNode render(StudioRun run, Mode shown) {
                    return super.render(run, Mode.DEV);
                }
            };
        }
    }

    /** Record that the model failed, and not that this is a class of failure. */
    static final class FailureUnclassified extends RewriteUpgradeSystem {
        @Override
        StudioLog log(Tap tap, Mode mode) {
            return new StudioLog(tap, mode) {
                @Override
                void ended(Request request, StudioRun outcome) {
                    boolean blocked = outcome.reason().equals(Optional.of(Reason.EXECUTION_BLOCKED));
                    super.ended(request, blocked ? outcome.unexplained() : outcome);
                }
            };
        }
    }

    /** Record each outcome where it comes about, and once more where the reply is sent. */
    static final class DoubleOutcomeRecord extends RewriteUpgradeSystem {
        @Override
        StudioLog log(Tap tap, Mode mode) {
            return new StudioLog(tap, mode) {
                @Override
                void ended(Request request, StudioRun outcome) {
                    super.ended(request, outcome);
                    super.ended(request, outcome);
                }
            };
        }
    }

    /** Leave a line for debugging in. */
    static final class PromptInLog extends RewriteUpgradeSystem {
        @Override
        StudioLog log(Tap tap, Mode mode) {
            return new StudioLog(tap, mode) {
                @Override
                void ended(Request request, StudioRun outcome) {
                    editor(
                            request,
                            "Asked: " + request.input() + " "
                                    + request.attributes().getOrDefault("selection", ""));
                    super.ended(request, outcome);
                }
            };
        }
    }

    /** Say nothing of the switch. */
    static final class StateLineMissing extends RewriteUpgradeSystem {
        @Override
        StudioLog log(Tap tap, Mode mode) {
            return new StudioLog(tap, mode) {
                @Override
                void switchObserved(KillSwitch state) {}
            };
        }
    }

    /** Show an empty text where the model gave none. */
    static final class SilentFailure extends RewriteUpgradeSystem {
        @Override
        Studio studio(Studio.Parts parts) {
            return new Studio(parts) {
                @Override
                void blocked(Task task, String cause) {
                    answer(task, Answers.text(""));
                }
            };
        }
    }

    /** Stop without a word to those who wait. */
    static final class RestartLosesRequests extends RewriteUpgradeSystem {
        @Override
        Studio studio(Studio.Parts parts) {
            return new Studio(parts) {
                @Override
                void close() {}
            };
        }
    }

    /** Warm the model up, at everybody's cost. */
    static final class LlmCallAtBuild extends RewriteUpgradeSystem {
        @Override
        void started(Site site) {
            site.provider("llm")
                    .call(new ProviderCall("warm-up", "/v1/chat/completions", "{}", Duration.ofSeconds(10)));
        }
    }

    /** Take an item of the checklist that nobody has evidence for to be fine. */
    static final class NoEvidenceIsGreen extends RewriteUpgradeSystem {
        @Override
        ReleaseChecklist checklist() {
            return new ReleaseChecklist() {
                @Override
                boolean withoutEvidence() {
                    return true;
                }
            };
        }
    }
}
