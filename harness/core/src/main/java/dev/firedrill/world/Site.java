package dev.firedrill.world;

import dev.firedrill.random.Draws;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apiguardian.api.API;

/**
 * Give one instance its view of the world. Whatever a fault can break is a port of it.
 *
 * <p>Every method must be called by the thread that holds the world's baton; any other call fails.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Site {

    /** Name this instance. */
    String instance();

    /** Give a component of the system: its clock, timers and executor. A fault can pause, crash or skew it. */
    Component component(String name);

    /** Give a stream of chance that belongs to this instance. */
    Draws draws(String stream);

    /**
     * Make an id such as {@code run-3f9a…}; a pure function of the seed, the kind, the request it is made for and how
     * many of the kind that request made before.
     */
    String newId(String kind);

    /** Read the environment as it is now; it outlives the site. */
    Optional<String> environment(String name);

    /** Change the environment for all instances, as the platform does for an operator or for an automaton. */
    void setEnvironment(String name, String value, String actor);

    /** Give a model provider or other backend. */
    Provider provider(String name);

    /** Give the flag store. */
    FlagSource flags();

    /** Give the port that samples pass through. */
    MetricFeed metrics();

    /** Give the place for artifacts. */
    Files files();

    /** Give the tap that makes decisions observable. */
    Tap tap();

    /** Give the means by which code that waits can run here. */
    Waiting waiting();

    /**
     * Reach a named point, at which a scenario may interleave, restart or crash. An action that waits for the point without
     * a delay is done before this returns; after a restart or a crash it never does.
     *
     * @throws PointException if a fault fails who reaches it
     */
    void reach(String point);

    /**
     * Reach a named point and pass it; the stage completes when it may be left, which is at once unless a fault holds who
     * passes, and fails with a {@link PointException} where one fails it. After a crash this never returns. Code that waits says {@code site.await(site.pass(point))}.
     */
    CompletionStage<Void> pass(String point);
}
