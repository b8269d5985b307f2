package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command judges logs that were recorded elsewhere, and runs nothing. */
class CheckCommandTest {

    private static final String STARTED =
            "{\"time\":0,\"sequence\":1,\"kind\":\"run.started\",\"instance\":\"harness\",\"cause\":0,\"scenario\":\"planted/greets\",\"seed\":7,\"twin\":\"\"}";
    private static final String ARRIVED =
            "{\"time\":0,\"sequence\":2,\"kind\":\"request.arrived\",\"instance\":\"harness\",\"cause\":1,\"request\":1,\"requestKind\":\"turn\",\"user\":\"user-1\",\"input\":\"hello\"}";
    private static final String ANSWERED =
            "{\"time\":5000000,\"sequence\":3,\"kind\":\"request.answered\",\"instance\":\"main\",\"cause\":2,\"request\":1,\"status\":\"ok\",\"answer\":\"hello\",\"details\":null}";
    private static final String ENDED =
            "{\"time\":9000000,\"sequence\":4,\"kind\":\"run.ended\",\"instance\":\"harness\",\"cause\":0,\"reason\":\"horizon\",\"waiting\":\"\"}";

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void plant() throws IOException {
        System.setProperty("firedrill.root", root.toString());
        write("scenarios/planted/suite.json", "{ \"system\": \"planted\" }");
        write(
                "scenarios/planted/controls.json",
                "{ \"system\": \"planted\", \"routes\": [{ \"name\": \"ONLY\", \"role\": \"feature\" }] }");
        write("scenarios/planted/greets.scenario.json", """
                {
                  "name": "greets", "description": "Says hello back", "golden": false, "seed": 7,
                  "turns": [{ "input": "hello", "expect": { "mustInclude": ["hello"] } }]
                }
                """);
    }

    @AfterEach
    void forgetTheRoot() {
        System.clearProperty("firedrill.root");
    }

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private int check(List<String> lines, String... options) throws IOException {
        write("log.jsonl", String.join("\n", lines) + "\n");
        List<String> all = new ArrayList<>(
                List.of("check", "--events", root.resolve("log.jsonl").toString(), "planted/greets"));
        all.addAll(List.of(options));
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return Firedrill.run(terminal, all.toArray(String[]::new));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    @Nested
    class OurOwnLog {

        @Test
        void passesWhereItKeepsAllPromises() throws IOException {
            assertThat(check(List.of(STARTED, ARRIVED, ANSWERED, ENDED)))
                    .as(printed())
                    .isZero();
            assertThat(printed()).contains("planted/greets (imported)", "GO (imported)  4 events to t+9ms");
            assertThat(root.resolve("target")).doesNotExist();
        }

        @Test
        void leavesSealedResultsWithTheLogWhereItIsTold() throws IOException {
            Path folder = root.resolve("imported");

            assertThat(check(
                            List.of(STARTED, ARRIVED, ANSWERED, ENDED),
                            "--output",
                            folder.toString(),
                            "--subject",
                            "app@sha256:1",
                            "--t0",
                            "2026-11-20T14:05:00Z"))
                    .as(printed())
                    .isZero();
            assertThat(printed()).contains("nothing was run\n", "./firedrill gate --results takes them");
            Results results = ResultsJson.read(folder.resolve("results.json"));
            assertThat(Seal.holds(results)).isTrue();
            Entry entry = results.entries().get(0);
            assertThat(entry.mode()).isEqualTo("imported");
            assertThat(folder.resolve(Objects.requireNonNull(entry.events())))
                    .hasContent(String.join("\n", STARTED, ARRIVED, ANSWERED, ENDED));
            assertThat(results.provenance()).satisfies(origin -> {
                assertThat(origin.from()).as("when its run began").isEqualTo("2026-11-20T14:05:00Z");
                assertThat(origin.command()).contains("check --events", "planted/greets");
                assertThat(origin.subjects())
                        .extracting(Provenance.Subject::build)
                        .containsExactly("app@sha256:1");
            });
        }

        @Test
        void replacesOnlyWhatWasImportedOfTheSameScenario() throws IOException {
            Path folder = root.resolve("imported");
            List<String> log = List.of(STARTED, ARRIVED, ANSWERED, ENDED);
            check(log, "--output", folder.toString());

            assertThat(check(log, "--output", folder.toString())).isZero();
            Path file = folder.resolve("results.json");
            Files.writeString(file, Files.readString(file).replace("\"imported\"", "\"simulated\""));
            assertThat(check(log, "--output", folder.toString())).isEqualTo(3);
            assertThat(printed()).contains("which holds results of something else", "name another folder");
        }

        @Test
        void isJudgedInTheModeThatItTells() throws IOException {
            String live = STARTED.replace("\"twin\":\"\"", "\"twin\":\"\",\"mode\":\"live\"");
            List<String> log = List.of(live, ARRIVED, ANSWERED, ENDED);

            assertThat(check(log)).isEqualTo(3);
            assertThat(printed()).contains("no 'system.json'");
            assertThat(check(log, "--mode", "simulated")).isZero();
        }

        @Test
        void failsWhereAnAnswerWasEditedByHand() throws IOException {
            assertThat(check(List.of(
                            STARTED, ARRIVED, ANSWERED.replace("\"answer\":\"hello\"", "\"answer\":\"\""), ENDED)))
                    .isEqualTo(1);
            assertThat(printed()).contains("NO-GO (imported)");
        }

        @Test
        void passesNothingWhereItIsCutOffUnlessItIsSaidToBeWhole() throws IOException {
            List<String> cut = List.of(STARTED, ARRIVED, ANSWERED);

            assertThat(check(cut)).isEqualTo(2);
            assertThat(printed())
                    .contains("cut off  ", "log.jsonl has no 'run.ended'", "INCONCLUSIVE (imported)")
                    .doesNotContain("✓");
            assertThat(check(cut, "--whole")).isZero();
        }

        @Test
        void namesTheLineThatIsBroken() throws IOException {
            assertThat(check(List.of(STARTED, ARRIVED, ANSWERED.substring(0, 60))))
                    .isEqualTo(3);
            assertThat(printed()).contains("log.jsonl:3", "expected  an event");
            assertThat(check(List.of(STARTED, ARRIVED.replace("\"request\":1,", ""))))
                    .isEqualTo(3);
            assertThat(printed()).contains("log.jsonl:2", "the field 'request'");
            assertThat(check(List.of(STARTED, ARRIVED + "}"))).isEqualTo(3);
            assertThat(check(List.of(STARTED, ARRIVED, STARTED))).isEqualTo(3);
            assertThat(printed()).contains("log.jsonl:3", "'run.started' a second time");
        }

        @Test
        void isRefusedWhereItIsOfAnotherScenarioUnlessItIsToBeTakenAsItIs() throws IOException {
            List<String> other = List.of(STARTED.replace("planted/greets", "planted/waves"), ARRIVED, ANSWERED, ENDED);

            assertThat(check(other)).isEqualTo(3);
            assertThat(printed()).contains("a log of the scenario 'planted/waves'", "--as-is");
            assertThat(check(other, "--as-is")).isZero();
        }

        @Test
        void isRefusedWhereItDoesNotSayOfWhichScenarioItIs() throws IOException {
            assertThat(check(List.of(ARRIVED, ANSWERED, ENDED))).isEqualTo(3);
            assertThat(printed()).contains("log.jsonl:1", "'run.started'");
        }

        @Test
        void isRefusedBesideATwinThatNoCheckNeeds() throws IOException {
            assertThat(check(List.of(STARTED), "--twin", "without down=" + root.resolve("log.jsonl")))
                    .isEqualTo(3);
            assertThat(printed()).contains("--twin", "'without down'", "the scenario has no twin");
        }

        @Test
        void isNotThere() throws IOException {
            assertThat(check(List.of(""))).isEqualTo(3);
            assertThat(printed()).contains("no line");
        }
    }

    @Nested
    class LinesOfAService {

        private static final String ROUTED = "LOG {\"at\":1000,\"id\":\"a\",\"to\":\"ONLY\"}";
        private static final String SAID = "LOG {\"at\":1250,\"id\":\"a\",\"text\":\"hello\"}";

        private void observing(String time) throws IOException {
            write("scenarios/planted/system.json", """
                    { "url": "http://127.0.0.1:1", "request": { "path": "/" },
                      "start": { "name": "app", "command": ["true"] },
                      "observe": [{ "from": { "output": { "part": "app", "prefix": "LOG " } }, "read": [
                        { "event": "route.decided", "when": { "pointer": "/to" },
                          "fields": { "request": "/id", "route": "/to" }%s },
                        { "event": "request.answered", "when": { "pointer": "/text" },
                          "fields": { "request": "/id", "status": "'ok'", "answer": "/text" }%s } ] }] }
                    """.formatted(time, time));
        }

        @Test
        void areJudgedAsItsSystemJsonReadsThem() throws IOException {
            observing(", \"time\": \"/at\"");

            assertThat(check(List.of("listening", ROUTED, SAID), "--whole"))
                    .as(printed())
                    .isZero();
            assertThat(printed()).contains("GO (imported)  4 events to t+250ms");
            assertThat(check(List.of(ROUTED, SAID.replace("hello", "good-bye")), "--whole"))
                    .isEqualTo(1);
        }

        @Test
        void areNamedWhereOneIsBroken() throws IOException {
            observing(", \"time\": \"/at\"");

            assertThat(check(List.of(ROUTED, "", "LOG {\"at\":\"noon\",\"id\":1,\"to\":\"ONLY\"}")))
                    .isEqualTo(3);
            assertThat(printed()).contains("log.jsonl:3", "'/at' was no date and time");
        }

        @Test
        void needATimeOfTheirOwn() throws IOException {
            observing("");

            assertThat(check(List.of(ROUTED))).isEqualTo(3);
            assertThat(printed()).contains("no 'time' where 'request.answered', 'route.decided' is read");
        }

        @Test
        void needASystemJson() throws IOException {
            assertThat(check(List.of(ROUTED))).isEqualTo(3);
            assertThat(printed()).contains("no 'system.json' beside the 'suite.json' of 'planted'");
        }

        @Test
        void areOfAPlaceThatTheSystemJsonNames() throws IOException {
            observing(", \"time\": \"/at\"");

            assertThat(check(List.of(ROUTED, SAID), "--as", "ap")).isEqualTo(3);
            assertThat(printed()).contains("--as ap", "did you mean 'app'?");
        }
    }
}
