package dev.firedrill.world;

import java.util.OptionalDouble;
import org.apiguardian.api.API;

/** Pass samples of the system's indicators through the world, where faults can feed, delay, spoil or remove them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface MetricFeed {

    /**
     * Take a sample.
     *
     * @param indicator an indicator of the controls
     * @param measured what the system measured; empty for no data
     * @return what the system must go by; may be NaN
     */
    OptionalDouble sample(String indicator, OptionalDouble measured);
}
