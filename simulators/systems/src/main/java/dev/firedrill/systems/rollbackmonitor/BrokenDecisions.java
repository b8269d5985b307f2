package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import dev.firedrill.world.Site;
import java.util.Optional;
import java.util.OptionalDouble;

/** Break what is decided, and by which numbers, as such systems break. */
final class BrokenDecisions {

    private BrokenDecisions() {}

    /** Take "20 % for 5 checks" by its word and wait for five bad checks of five. */
    static final class FiveOfFive extends RollbackMonitorSystem {
        @Override
        RollbackPolicy policy(Thresholds thresholds) {
            return new RollbackPolicy(thresholds.withBadChecks(5));
        }
    }

    /** Confuse the two numbers of the configuration and roll back on the second bad check. */
    static final class ThresholdOnTwo extends RollbackMonitorSystem {
        @Override
        RollbackPolicy policy(Thresholds thresholds) {
            return new RollbackPolicy(thresholds.withBadChecks(2));
        }
    }

    /** Count a check as bad that is exactly at the threshold. */
    static final class AtLeast extends RollbackMonitorSystem {
        @Override
        RollbackPolicy policy(Thresholds thresholds) {
            return new RollbackPolicy(thresholds) {
                @Override
                boolean bad(HealthCheck check) {
                    return check.errorRate().isPresent() && check.errorRate().getAsDouble() >= thresholds.errorRate();
                }
            };
        }
    }

    /** Look for a reason to escalate before one to roll back. */
    static final class EscalationBeforeRollback extends RollbackMonitorSystem {
        @Override
        RollbackPolicy policy(Thresholds thresholds) {
            return new RollbackPolicy(thresholds) {
                @Override
                Decision judge(CheckWindow window) {
                    return escalation(window).or(() -> rollback(window)).orElseGet(() -> look(window));
                }
            };
        }
    }

    /** Take an unknown error rate for a good one. */
    static final class MissingMetricsHealthy extends RollbackMonitorSystem {
        @Override
        RollbackPolicy policy(Thresholds thresholds) {
            return new RollbackPolicy(thresholds) {
                @Override
                boolean healthy(HealthCheck check) {
                    return check.errorRate().isEmpty() ? check.call() == HealthCall.ANSWERED : super.healthy(check);
                }
            };
        }
    }

    /** Read what is no number as zero. */
    static final class NanAsZero extends RollbackMonitorSystem {
        @Override
        RollbackPolicy policy(Thresholds thresholds) {
            return new RollbackPolicy(thresholds) {
                @Override
                HealthCheck check(OptionalDouble errorRate, HealthCall call, String cause) {
                    boolean number = errorRate.isPresent() && !Double.isNaN(errorRate.getAsDouble());
                    return super.check(number ? errorRate : OptionalDouble.of(0), call, cause);
                }
            };
        }
    }

    /** Count bad checks that left the window long ago. */
    static final class WindowNeverEvicts extends RollbackMonitorSystem {
        @Override
        RollbackPolicy policy(Thresholds thresholds) {
            return new RollbackPolicy(thresholds.withWindowSize(Integer.MAX_VALUE));
        }
    }

    /** Go by whatever number stands in the environment, and by the largest one where none does. */
    static final class InvalidConfigAccepted extends RollbackMonitorSystem {
        @Override
        Settings settings(Site site) {
            return new Settings.Reader(site::environment) {
                @Override
                Optional<Double> share(String text) {
                    return Optional.of(text.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(text) : 1.0);
                }

                @Override
                Optional<Integer> count(String text) {
                    return Optional.of(text.matches("[1-9]\\d{0,8}") ? Integer.parseInt(text) : 1_000_000);
                }
            }.read();
        }
    }
}
