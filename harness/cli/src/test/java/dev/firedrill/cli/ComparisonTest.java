package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.engine.Project;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final String GREETS = "planted/greets";
    private static final Entry SIMULATED = entry("simulated", null);

    @TempDir
    private Path root;

    @BeforeEach
    void setUp() throws IOException {
        Path suite = Files.createDirectories(root.resolve("scenarios/planted"));
        Files.writeString(suite.resolve("suite.json"), "{ \"system\": \"planted\" }");
        Files.writeString(
                suite.resolve("controls.json"),
                "{ \"system\": \"planted\", \"routes\": [{ \"name\": \"ONLY\", \"role\": \"feature\" }] }");
        Files.writeString(suite.resolve("greets.scenario.json"), """
                { "name": "greets", "description": "Says hello", "seed": 7, "turns": [{ "input": "hello" }] }
                """);
    }

    private boolean isOfAll(List<Repetition> repetitions, Entry... entries) {
        Project project = new Project(root);
        RunOptions options = RunOptions.of(
                Optional.empty(),
                Optional.empty(),
                RunOptions.EVERY_VARIANT,
                EnumSet.of(Mode.SIMULATED),
                Optional.of(1));
        return new Comparison(project, root, Selection.of(project, List.of()), options, repetitions)
                .isOfAll(List.of(entries));
    }

    private static Repetition repetition(long seed, String hash) {
        return new Repetition(GREETS, seed, hash, "other-4");
    }

    private static Entry entry(String mode, @Nullable String variant) {
        return new Entry(
                GREETS,
                "planted",
                "Says hello",
                "a.json:1:1",
                mode,
                variant,
                7,
                1,
                1,
                Status.PASS,
                "00000000000000aa",
                10,
                new Entry.Requests(1, 0),
                0.5,
                7,
                null,
                List.of(),
                List.of());
    }

    @Test
    void isOfAllWhereTheFirstSeedOfEachWasRepeated() {
        assertThat(isOfAll(List.of(repetition(7, "00000000000000bb")), SIMULATED))
                .isTrue();
        assertThat(isOfAll(
                        List.of(repetition(7, "00000000000000bb")),
                        SIMULATED,
                        entry("live", null),
                        entry("simulated", "mute")))
                .isTrue();
    }

    @Test
    void isNotOfAllWhereOneWasNotRepeatedOrNotToItsEnd() {
        assertThat(isOfAll(List.of(), SIMULATED)).isFalse();
        assertThat(isOfAll(List.of(repetition(7, "")), SIMULATED)).isFalse();
        assertThat(isOfAll(List.of(repetition(8, "00000000000000bb")), SIMULATED))
                .isFalse();
    }

    @Test
    void isNotOfAllWhereNothingRanInVirtualTime() {
        assertThat(isOfAll(List.of(), entry("live", null))).isFalse();
    }
}
