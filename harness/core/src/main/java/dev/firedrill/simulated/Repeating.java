package dev.firedrill.simulated;

import dev.firedrill.world.Component.Timer;

/** Run a task at a fixed rate. Every tick is caused by what started the timer, not by the tick before. */
final class Repeating implements Timer {

    private final Life life;
    private final Kernel kernel;
    private final long period;
    private final Runnable task;
    private final long cause;
    private final OpenRequest request;
    private Step next;

    Repeating(Life life, long period, Runnable task) {
        this.life = life;
        this.kernel = life.kernel();
        this.period = period;
        this.task = task;
        this.cause = kernel.cause();
        this.request = kernel.request();
        this.next = schedule(kernel.now() + period);
    }

    private Step schedule(long time) {
        return kernel.schedule(time, Lane.TIMER, cause, request, this::tick).during(life);
    }

    private void tick() {
        next = schedule(kernel.now() + period);
        task.run();
    }

    @Override
    public void cancel() {
        next.cancel();
    }
}
