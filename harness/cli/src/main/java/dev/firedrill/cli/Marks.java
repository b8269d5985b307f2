package dev.firedrill.cli;

import dev.firedrill.check.Status;
import dev.firedrill.result.Verdict;

/** Gives each outcome its mark and its word; colour alone never says it. */
final class Marks {

    private final Terminal terminal;

    Marks(Terminal terminal) {
        this.terminal = terminal;
    }

    String glyph(Status status) {
        return paint(status, plain(status));
    }

    String paint(Status status, String text) {
        return switch (status) {
            case PASS -> terminal.good(text);
            case FAIL, NOT_REPRODUCIBLE -> terminal.bad(text);
            case NOT_EXERCISED, NOT_OBSERVED -> terminal.unsure(text);
        };
    }

    String paint(Verdict verdict, String text) {
        return terminal.strong(
                switch (verdict) {
                    case GO -> terminal.good(text);
                    case NO_GO -> terminal.bad(text);
                    case INCONCLUSIVE -> terminal.unsure(text);
                });
    }

    static String plain(Status status) {
        return switch (status) {
            case PASS -> "✓";
            case FAIL, NOT_REPRODUCIBLE -> "✗";
            case NOT_EXERCISED, NOT_OBSERVED -> "?";
        };
    }

    static String word(Status status) {
        return switch (status) {
            case PASS -> "passed";
            case FAIL -> "failed";
            case NOT_EXERCISED -> "not exercised";
            case NOT_OBSERVED -> "not observed";
            case NOT_REPRODUCIBLE -> "not reproducible";
        };
    }
}
