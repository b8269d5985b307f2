package dev.firedrill.result;

import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;

/** Draw the run that an entry shows over time. Found as a service, so that who shows results need not know who draws. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TimelineDrawing {

    /**
     * Draw a run as a file of its own that asks nothing of any network: SVG with its styles in it.
     *
     * @param entry what the drawing is of
     * @param log the event log of its chosen run
     * @return empty where the log cannot be read
     */
    Optional<String> svg(Entry entry, Path log);
}
