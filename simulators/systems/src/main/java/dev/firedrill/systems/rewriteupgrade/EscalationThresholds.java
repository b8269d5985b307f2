package dev.firedrill.systems.rewriteupgrade;

import java.time.Duration;
import java.util.List;

/**
 * Hold the limits of the escalation policy: in one object, so that none of them changes unseen. Rates are shares from 0
 * to 1.
 *
 * @param bindingsToDisable how many binding mismatches in their window are a recurrence
 * @param complaints how many a day are still bearable
 * @param spikeFactor how many times its baseline a rate may reach
 * @param spikeFloor with fewer failures there is no spike, whatever the rate
 * @param rateWindow what happened longer ago counts in no rate
 * @param minimumSample with fewer there is no rate
 */
record EscalationThresholds(
        double diffExceeded,
        double anchorMismatch,
        double blocked,
        int bindingsToDisable,
        int complaints,
        double spikeFactor,
        int spikeFloor,
        Duration rateWindow,
        Duration bindingWindow,
        int minimumSample) {

    /** The limits that were reviewed. */
    static final EscalationThresholds REVIEWED =
            new EscalationThresholds(0.3, 0.2, 0.05, 2, 3, 2, 3, Duration.ofMinutes(10), Duration.ofHours(24), 20);

    EscalationThresholds withSpikeFloor(int floor) {
        return new EscalationThresholds(
                diffExceeded,
                anchorMismatch,
                blocked,
                bindingsToDisable,
                complaints,
                spikeFactor,
                floor,
                rateWindow,
                bindingWindow,
                minimumSample);
    }

    EscalationThresholds withBindingWindow(Duration window) {
        return new EscalationThresholds(
                diffExceeded,
                anchorMismatch,
                blocked,
                bindingsToDisable,
                complaints,
                spikeFactor,
                spikeFloor,
                rateWindow,
                window,
                minimumSample);
    }

    EscalationThresholds withMinimumSample(int minimum) {
        return new EscalationThresholds(
                diffExceeded,
                anchorMismatch,
                blocked,
                bindingsToDisable,
                complaints,
                spikeFactor,
                spikeFloor,
                rateWindow,
                bindingWindow,
                minimum);
    }

    String fingerprint() {
        return Fingerprint.of(List.of(
                "diffExceeded=" + Figures.plain(diffExceeded),
                "anchorMismatch=" + Figures.plain(anchorMismatch),
                "blocked=" + Figures.plain(blocked),
                "bindingsToDisable=" + bindingsToDisable,
                "complaints=" + complaints,
                "spikeFactor=" + Figures.plain(spikeFactor),
                "spikeFloor=" + spikeFloor,
                "rateWindow=" + rateWindow,
                "bindingWindow=" + bindingWindow,
                "minimumSample=" + minimumSample));
    }
}
