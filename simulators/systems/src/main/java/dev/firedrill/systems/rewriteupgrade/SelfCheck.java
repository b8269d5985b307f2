package dev.firedrill.systems.rewriteupgrade;

import java.util.Optional;

/** Find out what a release needs to know of the running studio. */
record SelfCheck(SwitchWatch killSwitch, StudioLog log, Detector detector) {

    /** What a creation sends to the model, as it was reviewed. */
    static final String REVIEWED_CREATE_PATH = "sha256:76545a6b18181f43";

    boolean enabledByDefault() {
        return !killSwitch.meaning(Optional.empty()).active();
    }

    boolean falseCreates() {
        return killSwitch.meaning(Optional.of(KillSwitch.PULLED)).active();
    }

    boolean tellsSwitch() {
        return log.tellsSwitch();
    }

    String detection() {
        return DetectionCorpus.shipped().fingerprint(detector);
    }
}
