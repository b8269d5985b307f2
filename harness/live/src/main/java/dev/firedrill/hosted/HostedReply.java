package dev.firedrill.hosted;

import dev.firedrill.events.Event;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Response;
import java.util.function.LongPredicate;

/** Pass on what the user sees of one request, and record it; a second end is recorded and reaches nobody. */
record HostedReply(long request, Recorder recorder, Reply user, LongPredicate ends) implements Reply {

    @Override
    public void chunk(String text) {
        recorder.record(stamp -> new Event.RequestChunk(stamp, request, text));
        user.chunk(text);
    }

    @Override
    public void end(Response response) {
        recorder.record(stamp ->
                new Event.RequestAnswered(stamp, request, response.status(), response.answer(), response.details()));
        if (ends.test(request)) {
            user.end(response);
        }
    }

    @Override
    public void fail(Failure failure) {
        recorder.record(stamp -> new Event.RequestFailed(stamp, request, failure.reason(), failure.message()));
        if (ends.test(request)) {
            user.fail(failure);
        }
    }
}
