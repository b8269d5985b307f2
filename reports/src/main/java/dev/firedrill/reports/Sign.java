package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.result.Verdict;

/** Say a status by a glyph and a word; colour only repeats what they say. */
enum Sign {
    PASSED("✓", "passed", "good"),
    FAILED("✗", "failed", "bad"),
    NOT_REPRODUCIBLE("✗", "not reproducible", "bad"),
    NOT_EXERCISED("?", "not exercised", "open"),
    NOT_OBSERVED("?", "not observed", "open"),
    NOT_RUN("?", "not run", "open"),
    NO_CHECK("–", "no check", "none"),
    CAUGHT("✓", "caught", "good"),
    NOT_CAUGHT("✗", "not caught", "bad"),
    MET("✓", "met", "good"),
    BROKEN("✗", "not met", "bad"),
    OPEN("?", "nobody can say", "open"),
    NOT_ASKED("–", "not asked", "none"),
    YES("✓", "yes", "good"),
    NO("✗", "no", "bad"),
    NOT_DONE("?", "not done", "open");

    private final String glyph;
    private final String word;
    private final String tone;

    Sign(String glyph, String word, String tone) {
        this.glyph = glyph;
        this.word = word;
        this.tone = tone;
    }

    static Sign of(Status status) {
        return switch (status) {
            case PASS -> PASSED;
            case FAIL -> FAILED;
            case NOT_REPRODUCIBLE -> NOT_REPRODUCIBLE;
            case NOT_EXERCISED -> NOT_EXERCISED;
            case NOT_OBSERVED -> NOT_OBSERVED;
        };
    }

    static Sign of(Verdict verdict) {
        return switch (verdict) {
            case GO -> PASSED;
            case NO_GO -> FAILED;
            case INCONCLUSIVE -> NOT_EXERCISED;
        };
    }

    String glyph() {
        return glyph;
    }

    String word() {
        return word;
    }

    /** Name the style that colours it. */
    String tone() {
        return tone;
    }

    /** Spell glyph and word. */
    String spelled() {
        return glyph + " " + word;
    }

    void write(Markup page) {
        page.element("span", spelled(), "class", "sign " + tone);
    }
}
