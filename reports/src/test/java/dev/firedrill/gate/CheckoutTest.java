package dev.firedrill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commit of a working folder is read from the files of Git. */
class CheckoutTest {

    private static final String ID = "0123456789abcdef".repeat(2) + "01234567";

    @TempDir
    private Path root;

    @Test
    void readsADetachedHead() throws Exception {
        write(".git/HEAD", ID + "\n");

        assertThat(Checkout.commit(root)).contains(ID);
    }

    @Test
    void followsABranch() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", ID + "\n");

        assertThat(Checkout.commit(root)).contains(ID);
    }

    @Test
    void findsAPackedBranch() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(
                ".git/packed-refs",
                "# pack-refs with: peeled\n" + "f".repeat(40) + " refs/heads/other\n" + ID + " refs/heads/main\n");

        assertThat(Checkout.commit(root)).contains(ID);
    }

    @Test
    void followsAFurtherWorkingFolder() throws Exception {
        write("repository/.git/worktrees/one/HEAD", "ref: refs/heads/main\n");
        write("repository/.git/worktrees/one/commondir", "../..\n");
        write("repository/.git/refs/heads/main", ID + "\n");
        write("one/.git", "gitdir: ../repository/.git/worktrees/one\n");

        assertThat(Checkout.commit(root.resolve("one"))).contains(ID);
    }

    @Test
    void looksAboveTheProject() throws Exception {
        write(".git/HEAD", ID + "\n");

        assertThat(Checkout.commit(Files.createDirectories(root.resolve("a/b"))))
                .contains(ID);
    }

    @Test
    void knowsOfNoneBeforeTheFirstCommit() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main\n");

        assertThat(Checkout.commit(root)).isEmpty();
    }

    private void write(String name, String content) throws Exception {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
    }
}
