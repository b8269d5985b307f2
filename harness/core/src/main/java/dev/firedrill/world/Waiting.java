package dev.firedrill.world;

import java.util.concurrent.CompletionStage;
import org.apiguardian.api.API;

/** Let code that waits run inside a world: on a thread of its own, which hands the baton over while it waits. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Waiting {

    /** Run a task on a thread of its own until it first waits or ends; it goes on when what it waits for is there. */
    void run(Runnable task);

    /**
     * Wait for a stage; only inside a task of {@link #run}.
     *
     * @throws Exception what the stage failed with
     */
    <T> T await(CompletionStage<T> stage) throws Exception;
}
