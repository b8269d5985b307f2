package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import java.util.Optional;

/**
 * Hold a request on its way through the studio.
 *
 * @param startedAt nanoseconds on the monotonic clock
 * @param detected what it asks for; CREATE until detection says otherwise
 * @param route what is done for it; absent until that is decided
 * @param diff how far its rewrite is from its selection; absent unless that was measured
 */
record Task(
        Request request,
        Reply reply,
        long startedAt,
        TaskType detected,
        Optional<TaskType> route,
        Optional<DiffMetrics> diff) {

    static Task of(Request request, Reply reply, long startedAt) {
        return new Task(request, reply, startedAt, TaskType.CREATE, Optional.empty(), Optional.empty());
    }

    Task detectedAs(TaskType type) {
        return new Task(request, reply, startedAt, type, route, diff);
    }

    Task on(TaskType taken) {
        return new Task(request, reply, startedAt, detected, Optional.of(taken), diff);
    }

    Task measured(DiffMetrics metrics) {
        return new Task(request, reply, startedAt, detected, route, Optional.of(metrics));
    }

    /** Give what a record of its outcome calls it. */
    TaskType executed() {
        return route.orElse(detected);
    }

    String selection() {
        return request.attributes().getOrDefault(Guards.SELECTION, "");
    }
}
