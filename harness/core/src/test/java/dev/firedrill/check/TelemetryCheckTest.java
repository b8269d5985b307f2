package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.TelemetryLines;
import dev.firedrill.model.Expectation.TelemetryLines.Scope;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TelemetryCheckTest {

    private static final String KILLED = "{\"route\":\"OLD\",\"reason\":\"KILLED\"}";

    private static Finding judge(Given scenario, Scope scope, Map<String, String> where, Logs log) {
        return new TelemetryCheck(new TelemetryLines(Given.head("telemetry"), scope, where)).judge(scenario.with(log));
    }

    private static Finding rerouted(Logs log) {
        return judge(Given.scenario(), Scope.EACH_REROUTED, Map.of("reason", "KILLED"), log);
    }

    private static Logs oneOfTwoRerouted() {
        return Logs.log().at(1).served(1, "NEW", "NEW", "").at(2).served(2, "NEW", "OLD", "KILLED");
    }

    @Test
    void passesWithOneLineForEachReroutedRequest() {
        Finding finding = rerouted(oneOfTwoRerouted().line(2, KILLED));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).isEqualTo("one line for each of 1 request");
    }

    @Test
    void failsOnAMissingLine() {
        Finding finding = rerouted(oneOfTwoRerouted().line(1, "{\"route\":\"NEW\",\"reason\":\"\"}"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("no line for request r-0002 of t+2s (1 of 1)");
    }

    @Test
    void failsWhenNothingIsWrittenAtAll() {
        assertThat(rerouted(oneOfTwoRerouted()).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void failsOnASecondLine() {
        assertThat(rerouted(oneOfTwoRerouted().line(2, KILLED).line(2, KILLED)).status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void failsOnALineForARequestThatWasNotRerouted() {
        Finding finding = rerouted(oneOfTwoRerouted().line(2, KILLED).line(1, KILLED));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).contains("r-0001", "where none was due");
    }

    @Test
    void comparesValuesAsText() {
        Logs log = Logs.log().served(1, "", "OLD", "").line(1, "{\"route\":3,\"reason\":true}");

        assertThat(judge(Given.scenario(), Scope.EACH_REQUEST, Map.of("route", "3", "reason", "true"), log)
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void ignoresLinesOfOtherPrefixes() {
        Logs log = oneOfTwoRerouted().line(2, KILLED).line(1, "[OTHER]", "{\"x\":1}");

        assertThat(rerouted(log).status()).isEqualTo(Status.PASS);
    }

    @Nested
    class JudgesKeys {

        private Finding keys(Given scenario, String line) {
            return judge(scenario, Scope.EACH_REQUEST, Map.of(), Logs.log().line(0, line));
        }

        @Test
        void requiredAndOptionalOnesPass() {
            assertThat(keys(Given.scenario(), "{\"route\":1,\"reason\":2,\"note\":3}")
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void aMissingOneFails() {
            assertThat(keys(Given.scenario(), "{\"route\":1}").found())
                    .isEqualTo("the line at t+0s lacks the key 'reason' in mode 'dev'");
        }

        @Test
        void anUndeclaredOneFails() {
            assertThat(keys(Given.scenario(), "{\"route\":1,\"reason\":2,\"secret\":3}")
                            .found())
                    .contains("'secret', which is not declared");
        }

        @Test
        void theModeOfTheEnvironmentRules() {
            Given production = Given.scenario().environment("MODE", "prod");

            assertThat(keys(production, "{\"route\":1}").status()).isEqualTo(Status.PASS);
            assertThat(keys(production, "{\"route\":1,\"reason\":2}").status()).isEqualTo(Status.FAIL);
        }

        @Test
        void anUndeclaredModeFails() {
            assertThat(keys(Given.scenario().environment("MODE", "qa"), KILLED).found())
                    .contains("'qa'");
        }

        @Test
        void withoutAnyLineTheyAreNotObserved() {
            assertThat(judge(Given.scenario(), Scope.EACH_REQUEST, Map.of(), oneOfTwoRerouted())
                            .status())
                    .isEqualTo(Status.NOT_OBSERVED);
        }
    }

    @Test
    void isNotExercisedWhenNothingWasRerouted() {
        assertThat(rerouted(Logs.log().served(1, "NEW", "NEW", "")).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotObservedWhenNobodyKnowsWhatWasRerouted() {
        assertThat(rerouted(Logs.log().arrived(1).answered(1, "hi")).status()).isEqualTo(Status.NOT_OBSERVED);
    }

    @Test
    void isNotObservedWhenTheControlsDeclareNoLines() {
        assertThat(judge(Given.scenario().undeclared(), Scope.EACH_REQUEST, Map.of("a", "b"), Logs.log())
                        .status())
                .isEqualTo(Status.NOT_OBSERVED);
    }
}
