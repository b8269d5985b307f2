package dev.firedrill.simulated;

import dev.firedrill.world.Component.Timer;

/**
 * Run a task at a fixed rate. Every tick is caused by what started the timer, not by the tick before. Ticks that a pause
 * holds are one tick when it is over, from which the rate goes on.
 */
final class Repeating implements Timer {

    private final Gate gate;
    private final Kernel kernel;
    private final long period;
    private final Runnable task;
    private final long cause;
    private final OpenRequest request;
    private long due;
    private Step next;

    Repeating(Gate gate, long period, Runnable task) {
        this.gate = gate;
        this.kernel = gate.life().kernel();
        this.period = period;
        this.task = task;
        this.cause = kernel.cause();
        this.request = kernel.request();
        this.due = kernel.now() + period;
        this.next = schedule(due);
    }

    private Step schedule(long time) {
        return kernel.hold(time, due, Lane.TIMER, cause, request, this::tick).during(gate.life());
    }

    private void tick() {
        long opens = gate.opens();
        if (opens <= kernel.now()) {
            due = kernel.now() + period;
            next = schedule(due);
            task.run();
        } else if (opens != Gate.NEVER) {
            next = schedule(opens);
        }
    }

    @Override
    public void cancel() {
        next.cancel();
    }
}
