package dev.firedrill.simulated;

/** Order what happens at one instant, lowest rank first; within a lane, what was created first comes first. */
enum Lane {
    FAULT_END(0),
    FAULT_BEGIN(1),
    ACTION(2),
    PROVIDER(3),
    TIMER(4),
    ARRIVAL(5),
    PROBE(6);

    private final int rank;

    Lane(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }
}
