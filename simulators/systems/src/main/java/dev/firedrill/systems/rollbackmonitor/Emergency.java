package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Tap;

/** Know the emergency that the kill-switch was pulled for, if it was one that was decided here. */
record Emergency(Memory memory, Tap tap) {

    /** Leave it, because the kill-switch was reset. */
    void over() {
        memory.recall().filter(Emergency::isOne).ifPresent(watch -> {
            memory.keep(watch.closed());
            tap.stateEntered("idle");
        });
    }

    private static boolean isOne(Watch watch) {
        return watch.incident().filter(it -> !it.isRollback() || it.failed()).isPresent();
    }
}
