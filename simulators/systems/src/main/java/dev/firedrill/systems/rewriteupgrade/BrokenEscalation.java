package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.systems.rewriteupgrade.EscalationRule.Decision;
import dev.firedrill.systems.rewriteupgrade.EscalationRule.Severity;
import dev.firedrill.systems.rewriteupgrade.Objective.Band;
import dev.firedrill.world.Component;
import dev.firedrill.world.Site;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/** Break what is counted, what is decided from it, and what follows, as such systems break. */
final class BrokenEscalation {

    private BrokenEscalation() {}

    /** Fire at a limit instead of above it. */
    static final class AtThresholdFires extends RewriteUpgradeSystem {
        @Override
        EscalationPolicy policy(EscalationThresholds limits, Settings settings) {
            return new EscalationPolicy(limits, settings) {
                @Override
                boolean isAbove(double sample, double limit) {
                    return sample >= limit;
                }
            };
        }
    }

    /** See a spike in a single failure. */
    static final class SpikeWithoutFloor extends RewriteUpgradeSystem {
        @Override
        EscalationPolicy policy(EscalationThresholds limits, Settings settings) {
            return new EscalationPolicy(limits.withSpikeFloor(1), settings);
        }
    }

    /** Disable where somebody should only look. */
    static final class DisablesOnInvestigate extends RewriteUpgradeSystem {
        @Override
        EscalationPolicy policy(EscalationThresholds limits, Settings settings) {
            return new EscalationPolicy(limits, settings) {
                @Override
                List<Decision> decisions(EscalationRule rule) {
                    return rule.trigger().equals("execution-blocked")
                            ? List.of(Decision.DISABLE)
                            : super.decisions(rule);
                }
            };
        }
    }

    /** Count what was rerouted among the rewrites. */
    static final class ReroutedCountedInRates extends RewriteUpgradeSystem {
        @Override
        Measurements measurements(Component component, EscalationThresholds limits) {
            return new Measurements(component, limits) {
                @Override
                boolean rewrites(Task task) {
                    return task.detected() == TaskType.REWRITE_UPGRADE;
                }
            };
        }
    }

    /** Hold against a feature that is enabled again what it did before. */
    static final class OldSamplesAfterReEnable extends RewriteUpgradeSystem {
        @Override
        Measurements measurements(Component component, EscalationThresholds limits) {
            return new Measurements(component, limits) {
                @Override
                void startAnew() {}
            };
        }
    }

    /** Count complaints since the beginning of time. */
    static final class ComplaintsNeverReset extends RewriteUpgradeSystem {
        @Override
        Measurements measurements(Component component, EscalationThresholds limits) {
            return new Measurements(component, limits) {
                @Override
                LocalDate today() {
                    return LocalDate.EPOCH;
                }
            };
        }
    }

    /** Never forget a binding mismatch. */
    static final class BindingWindowForever extends RewriteUpgradeSystem {
        @Override
        Measurements measurements(Component component, EscalationThresholds limits) {
            return new Measurements(component, limits.withBindingWindow(Duration.ofDays(366)));
        }
    }

    /** Take one request for a rate. */
    static final class NoMinimumSample extends RewriteUpgradeSystem {
        @Override
        Measurements measurements(Component component, EscalationThresholds limits) {
            return new Measurements(component, limits.withMinimumSample(1));
        }
    }

    /** Take silence for health. */
    static final class HealthyOnNoData extends RewriteUpgradeSystem {
        @Override
        Escalation escalation(Site site, Measurements counts, EscalationPolicy policy, Settings settings) {
            return new Escalation(site, counts, policy, settings) {
                @Override
                Band band(Objective objective, OptionalDouble sample) {
                    return sample.isEmpty() ? Band.HEALTHY : super.band(objective, sample);
                }
            };
        }
    }

    /** Decide, and tell nobody. */
    static final class AlertMissing extends RewriteUpgradeSystem {
        @Override
        Escalation escalation(Site site, Measurements counts, EscalationPolicy policy, Settings settings) {
            return new Escalation(site, counts, policy, settings) {
                @Override
                void alert(Severity severity, String message) {}
            };
        }
    }

    /** Pull the switch where only advice was asked for. */
    static final class AdvisoryDisables extends RewriteUpgradeSystem {
        @Override
        Escalation escalation(Site site, Measurements counts, EscalationPolicy policy, Settings settings) {
            return new Escalation(site, counts, policy, settings) {
                @Override
                boolean mayAct() {
                    return true;
                }
            };
        }
    }
}
