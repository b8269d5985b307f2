package dev.firedrill.world;

import java.util.concurrent.CompletionStage;
import org.apiguardian.api.API;

/**
 * Be the thing that is drilled. A world calls it from one thread at a time; it must not wait, start threads or read a
 * clock of its own (see {@link BlockingSystem} for code that waits).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SystemUnderTest {

    /** Start on a site; when this returns the system is ready. */
    void start(Site site) throws Exception;

    /** Take a request; the reply gets exactly one {@code end} or {@code fail}, now or later. */
    void handle(Request request, Reply reply);

    /** Do what an operator orders; only actions the controls declare arrive here. */
    CompletionStage<Outcome> act(Order order);

    /** Hear what a person reports; only signals the controls declare arrive here. */
    default void hear(Signal signal) {}

    /** Stop in order. A crash discards the site in the middle of what it does, and never calls this. */
    void stop() throws Exception;
}
