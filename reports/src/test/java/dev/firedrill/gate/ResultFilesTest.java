package dev.firedrill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResultFilesTest {

    private final Path root = Path.of("project").toAbsolutePath();
    private final ResultFiles files = new ResultFiles(root);

    @Test
    void tellNobodyWhereTheProjectLies() {
        assertThat(files.words(
                        new AccessDeniedException(root.resolve("goldens/a.json").toString())))
                .isEqualTo("AccessDeniedException: goldens/a.json");
        assertThat(files.words(new IOException(root + "/x: broken"))).isEqualTo("IOException");
    }

    @Test
    void areNamedByTheirFolderWhereTheyLieOutside() {
        Path shard = root.resolveSibling("shards").resolve("one");

        files.in(shard);

        assertThat(files.defects()).containsExactly("one is no folder, so there are no results in it");
        assertThat(files.shown(shard.resolve("events/a.jsonl"))).isEqualTo("one/events/a.jsonl");
        assertThat(files.shown(root.resolveSibling("baseline.json"))).isEqualTo("baseline.json");
    }
}
