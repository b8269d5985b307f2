package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command prints what the linter finds in the files named, and ends accordingly. */
class LintCommandTest {

    private static final String SHARE = "\"threshold\": 0.3";

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void setUp() throws IOException {
        System.setProperty("firedrill.root", root.toString());
        write("scenarios/planted/suite.json", "{ \"system\": \"planted\" }");
        controls(SHARE);
        write("scenarios/planted/greets.scenario.json", """
                { "name": "greets", "turns": [{ "input": "hello" }],
                  "expect": [{ "check": "trigger-rule", "name": "failing" }] }
                """);
    }

    @AfterEach
    void forgetTheRoot() {
        System.clearProperty("firedrill.root");
    }

    @Test
    void saysThatThereIsNoWarning() {
        assertThat(lint()).as(printed()).isZero();
        assertThat(printed()).isEqualToIgnoringNewLines("no warning");
    }

    @Test
    void printsEachWarningWithPlaceRuleFoundExpectedAndMend() throws IOException {
        controls("\"threshold\": 1.3");

        assertThat(lint("scenarios/planted")).isEqualTo(2);
        assertThat(printed()).isEqualToNormalizingNewlines("""
                ! scenarios/planted/controls.json:6:26  unreachable-trigger
                      found     trigger 'failing', which needs a sample of 'failures' that is > 1.3
                      expected  limits that a sample can meet; a share lies between 0 and 1, a count and a latency not below 0
                      mend      correct the threshold or the comparison
                1 warning in 1 file
                """);
    }

    @Test
    void keepsToTheFilesItIsAskedFor() throws IOException {
        controls("\"threshold\": 1.3");

        assertThat(lint("planted/greets")).isZero();
        assertThat(lint("scenarios/planted/greets.scenario.json")).isZero();
        assertThat(lint("planted")).isEqualTo(2);
    }

    @Test
    void warnsOfWhatNoScenarioDoesByTheWholeSuite() throws IOException {
        write(
                "scenarios/planted/waves.scenario.json",
                "{ \"name\": \"waves\", \"turns\": [{ \"input\": \"hello\" }] }");

        assertThat(lint("scenarios/planted/waves.scenario.json")).as(printed()).isZero();

        Files.delete(root.resolve("scenarios/planted/greets.scenario.json"));
        assertThat(lint("scenarios/planted")).isEqualTo(2);
        assertThat(printed()).contains("trigger-untested");
    }

    @Test
    void printsErrorsAsRunDoesAndEndsWithThree() throws IOException {
        write("scenarios/planted/greets.scenario.json", "{");

        assertThat(lint()).isEqualTo(3);
        assertThat(printed())
                .contains("✗ scenarios/planted/greets.scenario.json:1:2  configuration error", "      mend      ")
                .contains("\nERROR  1 error in 1 file")
                .doesNotContain("trigger-untested");
    }

    @Test
    void refusesAPathThatIsNone() {
        assertThat(lint("scenarios/planed")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no such file, folder or scenario");
    }

    private void controls(String threshold) throws IOException {
        write("scenarios/planted/controls.json", """
                { "system": "planted", "routes": [{ "name": "ONLY", "role": "feature" }],
                  "indicators": [{ "name": "failures", "formula": {
                    "aggregate": "share", "minimum": 20, "window": "10m",
                    "of": { "from": "requests", "where": { "status": "failed" } },
                    "among": { "from": "requests" } } }],
                  "triggers": [{ "name": "failing", "indicator": "failures", "comparison": ">", %s,
                    "rule": { "of": 5, "breaches": 3 }, "interval": "30s" }] }
                """.formatted(threshold));
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), content);
    }

    private int lint(String... paths) {
        out.reset();
        err.reset();
        String[] arguments = new String[paths.length + 1];
        arguments[0] = "lint";
        System.arraycopy(paths, 0, arguments, 1, paths.length);
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Firedrill.run(
                new Terminal(to, new PrintStream(err, true, StandardCharsets.UTF_8), false, false), arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
