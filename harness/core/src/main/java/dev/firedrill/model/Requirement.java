package dev.firedrill.model;

import org.apiguardian.api.API;

/**
 * Hold one requirement of a system, as its {@code requirements.json} lists it.
 *
 * @param text one line in the project's own words
 * @param by who can show that it is met
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Requirement(Position position, String id, String text, By by) {

    /** Say who can show that a requirement is met. */
    public enum By {
        /** A check that ran, passed and was seen to fail. */
        CHECK("check"),
        /** Only people; no drill ever counts it as covered. */
        PEOPLE("people");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /** Spell it as files do. */
        public String word() {
            return word;
        }
    }
}
