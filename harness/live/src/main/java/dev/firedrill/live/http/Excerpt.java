package dev.firedrill.live.http;

/** Cut what a service said to what a reader of a finding needs of it. */
final class Excerpt {

    private static final int SHORT = 200;
    private static final int LONG = 2_000;

    private Excerpt() {}

    /** Quote the beginning, on one line. */
    static String quoted(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.isEmpty() ? "nothing" : "'" + cut(line, SHORT) + "'";
    }

    /** Give as much as a message may hold. */
    static String message(String text) {
        return cut(text, LONG);
    }

    private static String cut(String text, int atMost) {
        if (text.length() <= atMost) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(atMost - 1)) ? atMost - 1 : atMost;
        return text.substring(0, end) + "…";
    }
}
