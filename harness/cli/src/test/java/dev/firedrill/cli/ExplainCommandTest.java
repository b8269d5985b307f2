package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command tells the run that results keep, and runs nothing. */
class ExplainCommandTest {

    private static final String LOG = "events/planted.greets.seed-7.jsonl";

    @TempDir
    private Path root;

    private PlantedProject project;

    @BeforeEach
    void plant() throws IOException {
        project = new PlantedProject(root);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void tellsWhatItIsThenTheStoryThenHowToReplay() {
        project.firedrill("run");

        assertThat(project.firedrill("explain", "planted/greets")).isZero();
        assertThat(project.printed())
                .startsWith("✓ planted/greets  passed · 2 runs from seed 7")
                .containsSubsequence(
                        "seed 7\n  Says hello back\n  scenarios/planted/greets.scenario.json:1:1\n  ✓ ",
                        " checks passed\n",
                        "run.started  scenario=planted/greets  seed=7",
                        "1 request.arrived",
                        "run.ended",
                        "\nagain  ./firedrill replay planted/greets --seed 7\n");
    }

    @Test
    void tellsWhatDidNotPassAndPointsAtIt() {
        project.firedrill("run", "--variant", "mute");

        assertThat(project.firedrill("explain", "planted/greets", "--variant", "mute"))
                .isZero();
        assertThat(project.printed())
                .contains(
                        "✗ planted/greets [mute]  failed", "✗ turn:1", "expected  ", "found     ", "► request.answered")
                .contains("again  ./firedrill replay planted/greets --seed 7 --variant mute");
    }

    @Test
    void runsNothing() throws IOException {
        project.firedrill("run");
        Files.delete(root.resolve("scenarios/planted/suite.json"));
        Files.delete(root.resolve("scenarios/planted/greets.scenario.json"));

        assertThat(project.firedrill(
                        "explain",
                        "planted/greets",
                        "--results",
                        project.output().toString()))
                .isZero();
    }

    @Test
    void namesTheNearestEntry() {
        project.firedrill("run");

        assertThat(project.firedrill("explain", "planted/grets")).isEqualTo(3);
        assertThat(project.complained()).contains("no entry of 'planted/grets'", "did you mean 'planted/greets'?");
    }

    @Test
    void saysHowToChooseWhereOnlyAVariantWasDrilled() {
        project.firedrill("run", "--variant", "mute");

        assertThat(project.firedrill("explain", "planted/greets")).isEqualTo(3);
        assertThat(project.complained())
                .contains("another entry of that name: 'planted/greets [mute] (simulated)'", "--variant and --mode");
        assertThat(project.firedrill("explain", "planted/greets [mute] (simulated)"))
                .as("named as it is told")
                .isZero();
    }

    @Test
    void saysHowToChooseAmongModes() throws IOException {
        project.firedrill("run");
        asRunForRealToo();

        assertThat(project.firedrill("explain", "planted/greets")).isEqualTo(3);
        assertThat(project.complained())
                .contains("several entries of that name: 'planted/greets (live)', 'planted/greets (simulated)'");
        assertThat(project.firedrill("explain", "planted/greets", "--mode", "live"))
                .isZero();
        assertThat(project.printed()).contains("again  ./firedrill run --mode live planted/greets");
    }

    private void asRunForRealToo() throws IOException {
        Path file = project.output().resolve("results.json");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode results = (ObjectNode) mapper.readTree(file.toFile());
        ArrayNode entries = (ArrayNode) results.get("entries");
        ObjectNode live = entries.get(0).deepCopy();
        live.put("mode", "live");
        entries.insert(0, live);
        mapper.writeValue(file.toFile(), results);
    }

    @Test
    void saysThatTheLogIsMissing() throws IOException {
        project.firedrill("run");
        Files.delete(project.output().resolve(LOG));

        assertThat(project.firedrill("explain", "planted/greets")).isEqualTo(3);
        assertThat(project.complained()).contains("the log '" + LOG + "'", "which is not there", "run it again");
    }

    @Test
    void namesTheLineOfTheLogThatIsBroken() throws IOException {
        project.firedrill("run");
        Files.writeString(project.output().resolve(LOG), "{\n", StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(project.firedrill("explain", "planted/greets")).isEqualTo(3);
        assertThat(project.complained()).contains("seed-7.jsonl:1", "an event as docs/results.md lists them");
    }

    @Test
    void saysThatTheLogIsNotTheOneThatWasJudged() throws IOException {
        project.firedrill("run");
        Path log = project.output().resolve(LOG);
        Files.writeString(log, Files.readString(log).replace("\"hello\"", "\"good-bye\""));

        assertThat(project.firedrill("explain", "planted/greets")).isZero();
        assertThat(project.printed()).contains("another log  ", "is not the file that was judged");
    }

    @Test
    void saysThatThereAreNoResults() {
        assertThat(project.firedrill("explain", "planted/greets")).isEqualTo(3);
        assertThat(project.complained()).contains("no such folder", "./firedrill run writes them");
    }
}
