package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls.Telemetry;
import dev.firedrill.model.Expectation.TelemetryLines;
import dev.firedrill.model.Expectation.TelemetryLines.Scope;
import java.util.Map;
import java.util.Set;
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

    @Test
    void canWantALineForEachAnsweredOrFailedRequestAlone() {
        Logs log = Logs.log().arrived(1).answered(1, "x").arrived(2).failed(2, "BUSY", "");
        Map<String, String> where = Map.of("route", "NEW");
        String line = "{\"route\":\"NEW\",\"reason\":\"\"}";

        assertThat(judge(Given.scenario(), Scope.EACH_ANSWERED, where, log).found())
                .startsWith("no line for request r-0001");
        assertThat(judge(Given.scenario(), Scope.EACH_FAILED, where, log).found())
                .startsWith("no line for request r-0002");
        log.line(2, line);
        assertThat(judge(Given.scenario(), Scope.EACH_FAILED, where, log).status())
                .isEqualTo(Status.PASS);
        assertThat(judge(Given.scenario(), Scope.EACH_ANSWERED, where, log).found())
                .contains("r-0002", "where none was due");
        assertThat(judge(Given.scenario(), Scope.EACH_REQUEST, where, log).found())
                .startsWith("no line for request r-0001");
    }

    @Test
    void comparesObjectsInAnyOrderOfTheirMembers() {
        Map<String, String> where = Map.of("note", "{\"b\": [1,2], \"a\":true}");
        Logs log = Logs.log()
                .served(1, "", "OLD", "")
                .line(1, "{\"route\":1,\"reason\":2,\"note\":{\"a\":true,\"b\":[1,2]}}");
        Logs other = Logs.log()
                .served(1, "", "OLD", "")
                .line(1, "{\"route\":1,\"reason\":2,\"note\":{\"a\":true,\"b\":[2,1]}}");

        assertThat(judge(Given.scenario(), Scope.EACH_REQUEST, where, log).status())
                .isEqualTo(Status.PASS);
        assertThat(judge(Given.scenario(), Scope.EACH_REQUEST, where, other).status())
                .isEqualTo(Status.FAIL);
    }

    @Nested
    class JudgesTypes {

        private Finding typed(String line) {
            Telemetry lines = new Telemetry(
                    "[RUN]",
                    "MODE",
                    "dev",
                    Map.of("dev", new Telemetry.Keys(Set.of("ok"), Set.of("reason", "free"))),
                    Map.of("ok", Set.of("boolean"), "reason", Set.of("string", "null")),
                    "",
                    "");
            return judge(
                    Given.scenario().declaring(Declared.declared().telemetry(lines)),
                    Scope.EACH_REQUEST,
                    Map.of(),
                    Logs.log().line(0, line));
        }

        @Test
        void declaredOnesPass() {
            assertThat(typed("{\"ok\":true,\"reason\":null,\"free\":[1]}").status())
                    .isEqualTo(Status.PASS);
            assertThat(typed("{\"ok\":false,\"reason\":\"X\",\"free\":{}}").status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void othersFail() {
            assertThat(typed("{\"ok\":\"true\"}").found())
                    .isEqualTo("the line at t+0s has a value of type string for 'ok', expected boolean in mode 'dev'");
            assertThat(typed("{\"ok\":true,\"reason\":7}").found()).contains("type number", "expected null or string");
            assertThat(typed("{\"ok\":null}").status()).isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class JudgesTheTaxonomy {

        private static final String CLASS = "{\"layer\":\"Diff Guard\",\"retryable\":true}";

        private Finding classified(String mode, String line) {
            Telemetry lines = new Telemetry(
                    "[RUN]",
                    "MODE",
                    "dev",
                    Map.of(
                            "dev", new Telemetry.Keys(Set.of("code"), Set.of("class")),
                            "prod", new Telemetry.Keys(Set.of("code"), Set.of())),
                    Map.of(),
                    "code",
                    "class");
            Declared declared = Declared.declared()
                    .telemetry(lines)
                    .reason("DIFF", false, Map.of("layer", "Diff Guard", "retryable", "true"))
                    .reason("PLAIN", false, Map.of())
                    .reason("KILLED", true, Map.of("layer", "none"));
            return judge(
                    Given.scenario().environment("MODE", mode).declaring(declared),
                    Scope.EACH_REQUEST,
                    Map.of(),
                    Logs.log().line(0, line));
        }

        private Status status(String line) {
            return classified("dev", line).status();
        }

        @Test
        void passesExactlyTheDeclaredClass() {
            assertThat(status("{\"code\":\"DIFF\",\"class\":" + CLASS + "}")).isEqualTo(Status.PASS);
            assertThat(status("{\"code\":\"DIFF\",\"class\":{\"retryable\":true,\"layer\":\"Diff Guard\"}}"))
                    .isEqualTo(Status.PASS);
        }

        @Test
        void failsOnAnyOtherClass() {
            assertThat(classified("dev", "{\"code\":\"DIFF\",\"class\":{\"layer\":\"Diff Guard\"}}")
                            .found())
                    .isEqualTo("the line at t+0s has {\"layer\":\"Diff Guard\"} for 'class' with the reason 'DIFF',"
                            + " expected {layer=Diff Guard, retryable=true} in mode 'dev'");
            assertThat(status("{\"code\":\"DIFF\",\"class\":{\"layer\":\"Diff Guard\",\"retryable\":false}}"))
                    .isEqualTo(Status.FAIL);
            assertThat(status("{\"code\":\"DIFF\",\"class\":{\"layer\":\"Diff Guard\",\"retryable\":true,\"x\":1}}"))
                    .isEqualTo(Status.FAIL);
            assertThat(status("{\"code\":\"DIFF\",\"class\":{\"layer\":[\"Diff Guard\"],\"retryable\":true}}"))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void failsOnAFailureWithoutClass() {
            assertThat(classified("dev", "{\"code\":\"DIFF\"}").found()).contains("has nothing for 'class'");
            assertThat(status("{\"code\":\"DIFF\",\"class\":null}")).isEqualTo(Status.FAIL);
        }

        @Test
        void failsOnAClassWithoutFailure() {
            assertThat(status("{\"code\":null,\"class\":null}")).isEqualTo(Status.PASS);
            assertThat(status("{\"code\":null}")).isEqualTo(Status.PASS);
            assertThat(status("{\"code\":null,\"class\":" + CLASS + "}")).isEqualTo(Status.FAIL);
            assertThat(status("{\"code\":\"KILLED\"}")).isEqualTo(Status.PASS);
            assertThat(status("{\"code\":\"KILLED\",\"class\":{\"layer\":\"none\"}}"))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void saysNothingOfReasonsWithoutTaxonomy() {
            assertThat(status("{\"code\":\"PLAIN\",\"class\":{\"any\":1}}")).isEqualTo(Status.PASS);
            assertThat(status("{\"code\":\"PLAIN\"}")).isEqualTo(Status.PASS);
        }

        @Test
        void failsOnAReasonThatNobodyDeclared() {
            assertThat(classified("prod", "{\"code\":\"OOPS\"}").found())
                    .isEqualTo("the line at t+0s has the reason 'OOPS', which is not declared in mode 'prod'");
            assertThat(status("{\"code\":\"\"}")).isEqualTo(Status.PASS);
        }

        @Test
        void asksForNoClassInAModeWithoutTheKey() {
            assertThat(classified("prod", "{\"code\":\"DIFF\"}").status()).isEqualTo(Status.PASS);
            assertThat(classified("prod", "{\"code\":\"DIFF\",\"class\":" + CLASS + "}")
                            .status())
                    .isEqualTo(Status.FAIL);
        }
    }
}
