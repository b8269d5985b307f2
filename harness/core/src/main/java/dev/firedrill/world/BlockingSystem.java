package dev.firedrill.world;

import org.apiguardian.api.API;

/**
 * Be a system whose code waits: each request and each order runs on a thread of its own, and waiting hands the baton
 * over. Costs tens of microseconds for each wait.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface BlockingSystem {

    /** Start on a site; when this returns the system is ready. */
    void start(BlockingSite site) throws Exception;

    /**
     * Answer a request.
     *
     * @throws Exception a {@link RequestFailure} tells the user; any other is a crash of the request
     */
    Response handle(Request request) throws Exception;

    /** Do what an operator orders. */
    Outcome act(Order order) throws Exception;

    /** Hear what a person reports; only signals the controls declare arrive here. */
    default void hear(Signal signal) throws Exception {}

    /** Stop in order. */
    void stop() throws Exception;

    /** Make a system of code that waits. */
    static SystemUnderTest adapted(BlockingSystem system) {
        return new BlockingAdapter(system);
    }
}
