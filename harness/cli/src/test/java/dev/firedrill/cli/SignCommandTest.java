package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.gate.Statement;
import dev.firedrill.gate.Statements;
import dev.firedrill.result.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command keeps what a person states of sealed results. */
class SignCommandTest {

    @TempDir
    private Path root;

    private PlantedProject project;

    @BeforeEach
    void plant() throws IOException {
        project = new PlantedProject(root);
        project.write("scenarios/planted/requirements.json", """
                { "requirements": [
                  { "id": "P-1", "text": "says hello back" },
                  { "id": "P-2", "text": "somebody reads the page", "by": "people" } ] }
                """);
        project.firedrill("run");
    }

    @AfterEach
    void close() {
        project.close();
    }

    private int sign(String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(new String[] {"sign", "--as", "A. Reviewer", "--note", "I read it"}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return project.firedrill(all);
    }

    private Path statements() {
        return project.output().resolve(Statements.FILE);
    }

    @Test
    void bindsTheStatementToTheSealOfTheResults() {
        assertThat(sign("--requirement", "planted P-2"))
                .as(project.complained())
                .isZero();

        String seal = Objects.requireNonNull(
                ResultsJson.read(project.output().resolve("results.json")).seal());
        assertThat(Statements.read(project.output())).singleElement().satisfies(it -> {
            assertThat(it.by()).isEqualTo("A. Reviewer");
            assertThat(it.note()).isEqualTo("I read it");
            assertThat(it.requirements()).containsExactly("planted P-2");
            assertThat(it.seal()).isEqualTo(seal);
        });
        assertThat(project.printed())
                .contains("stated  A. Reviewer: I read it", "for     planted P-2", seal.substring(0, 16))
                .contains("a statement and no access control");
    }

    @Test
    void addsToWhatOthersStated() {
        sign();
        project.firedrill("sign", "--as", "B. Reviewer", "--note", "so did I");

        assertThat(Statements.read(project.output()))
                .extracting(Statement::by)
                .containsExactly("A. Reviewer", "B. Reviewer");
    }

    @Test
    void refusesARequirementThatChecksMustCover() {
        assertThat(sign("--requirement", "planted P-1")).isEqualTo(3);
        assertThat(project.complained())
                .contains("'planted P-1', which checks must cover", "did you mean 'planted P-2'?");
        assertThat(statements()).doesNotExist();
    }

    @Test
    void refusesARequirementThatNobodyKnows() {
        assertThat(sign("--requirement", "planted P-9")).isEqualTo(3);
        assertThat(project.complained()).contains("'planted P-9', which is no requirement in these results");
        assertThat(statements()).doesNotExist();
    }

    @Test
    void refusesResultsThatWereEdited() throws IOException {
        Path file = project.output().resolve("results.json");
        Files.writeString(file, Files.readString(file).replace("Says hello back", "Says nothing"));

        assertThat(sign()).isEqualTo(3);
        assertThat(project.complained()).contains("edited after they were sealed");
        assertThat(statements()).doesNotExist();
    }

    @Test
    void refusesResultsWithoutASeal() throws IOException {
        Path file = project.output().resolve("results.json");
        Files.writeString(file, Files.readString(file).replaceFirst(",\\s*\"seal\" ?: ?\"[0-9a-f]+\"", ""));

        assertThat(sign()).isEqualTo(3);
        assertThat(project.complained()).contains("results without a seal");
    }

    @Test
    void refusesAFolderWithoutResults() {
        assertThat(sign("--results", root.resolve("none").toString())).isEqualTo(3);
        assertThat(project.complained()).contains("no 'results.json'");
        assertThat(root.resolve("none")).doesNotExist();
    }

    @Test
    void needsANameAndANote() {
        assertThat(project.firedrill("sign", "--as", "A. Reviewer")).isEqualTo(64);
        assertThat(project.firedrill("sign", "--as", " ", "--note", "x")).isEqualTo(64);
        assertThat(project.complained()).contains("--as: found nothing, expected a text");
    }
}
