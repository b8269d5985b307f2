package dev.firedrill.world;

import java.util.concurrent.CompletionStage;
import org.apiguardian.api.API;

/**
 * Be a system whose stores and whose life are outside of the world: what a world would do to them, this does. It is created
 * once for each life; the stores outlive it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RemoteSystem extends SystemUnderTest {

    /** Write a control to where the service keeps it, past the service where it does so. */
    CompletionStage<Outcome> write(String control, String value, String actor);

    /** End as a power cut does. */
    void kill();
}
