package dev.firedrill.simulated;

import dev.firedrill.world.Component.Timer;

/** Hold one thing to do at one instant, with the event that led to it and the request it is done for. */
final class Step implements Timer {

    final long time;
    final int rank;
    final long order;
    final long cause;
    final OpenRequest request;
    private final Runnable task;
    private boolean cancelled;

    Step(long time, Lane lane, long order, long cause, OpenRequest request, Runnable task) {
        this.time = time;
        this.rank = lane.rank();
        this.order = order;
        this.cause = cause;
        this.request = request;
        this.task = task;
    }

    void run() {
        task.run();
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    boolean isBefore(Step other) {
        if (time != other.time) {
            return time < other.time;
        }
        if (rank != other.rank) {
            return rank < other.rank;
        }
        return order < other.order;
    }
}
