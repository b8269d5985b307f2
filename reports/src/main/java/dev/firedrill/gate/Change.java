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
        REMOVED("removed"),
        LOOSENED("loosened"),
        FEWER_RUNS("fewer runs"),
        UNCOVERED("no longer covered"),
        NOW_FAILS("fails now"),
        MARGIN_LOST("less margin"),
        GOLDEN("golden refreshed"),
        OTHER_SUBJECT("another build"),
        MENDED("passes now"),
        TIGHTENED("tightened"),
        ADDED("added");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Give the word for a reader. */
        public String word() {
            return word;
        }
    }
}
