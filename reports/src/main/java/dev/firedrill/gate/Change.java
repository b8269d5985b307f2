package dev.firedrill.gate;

import org.apiguardian.api.API;

/**
 * Hold one difference to the results of the last GO.
 *
 * @param subject what is concerned, as {@code awf/first-meet-kiera › parity}
 * @param before what it was then, "" where it was not there
 * @param after what it is now, "" where it is not there any more
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Change(Kind kind, String subject, String before, String after) {

    /** Order differences by what a reviewer must see first. */
    public enum Kind {
        REMOVED("removed", Tone.WEAKER),
        LOOSENED("loosened", Tone.WEAKER),
        FEWER_RUNS("fewer runs", Tone.WEAKER),
        UNCOVERED("no longer covered", Tone.WEAKER),
        NOW_FAILS("fails now", Tone.WEAKER),
        POLICY("policy changed", Tone.TO_LOOK_AT),
        MARGIN_LOST("less margin", Tone.TO_LOOK_AT),
        GOLDEN("golden refreshed", Tone.TO_LOOK_AT),
        OTHER_SUBJECT("another build", Tone.TO_LOOK_AT),
        MENDED("passes now", Tone.BETTER),
        TIGHTENED("tightened", Tone.BETTER),
        ADDED("added", Tone.BETTER);

        private final String word;
        private final Tone tone;

        Kind(String word, Tone tone) {
            this.word = word;
            this.tone = tone;
        }

        /** Give the word for a reader. */
        public String word() {
            return word;
        }

        /** Say what it does to the strength of the gate. */
        public Tone tone() {
            return tone;
        }
    }

    /** Say what differences do to the strength of a gate, from the worst to the best. */
    public enum Tone {
        /** Less is asked for, or less is so. */
        WEAKER,
        /** Neither: a reviewer decides. */
        TO_LOOK_AT,
        BETTER
    }
}
