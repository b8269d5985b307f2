package dev.firedrill.systems.rollbackmonitor;

/**
 * Hold what a check led to.
 *
 * @param failureCount bad checks in the window, or for an escalation failed health calls in a row
 * @param reason why, for people
 */
record Decision(Kind kind, int failureCount, String reason) {

    /** List the decisions, each with what it recommends. */
    enum Kind {
        HEALTHY("healthy", "continue"),
        DEGRADED("degraded", "increase monitoring"),
        ESCALATE("escalate", "activate the kill-switch and alert the on-call"),
        ROLLBACK("rollback", "automatic rollback to previous worker");

        private final String word;
        private final String recommendedAction;

        Kind(String word, String recommendedAction) {
            this.word = word;
            this.recommendedAction = recommendedAction;
        }

        String word() {
            return word;
        }

        String recommendedAction() {
            return recommendedAction;
        }
    }
}
