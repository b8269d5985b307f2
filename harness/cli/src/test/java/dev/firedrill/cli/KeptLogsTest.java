package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLogsTest {

    private static final String LOG = "events/planted.greets.seed-7.jsonl";

    @TempDir
    private Path root;

    private PlantedProject project;
    private Path one;
    private Path other;

    /** Drill one scenario twice, and change what is said in between: two logs of one name. */
    @BeforeEach
    void drill() throws IOException {
        project = new PlantedProject(root);
        project.write("scenarios/planted/controls.json", """
                { "system": "planted", "routes": [{ "name": "ONLY", "role": "feature" }] }
                """);
        one = drilled("one");
        project.write("scenarios/planted/greets.scenario.json", """
                {
                  "name": "greets", "description": "Says hello back", "seed": 7, "runs": 2, "golden": false,
                  "turns": [{ "input": "hello you", "expect": { "mustInclude": ["hello"] } }]
                }
                """);
        other = drilled("other");
        assertThat(one.resolve(LOG)).isRegularFile();
        assertThat(Files.readString(other.resolve(LOG))).isNotEqualTo(Files.readString(one.resolve(LOG)));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private Path drilled(String name) {
        Path folder = root.resolve(name);
        project.firedrill("run", "--output", folder.toString());
        return folder;
    }

    private static String events(Results results) {
        return results.entries().stream().map(Entry::events).findFirst().orElseThrow();
    }

    private static Results read(Path folder) {
        return ResultsJson.read(folder.resolve(ResultsJson.FILE));
    }

    @Test
    void neverWriteOverAnotherLog() throws IOException {
        String evidence = Files.readString(one.resolve(LOG));

        Results shown = KeptLogs.gather(read(other), List.of(one, other), one);

        assertThat(one.resolve(LOG)).hasContent(evidence);
        assertThat(events(shown)).matches("events/planted\\.greets\\.seed-7\\.[0-9a-f]{12}\\.jsonl");
        assertThat(one.resolve(events(shown))).hasSameTextualContentAs(other.resolve(LOG));
        assertThat(shown.seal()).isEqualTo(read(other).seal());
    }

    @Test
    void giveTheSameWhereTheyAreGatheredAgain() throws IOException {
        Results first = KeptLogs.gather(read(other), List.of(one, other), one);

        assertThat(KeptLogs.gather(read(other), List.of(one, other), one)).isEqualTo(first);
        assertThat(KeptLogs.gather(read(one), List.of(one, other), one)).isEqualTo(read(one));
    }

    @Test
    void keepTheirNamesWhereThereIsRoom() throws IOException {
        Path release = root.resolve("release");

        assertThat(events(KeptLogs.gather(read(other), List.of(one, other), release)))
                .isEqualTo(LOG);
        assertThat(release.resolve(LOG)).hasSameTextualContentAs(other.resolve(LOG));
    }
}
