package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Artifact;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArtifactCheckTest {

    private static final String RECORDS = "state/rollback_*.json";

    private static Artifact files(String path, int atLeast, OptionalInt atMost) {
        return new Artifact(Given.head("artifact"), path, atLeast, atMost, false, List.of(), Map.of(), false);
    }

    private static Artifact json(List<String> keys, Map<String, String> values) {
        return new Artifact(Given.head("artifact"), RECORDS, 1, OptionalInt.empty(), true, keys, values, false);
    }

    private static Artifact lines(String path) {
        return new Artifact(Given.head("artifact"), path, 1, OptionalInt.empty(), false, List.of(), Map.of(), true);
    }

    private static Finding judge(Artifact wanted, Logs log) {
        return new ArtifactCheck(wanted).judge(Given.scenario().with(log));
    }

    @Nested
    class Counts {

        private final Logs two = Logs.log()
                .wrote("state/rollback_1.json", "{}")
                .wrote("state/rollback_2.json", "{}")
                .wrote("state/rollback_2.json", "{}")
                .wrote("state/other_1.json", "{}");

        @Test
        void differentPathsThatMatch() {
            Finding finding = judge(files(RECORDS, 2, OptionalInt.of(2)), two);

            assertThat(finding.status()).isEqualTo(Status.PASS);
            assertThat(finding.expected()).isEqualTo("exactly 2 files of 'state/rollback_*.json'");
            assertThat(finding.found()).isEqualTo("2 files: 'state/rollback_1.json', 'state/rollback_2.json'");
            assertThat(finding.measurement().orElseThrow().observed()).isEqualTo(2);
        }

        @Test
        void andFailsWithOneTooMany() {
            Finding finding = judge(files(RECORDS, 1, OptionalInt.of(1)), two);

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.place()).isEqualTo(2);
        }

        @Test
        void andFailsWithOneTooFew() {
            assertThat(judge(files(RECORDS, 3, OptionalInt.empty()), two).status())
                    .isEqualTo(Status.FAIL);
            assertThat(judge(files("state/none.json", 1, OptionalInt.empty()), two)
                            .found())
                    .isEqualTo("no such file was written");
        }

        @Test
        void andTakesNoFileForWhatItIsWhereNoneMayBe() {
            assertThat(judge(files("state/none.json", 0, OptionalInt.of(0)), two)
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void andAPathWithoutAStarIsThatPath() {
            assertThat(judge(files("state/rollback_1.json", 1, OptionalInt.of(1)), two)
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge(files("state/rollback_.*", 1, OptionalInt.empty()), two)
                            .status())
                    .isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class Reads {

        private final Artifact wanted = json(List.of("decision", "result"), Map.of("/decision/decision", "rollback"));

        private Finding of(String... contents) {
            Logs log = Logs.log();
            for (String content : contents) {
                log.at(5).wrote("state/rollback_1.json", content);
            }
            return judge(wanted, log);
        }

        @Test
        void theLastContent() {
            assertThat(of("{", "{\"decision\": {\"decision\": \"rollback\"}, \"result\": {}}")
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(of("{\"decision\": {\"decision\": \"rollback\"}, \"result\": {}}", "{")
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void andMissesAMember() {
            assertThat(of("{\"decision\": {\"decision\": \"rollback\"}}").found())
                    .isEqualTo("'state/rollback_1.json', written at t+5s, has no 'result'");
        }

        @Test
        void andSeesAnotherValue() {
            assertThat(of("{\"decision\": {\"decision\": \"healthy\"}, \"result\": {}}")
                            .found())
                    .isEqualTo(
                            "'state/rollback_1.json', written at t+5s, has 'healthy' at '/decision/decision' instead of 'rollback'");
            assertThat(of("{\"decision\": \"rollback\", \"result\": {}}").found())
                    .isEqualTo(
                            "'state/rollback_1.json', written at t+5s, has nothing at '/decision/decision' instead of 'rollback'");
        }

        @Test
        void andKnowsNoJsonObjectWhenItSeesOne() {
            assertThat(of("[]").status()).isEqualTo(Status.FAIL);
            assertThat(of("").status()).isEqualTo(Status.FAIL);
            assertThat(of("{} {}").found())
                    .isEqualTo("'state/rollback_1.json', written at t+5s, is no JSON object: '{} {}'");
        }

        @Test
        void everyFileThatMatches() {
            Finding finding = judge(
                    json(List.of(), Map.of("/n", "1")),
                    Logs.log()
                            .wrote("state/rollback_1.json", "{\"n\": 1}")
                            .wrote("state/rollback_2.json", "{\"n\": 2}"));

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.place()).isEqualTo(2);
        }
    }

    @Nested
    class LetsALogOnlyGrow {

        private Finding of(String... contents) {
            Logs log = Logs.log();
            for (String content : contents) {
                log.at(5).wrote("state/audit.log", content);
            }
            return judge(lines("state/audit.log"), log);
        }

        @Test
        void byWholeLines() {
            assertThat(of("a\n", "a\nb\n", "a\nb\nc\nd\n").status()).isEqualTo(Status.PASS);
        }

        @Test
        void andNotByHalfALine() {
            assertThat(of("a\n", "a\nb").found())
                    .isEqualTo("'state/audit.log', written at t+5s, does not end with a whole line");
        }

        @Test
        void andNeverLoseOrChangeALine() {
            assertThat(of("a\nb\n", "a\n").found())
                    .isEqualTo("'state/audit.log', written at t+5s, no longer begins with what stood there before");
            assertThat(of("a\n", "b\na\n").status()).isEqualTo(Status.FAIL);
        }

        @Test
        void eachFileForItself() {
            Finding finding = judge(
                    lines("state/*.log"),
                    Logs.log()
                            .wrote("state/a.log", "a\n")
                            .wrote("state/b.log", "b\n")
                            .wrote("state/a.log", "a\na\n"));

            assertThat(finding.status()).isEqualTo(Status.PASS);
        }
    }

    @Test
    void isNotExercisedWhereRulesHadNoFileToHoldOf() {
        Artifact wanted =
                new Artifact(Given.head("artifact"), RECORDS, 0, OptionalInt.of(2), true, List.of(), Map.of(), false);

        assertThat(judge(wanted, Logs.log().arrived(1)).status()).isEqualTo(Status.NOT_EXERCISED);
    }
}
