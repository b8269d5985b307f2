package dev.firedrill.systems.rollbackmonitor;

import java.util.Optional;

/**
 * Hold how far one promotion has been watched. Immutable; what is kept of it lets another life, or another instance, go on.
 *
 * @param canary worker that was promoted
 * @param holder instance that watches
 * @param startedAt nanoseconds on the monotonic clock
 * @param tick ordinal of the newest check that came due
 * @param performed checks that were performed
 * @param incident what was decided; empty while nothing was
 */
record Watch(
        String promotion,
        String canary,
        String holder,
        long startedAt,
        int tick,
        int performed,
        Phase phase,
        CheckWindow window,
        Optional<Incident> incident) {

    Watch at(int newTick) {
        return new Watch(promotion, canary, holder, startedAt, newTick, performed, phase, window, incident);
    }

    Watch anchoredAt(long start) {
        return new Watch(promotion, canary, holder, start, tick, performed, phase, window, incident);
    }

    Watch checked(HealthCheck check) {
        return new Watch(
                promotion, canary, holder, startedAt, tick, performed + 1, phase, window.with(check), incident);
    }

    Watch heldBy(String instance) {
        return new Watch(promotion, canary, instance, startedAt, tick, performed, phase, window, incident);
    }

    Watch in(Phase newPhase) {
        return new Watch(promotion, canary, holder, startedAt, tick, performed, newPhase, window, incident);
    }

    /** Be over, and forget what was decided. */
    Watch closed() {
        return new Watch(promotion, canary, holder, startedAt, tick, performed, Phase.OVER, window, Optional.empty());
    }

    Watch acting(Incident decided) {
        return new Watch(
                promotion, canary, holder, startedAt, tick, performed, Phase.ACTING, window, Optional.of(decided));
    }

    /** Tell whether what was decided is not brought to its end yet. */
    boolean underWay() {
        return switch (phase) {
            case ACTING, PROTECTED, EXECUTED -> true;
            case MONITORING, OVER -> false;
        };
    }

    /** Say how far it is. */
    enum Phase {
        MONITORING("monitoring"),
        /** It was decided to act, and nothing of that is sure to be done. */
        ACTING("acting"),
        /** What protects is done, and not yet told. */
        PROTECTED("protected"),
        /** What protects is done and told; cleaning up may be left. */
        EXECUTED("executed"),
        OVER("over");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Phase of(String word) {
            for (Phase phase : values()) {
                if (phase.word.equals(word)) {
                    return phase;
                }
            }
            return OVER;
        }
    }
}
