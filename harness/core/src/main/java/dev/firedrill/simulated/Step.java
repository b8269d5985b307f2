package dev.firedrill.simulated;

import dev.firedrill.world.Component.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Hold one thing to do at one instant, with the event that led to it and the request it is done for. Of what is to be done
 * at one instant in one lane, that which was held comes first, in the order in which it was to be done.
 */
final class Step implements Timer {

    final long time;
    final long due;
    final int rank;
    final long order;
    final long cause;
    final OpenRequest request;
    private final Lane lane;
    private final Runnable task;
    private @Nullable Life life;
    private boolean cancelled;

    /**
     * Plan it.
     *
     * @param due when it was to be done, where something held it until {@code time}; else the same
     */
    Step(long time, long due, Lane lane, long order, long cause, OpenRequest request, Runnable task) {
        this.time = time;
        this.lane = lane;
        this.due = due;
        this.rank = lane.rank();
        this.order = order;
        this.cause = cause;
        this.request = request;
        this.task = task;
    }

    /** Let this step be one of a life; it does not outlast it. */
    Step during(Life its) {
        life = its;
        return this;
    }

    Lane lane() {
        return lane;
    }

    void run() {
        task.run();
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled || (life != null && life.isOver());
    }

    boolean isBefore(Step other) {
        if (time != other.time) {
            return time < other.time;
        }
        if (rank != other.rank) {
            return rank < other.rank;
        }
        if (due != other.due) {
            return due < other.due;
        }
        return order < other.order;
    }
}
