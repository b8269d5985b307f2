package dev.firedrill.simulated;

import dev.firedrill.world.Component.Timer;

/** Be one thing that a component does once, as soon as its gate is open. */
final class Due implements Timer {

    private final Gate gate;
    private final Kernel kernel;
    private final long due;
    private final Runnable task;
    private Step step;

    Due(Gate gate, long time, Runnable task) {
        this.gate = gate;
        this.kernel = gate.life().kernel();
        this.due = time;
        this.task = task;
        this.step = gate.life().at(time, Lane.TIMER, this::come);
    }

    private void come() {
        long cause = kernel.cause();
        long opens = gate.opens();
        if (opens <= kernel.now()) {
            task.run();
        } else if (opens != Gate.NEVER) {
            step = kernel.hold(opens, due, Lane.TIMER, cause, kernel.request(), this::come)
                    .during(gate.life());
        }
    }

    @Override
    public void cancel() {
        step.cancel();
    }
}
