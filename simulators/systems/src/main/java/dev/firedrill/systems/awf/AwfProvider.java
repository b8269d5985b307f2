package dev.firedrill.systems.awf;

import dev.firedrill.systems.ReferenceSystem;
import java.util.Map;
import org.apiguardian.api.API;

/** Offer {@code awf} and its broken variants, which spoil the shape of a turn. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AwfProvider extends ReferenceSystem {

    public AwfProvider() {
        super(
                "awf",
                () -> new AwfSystem(Shaping::correct),
                Map.of(
                        "choices-unbounded", () -> new AwfSystem(Shaping::choicesUnbounded),
                        "narration-truncated", () -> new AwfSystem(Shaping::narrationTruncated),
                        "scene-change-lost", () -> new AwfSystem(Shaping::sceneChangeLost)));
    }
}
