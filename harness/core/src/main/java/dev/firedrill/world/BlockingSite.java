package dev.firedrill.world;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apiguardian.api.API;

/** Add waiting to a site. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface BlockingSite extends Site {

    /**
     * Wait for a stage and give its value.
     *
     * @throws Exception what the stage failed with
     */
    <T> T await(CompletionStage<T> stage) throws Exception;

    /** Wait for a length of time. */
    void sleep(Duration length);
}
