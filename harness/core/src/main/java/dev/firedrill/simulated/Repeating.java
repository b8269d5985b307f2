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
    private Step next;

    Repeating(Gate gate, long period, Runnable task) {
        this.gate = gate;
        this.kernel = gate.life().kernel();
        this.period = period;
        this.task = task;
        this.cause = kernel.cause();
        this.request = kernel.request();
        this.next = schedule(kernel.now() + period);
    }

    private Step schedule(long time) {
        return kernel.schedule(time, Lane.TIMER, cause, request, this::tick).during(gate.life());
    }

    private void tick() {
        long opens = gate.opens();
        if (opens <= kernel.now()) {
            next = schedule(kernel.now() + period);
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
