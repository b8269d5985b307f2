package dev.firedrill.systems.rollbackmonitor;

import static dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall.ANSWERED;
import static dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall.FAILED;
import static dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.rollbackmonitor.Decision.Kind;
import dev.firedrill.systems.rollbackmonitor.HealthCheck.HealthCall;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackPolicyTest {

    private final RollbackPolicy policy = new RollbackPolicy(Thresholds.DEFAULT);

    @Nested
    class OneCheck {

        @ParameterizedTest
        @CsvSource({
            "0, HEALTHY",
            "0.05, HEALTHY",
            "0.0501, DEGRADED",
            "0.2, DEGRADED",
            "0.2001, DEGRADED",
            "1, DEGRADED"
        })
        void isJudgedByItsErrorRate(double rate, Kind kind) {
            assertThat(judge(rates(rate)).kind()).isEqualTo(kind);
        }

        @ParameterizedTest
        @CsvSource({"0.2, false", "0.2001, true"})
        void isBadOnlyAboveTheThreshold(double rate, boolean bad) {
            assertThat(policy.bad(check(rate, ANSWERED))).isEqualTo(bad);
        }

        @Test
        void isDegradedByAFailedHealthCall() {
            assertThat(judge(window(check(0, FAILED))).kind()).isEqualTo(Kind.DEGRADED);
        }
    }

    @Nested
    class Rollback {

        @Test
        void comesWithTheThirdBadCheck() {
            Decision decision = judge(rates(0.3, 0.3, 0.425));

            assertThat(decision.kind()).isEqualTo(Kind.ROLLBACK);
            assertThat(decision.reason()).isEqualTo("High error rate (42.5%) with 3 failures");
        }

        @Test
        void doesNotComeWithTheSecond() {
            Decision decision = judge(rates(0.3, 0.425));

            assertThat(decision.kind()).isEqualTo(Kind.DEGRADED);
            assertThat(decision.reason()).isEqualTo("High error rate (42.5%) with 2 failures, pendingRollback=2");
        }

        @Test
        void comesAlsoWhenGoodChecksLieBetween() {
            assertThat(judge(rates(0.3, 0, 0.3, 0, 0.3)).kind()).isEqualTo(Kind.ROLLBACK);
        }

        @Test
        void doesNotComeAtAGoodCheck() {
            assertThat(judge(rates(0.3, 0.3, 0, 0.3, 0.2)).kind()).isEqualTo(Kind.DEGRADED);
        }

        @Test
        void forgetsBadChecksThatLeftTheWindow() {
            assertThat(judge(rates(0.3, 0.3, 0, 0, 0, 0.3)).kind()).isEqualTo(Kind.DEGRADED);
        }

        @Test
        void goesBeforeEscalation() {
            CheckWindow window = window(check(0.3, ANSWERED), check(0.3, FAILED), check(0.3, FAILED));

            assertThat(judge(window).kind()).isEqualTo(Kind.ROLLBACK);
        }

        @Test
        void waitsForFiveOfFiveWhereConfigured() {
            RollbackPolicy patient = new RollbackPolicy(Thresholds.DEFAULT.withBadChecks(5));

            assertThat(patient.judge(rates(0.3, 0.3, 0.3, 0.3)).kind()).isEqualTo(Kind.DEGRADED);
            assertThat(patient.judge(rates(0.3, 0.3, 0.3, 0.3, 0.3)).kind()).isEqualTo(Kind.ROLLBACK);
        }
    }

    @Nested
    class Escalation {

        @Test
        void comesWithTheSecondFailedCallInARow() {
            assertThat(judge(window(check(0, FAILED), check(0, FAILED))).kind()).isEqualTo(Kind.ESCALATE);
        }

        @Test
        void doesNotComeWhenACallSucceededBetween() {
            assertThat(judge(window(check(0, FAILED), check(0, ANSWERED), check(0, FAILED)))
                            .kind())
                    .isEqualTo(Kind.DEGRADED);
        }

        @Test
        void doesNotComeWhenNobodyKnowsHowACallBetweenEnded() {
            assertThat(judge(window(check(0, FAILED), check(0, UNKNOWN), check(0, FAILED)))
                            .kind())
                    .isEqualTo(Kind.DEGRADED);
        }
    }

    @Nested
    class Unknown {

        @Test
        void isNeverHealthy() {
            Decision decision = judge(window(unknown()));

            assertThat(decision.kind()).isEqualTo(Kind.DEGRADED);
            assertThat(decision.reason()).isEqualTo("error-rate-unavailable");
        }

        @Test
        void neverRollsBack() {
            assertThat(judge(window(check(0.3, ANSWERED), check(0.3, ANSWERED), unknown()))
                            .kind())
                    .isEqualTo(Kind.DEGRADED);
            assertThat(judge(window(unknown(), unknown(), unknown(), unknown(), unknown()))
                            .kind())
                    .isEqualTo(Kind.DEGRADED);
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, -0.1, 1.5, Double.POSITIVE_INFINITY})
        void isWhatNoShareCanBe(double rate) {
            assertThat(check(rate, ANSWERED).errorRate()).isEmpty();
        }
    }

    /** Each of five checks is good (G), bad (B) or one whose health call failed (F): 3^5 windows against a table. */
    @Nested
    class EveryPatternOfFiveChecks {

        @Test
        void isDecidedAsTheTableSays() {
            for (String pattern : patterns()) {
                assertThat(judge(window(pattern)).kind())
                        .as("window %s", pattern)
                        .isEqualTo(expected(pattern, 3));
            }
        }

        @Test
        void isDecidedAsTheTableSaysWithFiveOfFive() {
            RollbackPolicy patient = new RollbackPolicy(Thresholds.DEFAULT.withBadChecks(5));

            for (String pattern : patterns()) {
                assertThat(patient.judge(window(pattern)).kind())
                        .as("window %s", pattern)
                        .isEqualTo(expected(pattern, 5));
            }
        }

        @Test
        void rollsBackInThirtyThreeWindowsAndEscalatesInTwentySeven() {
            assertThat(patterns()).hasSize(243);
            assertThat(patterns().stream().filter(it -> expected(it, 3) == Kind.ROLLBACK))
                    .hasSize(33);
            assertThat(patterns().stream().filter(it -> expected(it, 3) == Kind.ESCALATE))
                    .hasSize(27);
        }

        private static Kind expected(String pattern, int badToRollBack) {
            if (pattern.matches(".*B") && pattern.replaceAll("[^B]", "").length() >= badToRollBack) {
                return Kind.ROLLBACK;
            }
            if (pattern.endsWith("FF")) {
                return Kind.ESCALATE;
            }
            return pattern.endsWith("G") ? Kind.HEALTHY : Kind.DEGRADED;
        }

        private static List<String> patterns() {
            List<String> patterns = List.of("");
            for (int length = 0; length < 5; length++) {
                patterns = patterns.stream()
                        .flatMap(start -> Stream.of("G", "B", "F").map(start::concat))
                        .toList();
            }
            return patterns;
        }

        private static CheckWindow window(String pattern) {
            CheckWindow window = CheckWindow.ofSize(5);
            for (char kind : pattern.toCharArray()) {
                window = window.with(check(kind == 'B' ? 0.3 : 0, kind == 'F' ? FAILED : ANSWERED));
            }
            return window;
        }
    }

    private Decision judge(CheckWindow window) {
        return policy.judge(window);
    }

    private static CheckWindow rates(double... rates) {
        CheckWindow window = CheckWindow.ofSize(5);
        for (double rate : rates) {
            window = window.with(check(rate, ANSWERED));
        }
        return window;
    }

    private static CheckWindow window(HealthCheck... checks) {
        CheckWindow window = CheckWindow.ofSize(5);
        for (HealthCheck check : checks) {
            window = window.with(check);
        }
        return window;
    }

    private static HealthCheck check(double rate, HealthCall call) {
        return HealthCheck.of(OptionalDouble.of(rate), call);
    }

    private static HealthCheck unknown() {
        return HealthCheck.of(OptionalDouble.empty(), ANSWERED);
    }
}
