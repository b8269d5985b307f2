package dev.firedrill.golden;

import static dev.firedrill.check.Logs.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Given;
import dev.firedrill.check.Logs;
import dev.firedrill.check.Status;
import dev.firedrill.model.Expectation.MatchesGolden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenCheckTest {

    private static final MatchesGolden WANTED = new MatchesGolden(Given.head("golden"));

    @TempDir
    private Path project;

    private GoldenStore store;
    private Path golden;

    @BeforeEach
    void openStore() {
        store = new GoldenStore(project.resolve("goldens"), project.resolve("target/firedrill/pending"));
        golden = project.resolve("goldens/toy/demo.golden.json");
    }

    private static Logs run(String answer) {
        return Logs.log()
                .arrived(1, "turn", "I step into the glade")
                .decided(1, "NEW", "OLD", "KILLED")
                .answered(1, "ok", answer, json("{\"choices\":[\"stay\",\"go\"],\"sceneChange\":true}"))
                .arrived(2, "turn", "look")
                .failed(2, "BUSY", "later")
                .arrived(3, "turn", "wait");
    }

    private static Evidence evidence(String answer) {
        return Given.scenario().with(run(answer));
    }

    private void accept(Evidence evidence) throws IOException {
        store(GoldenStore.recordingOf(evidence));
    }

    private void store(byte[] bytes) throws IOException {
        Files.createDirectories(golden.getParent());
        Files.write(golden, bytes);
    }

    private Finding judge(Evidence evidence) {
        return store.check(evidence.scenario(), WANTED).judge(evidence);
    }

    @Test
    void recordsWhatTheUserSawInCanonicalBytes() {
        assertThat(new String(GoldenStore.recordingOf(evidence("Eyes.")), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                          "format": "firedrill-golden/1",
                          "inputs": {
                            "controls": "bb",
                            "scenario": "aa"
                          },
                          "requests": [
                            {
                              "answer": "Eyes.",
                              "details": {
                                "choices": [
                                  "stay",
                                  "go"
                                ],
                                "sceneChange": true
                              },
                              "input": "I step into the glade",
                              "kind": "turn",
                              "route": {
                                "detected": "NEW",
                                "executed": "OLD",
                                "reason": "KILLED"
                              },
                              "status": "ok"
                            },
                            {
                              "failure": {
                                "message": "later",
                                "reason": "BUSY"
                              },
                              "input": "look",
                              "kind": "turn"
                            },
                            {
                              "input": "wait",
                              "kind": "turn",
                              "lost": true
                            }
                          ],
                          "scenario": "toy/demo",
                          "seed": 4242
                        }
                        """);
    }

    @Test
    void passesOnTheSameBytes() throws IOException {
        accept(evidence("Eyes."));

        assertThat(judge(evidence("Eyes.")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void failsOnAnotherAnswerAndNamesPathAndPlace() throws IOException {
        accept(evidence("Eyes."));

        Finding finding = judge(evidence("Teeth."));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .startsWith("requests[0].answer: expected \"Eyes.\", found \"Teeth.\"\n")
                .contains(
                        "run with -Dfiredrill.golden=record, read 'target/firedrill/pending/toy/demo.golden.json', and"
                                + " accept it by copying it to 'goldens/toy/demo.golden.json'");
        assertThat(finding.place()).isEqualTo(3);
        assertThat(finding.expected()).isEqualTo("the golden goldens/toy/demo.golden.json");
    }

    @Test
    void passesOnTheSameContentInAnotherLayout() throws IOException {
        store(json(new String(GoldenStore.recordingOf(evidence("Eyes.")), StandardCharsets.UTF_8))
                .toString()
                .getBytes(StandardCharsets.UTF_8));

        Finding finding = judge(evidence("Eyes."));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).contains("another layout");
    }

    @Test
    void aRecordedWildcardMatchesOnlyItself() throws IOException {
        accept(evidence("${json-unit.ignore}"));

        assertThat(judge(evidence("anything")).status()).isEqualTo(Status.FAIL);
        assertThat(judge(evidence("${json-unit.ignore}")).status()).isEqualTo(Status.PASS);
    }

    @Test
    void judgesTheScenariosOwnSeedOnly() throws IOException {
        accept(evidence("Eyes."));
        Evidence other =
                new Evidence(Given.scenario().done(), 4243, run("Teeth.").done(), Map.of());

        Finding finding = judge(other);

        assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
        assertThat(finding.found()).isEqualTo("judged on seed 4242 only");
    }

    @Nested
    class IsStale {

        @Test
        void whenAnInputChanged() throws IOException {
            accept(evidence("Eyes."));
            Evidence edited = Given.scenario()
                    .inputs(Map.of("scenario", "a2", "controls", "bb"))
                    .with(run("Eyes."));

            Finding finding = judge(edited);

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.found())
                    .startsWith(
                            "the golden is stale: of its inputs 'scenario' changed since it was recorded; run with");
        }

        @Test
        void whenAnInputCameOrWent() throws IOException {
            accept(evidence("Eyes."));
            Evidence edited = Given.scenario()
                    .inputs(Map.of("scenario", "aa", "provider", "cc"))
                    .with(run("Eyes."));

            assertThat(judge(edited).found()).contains("'controls', 'provider'");
        }
    }

    @Nested
    class IsMissing {

        @Test
        void soThatItFailsAndSaysHowToAccept() {
            Finding finding = judge(evidence("Eyes."));

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.found())
                    .isEqualTo(
                            "no golden: read 'target/firedrill/pending/toy/demo.golden.json', and accept it by copying"
                                    + " it to 'goldens/toy/demo.golden.json'");
        }

        @Test
        void andLeavesAPendingFileThatPassesOnceAccepted() throws IOException {
            Evidence evidence = evidence("Eyes.");
            assertThat(store.check(evidence.scenario(), WANTED).leavesPending()).isTrue();

            Path pending = store.writePending(evidence);
            assertThat(pending).isEqualTo(project.resolve("target/firedrill/pending/toy/demo.golden.json"));
            assertThat(golden).doesNotExist();
            store(Files.readAllBytes(pending));

            assertThat(judge(evidence).status()).isEqualTo(Status.PASS);
            assertThat(store.check(evidence.scenario(), WANTED).leavesPending()).isFalse();
        }
    }

    @Nested
    class IsCorrupt {

        private String found(String content) throws IOException {
            store(content.getBytes(StandardCharsets.UTF_8));
            Finding finding = judge(evidence("Eyes."));
            assertThat(finding.status()).isEqualTo(Status.FAIL);
            return finding.found();
        }

        @ParameterizedTest
        @CsvSource({
            "'', line 1: found an empty file",
            "'{}', 'found the format '''', expected ''firedrill-golden/1'''",
            "'{\n\"a\": 1,\n\"a\": 2}', line 3: Duplicate field 'a'",
            "'{\n\"a\": 1', line 2: Unexpected end-of-input",
            "'{} {}', line 1: Trailing token",
            "'{\r\n}', line 1: found a carriage return",
            "'{\n<<<<<<< HEAD\n}', line 2: found a conflict marker of a merge",
            "'{\n\n=======\n}', line 3: found a conflict marker of a merge",
            "'\ufeff{}', line 1: found a byte order mark",
        })
        void andSaysWhere(String content, String problem) throws IOException {
            assertThat(found(content)).startsWith("the golden is corrupt: ").contains(problem);
        }

        @Test
        void whenItIsNotUtf8() throws IOException {
            store(new byte[] {'{', (byte) 0xff, '}'});

            assertThat(judge(evidence("Eyes.")).found()).contains("not UTF-8");
        }

        @Test
        void whenItIsTooLarge() throws IOException {
            assertThat(found(" ".repeat(GoldenStore.LARGEST + 1))).contains("found 1048577 bytes");
        }

        @Test
        void whenItIsAFolder() throws IOException {
            Files.createDirectories(golden);

            assertThat(judge(evidence("Eyes.")).found()).contains("cannot be read");
        }
    }

    @Nested
    class Recording {

        @Test
        void endsWithoutAVerdictEvenOverAGoldenThatWouldFail() throws IOException {
            accept(evidence("Eyes."));
            Evidence evidence = evidence("Teeth.");
            GoldenCheck check = store.check(evidence.scenario(), WANTED, GoldenMode.RECORD);

            assertThat(check.leavesPending()).isTrue();
            assertThat(check.judge(evidence).status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(check.judge(evidence).found()).startsWith("recorded, not compared: read 'target/");
        }

        @Test
        void replacesAPendingFileAndLeavesNoOther() throws IOException {
            store.writePending(evidence("Eyes."));
            Path pending = store.writePending(evidence("Teeth."));

            assertThat(Files.readString(pending)).contains("Teeth.");
            try (Stream<Path> files = Files.list(pending.resolveSibling(""))) {
                assertThat(files).containsExactly(pending);
            }
        }

        @Test
        void refusesMoreThanOneMebibyte() {
            Evidence huge = evidence("x".repeat(GoldenStore.LARGEST));

            assertThatThrownBy(() -> store.writePending(huge))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected at most 1048576");
            assertThat(judge(huge).status()).isEqualTo(Status.FAIL);
        }
    }

    @Test
    void refusesANameThatLeavesItsFolder() {
        Evidence evil = Given.scenario().named("../../evil").with(run("Eyes."));

        assertThatThrownBy(() -> store.check(evil.scenario(), WANTED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../../evil");
    }
}
