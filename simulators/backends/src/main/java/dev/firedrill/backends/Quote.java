package dev.firedrill.backends;

/** Puts texts that others chose into a sentence: on one line and of bearable length. */
final class Quote {

    private static final int LONGEST = 80;

    private Quote() {}

    static String of(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return "'" + Json.escape(shown) + "'";
    }
}
