package dev.firedrill.check;

import static dev.firedrill.check.Logs.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.NoLeak;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NoLeakCheckTest {

    private static Finding judge(Logs log) {
        return new NoLeakCheck(new NoLeak(Given.head("no-leak"), List.of("PLANT-1", "PLANT \"2\"")))
                .judge(Given.scenario().with(log));
    }

    private static Logs planted() {
        return Logs.log()
                .arrived(1, "work", "write PLANT-1")
                .line(1, "{\"route\":\"NEW\"}")
                .answered(1, "done");
    }

    @Test
    void passesWhereItStaysWithTheUser() {
        assertThat(judge(planted()).status()).isEqualTo(Status.PASS);
        assertThat(judge(planted()).found()).isEqualTo("in none of 1 record");
    }

    @Nested
    class FailsWhereItShowsIn {

        private void assertLeak(Logs log, String found) {
            assertThat(judge(log).status()).isEqualTo(Status.FAIL);
            assertThat(judge(log).found()).isEqualTo(found);
            assertThat(judge(log).place()).isEqualTo(4);
        }

        @Test
        void aTelemetryLine() {
            assertLeak(
                    planted().at(5).line(1, "{\"metrics\":{\"texts\":[\"a PLANT-1 b\"]}}"),
                    "'PLANT-1' in 'line.metrics.texts' of the telemetry.line at t+5s");
        }

        @Test
        void aKeyOfALine() {
            assertLeak(
                    planted().line(1, "{\"PLANT-1\":1}"), "'PLANT-1' in 'line.PLANT-1' of the telemetry.line at t+0s");
        }

        @Test
        void aLineThatIsText() {
            assertLeak(
                    planted().line(1, "[OTHER]", "\"says PLANT \\\"2\\\"\""),
                    "'PLANT \"2\"' in 'line' of the telemetry.line at t+0s");
        }

        @Test
        void anAuditEntry() {
            assertLeak(
                    planted().audited("kill", "{\"why\":\"PLANT-1\"}"),
                    "'PLANT-1' in 'details.why' of the audit.entry at t+0s");
        }

        @Test
        void anAlert() {
            assertLeak(planted().alerted("critical", "PLANT-1!"), "'PLANT-1' in 'message' of the alert.sent at t+0s");
        }

        @Test
        void anEvent() {
            assertLeak(planted().emitted("mail", "PLANT-1"), "'PLANT-1' in 'key' of the event.emitted at t+0s");
        }

        @Test
        void theReasonOfADecision() {
            assertLeak(
                    planted().decided(1, "NEW", "OLD", "no PLANT-1"),
                    "'PLANT-1' in 'reason' of the route.decided at t+0s");
        }

        @Test
        void theReasonOfAGuard() {
            assertLeak(
                    planted().guarded(1, "context", "fail", "PLANT-1"),
                    "'PLANT-1' in 'reason' of the guard.decided at t+0s");
        }

        @Test
        void theReasonOfATrigger() {
            assertLeak(planted().fired("PLANT-1"), "'PLANT-1' in 'trigger' of the trigger.fired at t+0s");
        }

        @Test
        void theTextOfACrash() {
            assertLeak(planted().crashed("on PLANT-1"), "'PLANT-1' in 'detail' of the lifecycle.changed at t+0s");
        }

        @Test
        void whatTheSystemGoesBy() {
            assertLeak(planted().observed("kill", "PLANT-1"), "'PLANT-1' in 'value' of the config.observed at t+0s");
        }

        @Test
        void aTextThatQuotesJson() {
            assertLeak(
                    planted().alerted("critical", "got {\"text\":\"PLANT \\\"2\\\"\"}"),
                    "'PLANT \"2\"' in 'message' of the alert.sent at t+0s");
            assertLeak(
                    planted().alerted("critical", "got \"{\\\"text\\\":\\\"\\\\u0050LANT-1\\\"}\""),
                    "'PLANT-1' in 'message' of the alert.sent at t+0s");
        }

        @Test
        void anArtifact() {
            assertLeak(
                    planted().wrote("report.txt", "…PLANT-1…"),
                    "'PLANT-1' in 'content' of the artifact.written at t+0s");
        }
    }

    @Test
    void namesTheEarliestLeak() {
        assertThat(judge(planted().alerted("info", "PLANT-1").line(1, "{\"x\":\"PLANT-1\"}"))
                        .place())
                .isEqualTo(4);
    }

    @Test
    void isExercisedByChunksAndAnswersToo() {
        assertThat(judge(Logs.log().arrived(1).chunk(1, "PLANT-1").line(1, "{}"))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(Logs.log().arrived(1).answered(1, "PLANT-1").line(1, "{}"))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(Logs.log()
                                .arrived(1)
                                .answered(1, "ok", "", json("{\"text\":\"PLANT-1\"}"))
                                .line(1, "{}"))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isNotExercisedWhereNobodyWroteOrReadIt() {
        assertThat(judge(Logs.log().arrived(1).line(1, "{}").answered(1, "plant-1"))
                        .status())
                .isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void leavesAFailureToItsUser() {
        assertThat(judge(planted().arrived(2).failed(2, "BUSY", "no PLANT-1")).status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void isNotObservedWhereADecisionIsAllThatIsShown() {
        assertThat(judge(Logs.log().arrived(1, "work", "PLANT-1").decided(1, "NEW", "NEW", ""))
                        .status())
                .isEqualTo(Status.NOT_OBSERVED);
    }

    @Test
    void isNotObservedWhereNothingIsWritten() {
        assertThat(judge(Logs.log().arrived(1, "work", "PLANT-1").answered(1, "done"))
                        .status())
                .isEqualTo(Status.NOT_OBSERVED);
    }
}
