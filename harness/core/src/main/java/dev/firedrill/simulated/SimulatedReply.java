package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;

/** Record what the user sees. A second end is recorded as well, so that the log shows it. */
final class SimulatedReply implements Reply {

    private final Kernel kernel;
    private final String instance;
    private final Request request;
    private final Runnable closed;

    SimulatedReply(Kernel kernel, String instance, Request request, Runnable closed) {
        this.kernel = kernel;
        this.instance = instance;
        this.request = request;
        this.closed = closed;
    }

    @Override
    public void chunk(String text) {
        kernel.checkBaton("reply.chunk");
        kernel.record(instance, stamp -> new Event.RequestChunk(stamp, request.ordinal(), text));
    }

    @Override
    public void end(Response response) {
        kernel.checkBaton("reply.end");
        kernel.record(
                instance,
                stamp -> new Event.RequestAnswered(
                        stamp, request.ordinal(), response.status(), response.answer(), response.details()));
        closed.run();
    }

    @Override
    public void fail(Failure failure) {
        kernel.checkBaton("reply.fail");
        kernel.record(
                instance,
                stamp -> new Event.RequestFailed(stamp, request.ordinal(), failure.reason(), failure.message()));
        closed.run();
    }
}
