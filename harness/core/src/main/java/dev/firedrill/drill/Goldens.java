package dev.firedrill.drill;

import dev.firedrill.golden.GoldenMode;
import dev.firedrill.golden.GoldenStore;
import java.nio.file.Path;
import org.apiguardian.api.API;

/** Say where the goldens of a drill stand and what to do with them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Goldens(GoldenStore store, GoldenMode mode) {

    /** Use {@code goldens} of a project, with pending files under its {@code target/firedrill/pending}. */
    public static Goldens of(Path root, GoldenMode mode) {
        return new Goldens(
                new GoldenStore(
                        root.resolve("goldens"),
                        root.resolve("target").resolve("firedrill").resolve("pending")),
                mode);
    }
}
