package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;

/**
 * Record what the user sees. A second end is recorded as well, so that the log shows it; what a life that is over still
 * says reaches nobody.
 */
final class SimulatedReply implements Reply {

    private final Life life;
    private final Request request;
    private final Runnable closed;

    SimulatedReply(Life life, Request request, Runnable closed) {
        this.life = life;
        this.request = request;
        this.closed = closed;
    }

    @Override
    public void chunk(String text) {
        life.kernel().checkBaton("reply.chunk");
        life.record(stamp -> new Event.RequestChunk(stamp, request.ordinal(), text));
    }

    @Override
    public void end(Response response) {
        life.kernel().checkBaton("reply.end");
        life.record(stamp -> new Event.RequestAnswered(
                stamp, request.ordinal(), response.status(), response.answer(), response.details()));
        closed.run();
    }

    @Override
    public void fail(Failure failure) {
        life.kernel().checkBaton("reply.fail");
        life.record(stamp -> new Event.RequestFailed(stamp, request.ordinal(), failure.reason(), failure.message()));
        closed.run();
    }
}
