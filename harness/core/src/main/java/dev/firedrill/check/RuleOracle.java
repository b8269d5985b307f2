package dev.firedrill.check;

import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.model.Controls.Trigger;
import java.util.Arrays;

/**
 * Recompute a declared k-of-n rule, sample by sample. It is written from the declaration alone, apart from any system: it
 * must never share code with what it judges.
 */
final class RuleOracle {

    private final Trigger trigger;
    private final boolean[] window;
    private int taken;
    private int breaches;

    RuleOracle(Trigger trigger) {
        this.trigger = trigger;
        this.window = new boolean[trigger.rule().n()];
    }

    /** Take the next sample and say whether the trigger must fire at it. */
    boolean mustFireAt(MetricSampled sample) {
        boolean breached = breaches(sample);
        int slot = taken % window.length;
        breaches += (breached ? 1 : 0) - (window[slot] ? 1 : 0);
        window[slot] = breached;
        taken++;
        return breached && breaches >= trigger.rule().k();
    }

    boolean breaches(MetricSampled sample) {
        return sample.present() && trigger.breaches(sample.value());
    }

    /** Say how many of the newest samples are past the limit, as {@code 3 of the newest 5 samples past > 0.05}. */
    String words() {
        return "%d of the newest %d samples past %s %s"
                .formatted(
                        breaches,
                        Math.min(taken, window.length),
                        trigger.comparison().word(),
                        Numbers.plain(trigger.threshold()));
    }

    /** Forget all samples, as monitoring does that starts anew. */
    void restart() {
        Arrays.fill(window, false);
        taken = 0;
        breaches = 0;
    }
}
