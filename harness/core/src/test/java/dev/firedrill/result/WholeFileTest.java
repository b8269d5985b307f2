package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void createsTheFileWithItsFolderAndLeavesNothingBeside() throws IOException {
        WholeFile.write(folder.resolve("deep/file.json"), CONTENT);

        assertThat(folder.resolve("deep/file.json")).hasBinaryContent(CONTENT);
        assertThat(folder.resolve("deep")).isDirectoryContaining("glob:**/file.json");
        try (var files = Files.list(folder.resolve("deep"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void mayBeReadByWhoeverMayReadAnOrdinaryNewFile() throws IOException {
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
        WholeFile.write(folder.resolve("whole"), CONTENT);

        assertThat(Files.getPosixFilePermissions(folder.resolve("whole")))
                .isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void leavesWhatCannotBeReplacedAsItIs() throws IOException {
        Files.createDirectories(folder.resolve("taken/inner"));

        assertThatThrownBy(() -> WholeFile.write(folder.resolve("taken"), CONTENT))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("taken/inner")).isDirectory();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
