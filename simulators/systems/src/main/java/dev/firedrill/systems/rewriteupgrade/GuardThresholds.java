package dev.firedrill.systems.rewriteupgrade;

import java.util.List;

/**
 * Hold the limits of the diff guard: in one object, so that none of them changes unseen.
 *
 * @param maxLengthRatio how much longer or shorter a text may become
 * @param maxChangedLines share of the lines that may change
 * @param linesToCount how many lines a selection must have for that share to mean anything
 */
record GuardThresholds(double maxLengthRatio, double maxChangedLines, int linesToCount) {

    /** The limits that were reviewed. */
    static final GuardThresholds REVIEWED = new GuardThresholds(1.8, 0.8, 10);

    GuardThresholds withMaxLengthRatio(double ratio) {
        return new GuardThresholds(ratio, maxChangedLines, linesToCount);
    }

    /** Tell whether a change is within the limits; a change up to a limit is. */
    boolean allow(DiffMetrics diff) {
        boolean fewLines = diff.lines() < linesToCount;
        return diff.lengthRatioMax() <= maxLengthRatio && (fewLines || diff.changedLines() <= maxChangedLines);
    }

    String fingerprint() {
        return Fingerprint.of(List.of(
                "maxLengthRatio=" + Figures.plain(maxLengthRatio),
                "maxChangedLines=" + Figures.plain(maxChangedLines),
                "linesToCount=" + linesToCount));
    }
}
