package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.systems.rewriteupgrade.Verdict.Guard;
import java.util.Map;

/** Judge rewrites, from what is known of them alone. Creations are judged by nobody. */
record Guards(GuardThresholds thresholds) {

    static final String SELECTION = "selection";
    static final String CONFIRMATION = "confirmation";

    /** Let a rewrite pass that has something to rewrite. */
    Verdict context(Map<String, String> attributes) {
        return attributes.getOrDefault(SELECTION, "").isBlank()
                ? Verdict.fail(Guard.CONTEXT, Reason.REWRITE_NO_CONTEXT)
                : Verdict.pass(Guard.CONTEXT);
    }

    /** Let a rewrite pass that the user plainly wants. */
    Verdict confirm(Map<String, String> attributes) {
        return switch (attributes.getOrDefault(CONFIRMATION, "")) {
            case "yes" -> Verdict.pass(Guard.CONFIRM);
            case "no" -> Verdict.declined();
            default -> Verdict.ask();
        };
    }

    /** Tell whether the user has plainly said yes. */
    boolean confirms(Map<String, String> attributes) {
        return confirm(attributes).outcome() == Verdict.Outcome.PASS;
    }

    /** Let a rewrite pass whose selection is the one it was asked for; without both ids there is nothing to compare. */
    Verdict binding(Map<String, String> attributes) {
        String binding = attributes.get("binding");
        String boundTo = attributes.get("boundTo");
        boolean differ = binding != null && boundTo != null && !binding.equals(boundTo);
        return differ ? Verdict.fail(Guard.BINDING, Reason.BINDING_MISMATCH) : Verdict.pass(Guard.BINDING);
    }

    /** Let a rewrite pass that has the same anchors in the same order. */
    Verdict anchor(String selection, String rewrite) {
        return Anchors.in(selection).equals(Anchors.in(rewrite))
                ? Verdict.pass(Guard.ANCHOR)
                : Verdict.fail(Guard.ANCHOR, Reason.REWRITE_ANCHOR_MISMATCH);
    }

    /** Let a rewrite pass that changed no more than it may. */
    Verdict diff(DiffMetrics diff) {
        return thresholds.allow(diff)
                ? Verdict.pass(Guard.DIFF)
                : Verdict.fail(Guard.DIFF, Reason.REWRITE_DIFF_EXCEEDED);
    }
}
