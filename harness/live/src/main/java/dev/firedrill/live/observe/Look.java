package dev.firedrill.live.observe;

import java.util.Optional;

/** Look at one place, once; the caller sees to it that nobody looks there at the same time. */
@FunctionalInterface
interface Look {

    /**
     * Take in what is new.
     *
     * @param first whether what is there stands as it was at t0
     * @return why there was nothing to be seen, where that may still mend itself
     * @throws InterruptedException if the one who looks is to give up
     */
    Optional<String> look(boolean first) throws InterruptedException;
}
