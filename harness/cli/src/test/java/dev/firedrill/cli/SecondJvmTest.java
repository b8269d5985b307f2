package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.engine.Project;
import dev.firedrill.model.Mode;
import dev.firedrill.result.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondJvmTest {

    private static final RunOptions DECLARED =
            RunOptions.of(Optional.empty(), Optional.empty(), "", EnumSet.of(Mode.SIMULATED), Optional.of(1));

    @TempDir
    private Path root;

    private SecondJvm start() throws IOException {
        Path suite = Files.createDirectories(root.resolve("scenarios/planted"));
        Files.writeString(suite.resolve("suite.json"), "{ \"system\": \"planted\" }");
        Files.writeString(
                suite.resolve("controls.json"),
                "{ \"system\": \"planted\", \"routes\": [{ \"name\": \"ONLY\", \"role\": \"feature\" }] }");
        Files.writeString(suite.resolve("greets.scenario.json"), """
                { "name": "greets", "description": "Says hello", "seed": 7, "turns": [{ "input": "hello" }] }
                """);
        Project project = new Project(root);
        return SecondJvm.start(project, root.resolve("second"), Selection.of(project, List.of()), DECLARED);
    }

    @Test
    void bringsHashAndLogOfTheFirstSeed() throws Exception {
        try (SecondJvm second = start()) {
            assertThat(second.await(Duration.ofMinutes(1))).singleElement().satisfies(repetition -> {
                assertThat(repetition.scenario()).isEqualTo("planted/greets");
                assertThat(repetition.seed()).isEqualTo(7);
                assertThat(repetition.hash()).hasSize(16);
                assertThat(root.resolve("second").resolve(Repetition.file(repetition.detail(), 0)))
                        .isNotEmptyFile();
            });
        }
    }

    @Test
    void isAnInternalErrorWhenItDoesNotEndInTime() throws Exception {
        try (SecondJvm second = start()) {
            assertThatThrownBy(() -> second.await(Duration.ZERO)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.exitCode()).isEqualTo(ExitCode.INTERNAL);
                assertThat(refusal).hasMessageContaining("did not end within 0 s");
            });
        }
    }
}
