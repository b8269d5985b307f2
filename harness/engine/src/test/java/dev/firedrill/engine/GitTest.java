package dev.firedrill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void setUp() throws IOException {
        root = Files.createDirectory(folder.toRealPath().resolve("repository"));
        Files.writeString(root.resolve("a.txt"), "a");
    }

    private void committed() throws Exception {
        git("init", "--quiet");
        git("add", "a.txt");
        git("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "--message", "a");
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(words));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as("git %s", List.of(words)).isZero();
    }

    private Git git() {
        return new Git(root, LIMIT);
    }

    @Test
    void namesACleanCommit() throws Exception {
        committed();

        assertThat(git().commit(root.resolve("out"))).hasValueSatisfying(it -> {
            assertThat(it.id()).matches("[0-9a-f]{40}");
            assertThat(it.clean()).isTrue();
        });
    }

    @Test
    void isNotCleanWhereAFileChangedOrIsNew() throws Exception {
        committed();
        Files.writeString(root.resolve("b.txt"), "b");

        assertThat(git().commit(root.resolve("out")))
                .hasValueSatisfying(it -> assertThat(it.clean()).isFalse());
    }

    @Test
    void doesNotMindWhatBuildsAndDrillsWrite() throws Exception {
        committed();
        Files.writeString(Files.createDirectories(root.resolve("module/target")).resolve("b.class"), "b");
        Files.writeString(Files.createDirectories(root.resolve("out/events")).resolve("c.jsonl"), "c");

        assertThat(git().commit(root.resolve("out")))
                .hasValueSatisfying(it -> assertThat(it.clean()).isTrue());
    }

    @Test
    void doesNotMindNewFilesAmongOtherResults() throws Exception {
        committed();
        Path shard = Files.createDirectories(root.resolve("shards/one/events"));
        Files.writeString(shard.resolveSibling("results.json"), "{}");
        Files.writeString(shard.resolve("c.jsonl"), "c");

        assertThat(git().commit(root.resolve("out")))
                .hasValueSatisfying(it -> assertThat(it.clean()).isTrue());
    }

    @Test
    void mindsNewFilesBesideResultsAtTheRoot() throws Exception {
        committed();
        Files.writeString(root.resolve("results.json"), "{}");
        Files.writeString(root.resolve("new.java"), "c");

        assertThat(git().commit(root.resolve("out")))
                .hasValueSatisfying(it -> assertThat(it.clean()).isFalse());
    }

    @Test
    void seesNewFilesAlsoWhereTheyAreNotShown() throws Exception {
        committed();
        git("config", "status.showUntrackedFiles", "no");
        Files.writeString(root.resolve("b.txt"), "b");

        assertThat(git().commit(root.resolve("out")))
                .hasValueSatisfying(it -> assertThat(it.clean()).isFalse());
    }

    @Test
    void seesAChangeOutsideOfTheProjectInTheSameRepository() throws Exception {
        committed();
        Path project = Files.createDirectory(root.resolve("project"));
        Files.writeString(root.resolve("a.txt"), "changed");

        assertThat(new Git(project, LIMIT).commit(project.resolve("out")))
                .hasValueSatisfying(it -> assertThat(it.clean()).isFalse());
    }

    @Test
    void knowsNothingOutsideOfARepositoryAndBeforeTheFirstCommit() throws Exception {
        assertThat(git().commit(root.resolve("out"))).isEmpty();
        git("init", "--quiet");
        assertThat(git().commit(root.resolve("out"))).isEmpty();
    }

    @Test
    void knowsNothingWhereThereIsNoAnswerInTime() throws Exception {
        committed();

        assertThat(new Git(root, Duration.ZERO).commit(root.resolve("out"))).isEmpty();
    }
}
