package dev.firedrill.live.process;

import java.util.Optional;

/** Name the two ways to a process group. */
enum Shells {
    BASH,
    SETSID;

    Optional<Supervisor> supervisor() {
        return this == BASH ? Supervisor.onBash() : Supervisor.onSetsid();
    }
}
