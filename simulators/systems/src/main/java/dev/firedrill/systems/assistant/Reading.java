package dev.firedrill.systems.assistant;

import java.util.Optional;

/**
 * Hold what was made of one attempt.
 *
 * @param text what the model said, as far as it came
 * @param trouble why that is not the whole answer; absent if it is
 */
record Reading(String text, Optional<Trouble> trouble) {

    static Reading complete(String text) {
        return new Reading(text, Optional.empty());
    }

    static Reading broken(String text, Reason reason) {
        return new Reading(text, Optional.of(Trouble.of(reason)));
    }

    static Reading nothing(Trouble trouble) {
        return new Reading("", Optional.of(trouble));
    }
}
