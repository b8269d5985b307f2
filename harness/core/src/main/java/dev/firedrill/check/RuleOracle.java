package dev.firedrill.check;

import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Trigger;
import java.util.Arrays;
import java.util.Map;

/**
 * Recompute a declared k-of-n rule, sample by sample. It is written from the declaration alone, apart from any system: it
 * must never share code with what it judges.
 */
final class RuleOracle {

    private final Trigger trigger;
    private final Controls controls;
    private final double limit;
    private final boolean[] window;
    private int taken;
    private int breaches;
    private boolean mustClear;

    /**
     * Start with no samples.
     *
     * @param controls what declares the range of its indicator
     * @param environment what a baseline is read from
     */
    RuleOracle(Trigger trigger, Controls controls, Map<String, String> environment) {
        this.trigger = trigger;
        this.controls = controls;
        this.limit = trigger.limitIn(environment);
        this.window = new boolean[trigger.rule().n()];
    }

    /**
     * Take the next sample and say whether the trigger must fire at it.
     *
     * @param joined whether the further conditions hold at this evaluation
     */
    boolean mustFireAt(MetricSampled sample, boolean joined) {
        boolean breached = breaches(sample);
        int slot = taken % window.length;
        breaches += (breached ? 1 : 0) - (window[slot] ? 1 : 0);
        window[slot] = breached;
        taken++;
        boolean holds = breached && breaches >= trigger.rule().k() && joined;
        mustClear &= holds;
        return holds && !mustClear;
    }

    boolean breaches(MetricSampled sample) {
        return sample.present()
                && controls.isData(sample.metric(), sample.value())
                && trigger.breaches(sample.value(), limit);
    }

    /** Say how many of the newest samples are past the limit, as {@code 3 of the newest 5 samples past > 0.05}. */
    String words() {
        return "%d of the newest %d samples past %s %s%s"
                .formatted(
                        breaches,
                        Math.min(taken, window.length),
                        trigger.comparison().word(),
                        Numbers.exact(limit),
                        mustClear ? ", as they have been since it last fired" : "");
    }

    /** Take note that the trigger fired. */
    void fired() {
        switch (trigger.again()) {
            case AFTER_RESTART -> restart();
            case AFTER_CLEAR -> mustClear = true;
        }
    }

    private void restart() {
        Arrays.fill(window, false);
        taken = 0;
        breaches = 0;
    }
}
