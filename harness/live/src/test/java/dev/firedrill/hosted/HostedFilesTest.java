package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostedFilesTest {

    @TempDir
    private Path folder;

    private HostedFiles files() {
        return new HostedFiles(folder, new Recorder(() -> 0, "main", event -> {}));
    }

    @Test
    void replacesAFileAndLeavesNothingBeside() {
        HostedFiles files = files();
        files.write("state/a.json", "old and long");
        files.write("state/a.json", "new");
        files.append("state/a.json", "er");

        assertThat(files.read("state/a.json")).contains("newer");
        assertThat(folder.resolve("state").toFile().list()).containsExactly("a.json");
    }

    @Test
    void doesNotListWhatACrashLeftHalfWritten() throws IOException {
        java.nio.file.Files.writeString(folder.resolve(".firedrill-part1.firedrill-part"), "ha");

        assertThat(files().list()).isEmpty();
    }

    @Test
    void leadsNowhereElse() {
        assertThatThrownBy(() -> files().write("../x", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'../x'");
    }
}
