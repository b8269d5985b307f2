package dev.firedrill.reports;

/**
 * Make text of a system or a model harmless: what steers a page, a terminal or the direction of reading becomes a
 * visible escape, and what is too long is cut with the cut stated.
 */
final class Escape {

    /** Most characters of a paragraph. */
    static final int LONG = 600;

    /** Most characters of a name, a command or a place. */
    static final int SHORT = 200;

    private Escape() {}

    /** Escape for element content and for attributes in double quotes, of HTML and of XML alike. */
    static String markup(String text, int limit) {
        StringBuilder escaped = new StringBuilder(Math.min(text.length(), limit) + 16);
        visible(text, limit).codePoints().forEach(point -> appendMarkup(escaped, point));
        return escaped.toString();
    }

    /** Show what is not text, such as the mark that turns the reading direction, by its number; line feeds stay. */
    static String visible(String text, int limit) {
        int end = end(text, limit);
        StringBuilder shown = new StringBuilder(end + 32);
        text.substring(0, end).codePoints().forEach(point -> appendVisible(shown, point));
        if (end < text.length()) {
            shown.append(Wording.of("… [cut: %,d characters in all]", text.length()));
        }
        return shown.toString();
    }

    /** Show it on one line. */
    static String line(String text, int limit) {
        return visible(text, limit).replace("\n", "\\n");
    }

    private static int end(String text, int limit) {
        if (text.length() <= limit) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    private static void appendVisible(StringBuilder shown, int point) {
        if (isPlain(point)) {
            shown.appendCodePoint(point);
        } else {
            shown.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
    }

    private static boolean isPlain(int point) {
        if (point == '\n') {
            return true;
        }
        if ((point & 0xFFFE) == 0xFFFE) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void appendMarkup(StringBuilder escaped, int point) {
        switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(point);
        }
    }
}
