package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.check.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {

    @TempDir
    private Path root;

    @Test
    void readsWhatItWroteSorted() {
        Lock.of(List.of(new Lock.Locked("b/y", List.of("z", "a")), new Lock.Locked("a/x", List.of())))
                .write(root);

        assertThat(Lock.read(root))
                .contains(
                        Lock.of(List.of(new Lock.Locked("a/x", List.of()), new Lock.Locked("b/y", List.of("a", "z")))));
        assertThat(root.resolve("firedrill.lock.json")).content().startsWith("{\n  \"format\": \"firedrill-lock/1\"");
    }

    @Test
    void isAbsentWhereThereIsNone() {
        assertThat(Lock.read(root)).isEmpty();
    }

    @Test
    void refusesAFileThatIsNoLock() throws IOException {
        Files.writeString(root.resolve(Lock.FILE), "{ \"format\": \"firedrill-lock/1\", \"scenarios\": [{}] }");

        assertThatThrownBy(() -> Lock.read(root)).hasMessageContaining("'scenarios[0].scenario' is missing");
    }

    @Test
    void namesWhatIsMissingAndWhatIsNew() {
        Lock lock = Lock.of(List.of(
                new Lock.Locked("a/x", List.of("check-1", "gone")), new Lock.Locked("b/y", List.of("check-1"))));

        Results.Inventory inventory = Lock.compare(
                Optional.of(lock), List.of(Sample.entry("a/x", Status.PASS, Status.FAIL), Sample.entry("c/z")));

        assertThat(inventory.missing()).containsExactly("a/x › gone", "b/y");
        assertThat(inventory.unlisted()).containsExactly("a/x › check-5", "c/z");
        assertThat(inventory.expected()).isEqualTo(2);
        assertThat(inventory.found()).isEqualTo(2);
    }

    @Test
    void doesNotCountALogOfElsewhereForARun() {
        Lock lock = Lock.of(List.of(new Lock.Locked("a/x", List.of("check-1"))));

        Results.Inventory inventory = Lock.compare(Optional.of(lock), List.of(Sample.imported("a/x", Status.PASS)));

        assertThat(inventory.found()).isZero();
        assertThat(inventory.missing()).containsExactly("a/x");
    }

    @Test
    void doesNotCountABrokenVariantForTheSystem() {
        Lock lock = Lock.of(List.of(new Lock.Locked("a/x", List.of("check-1"))));

        Results.Inventory inventory =
                Lock.compare(Optional.of(lock), List.of(Sample.entry("a/x", "broken", "h", Status.PASS)));

        assertThat(inventory.missing()).containsExactly("a/x");
    }
}
