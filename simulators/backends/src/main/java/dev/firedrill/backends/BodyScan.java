package dev.firedrill.backends;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Look through the JSON of a request in one pass, without building anything from it and without recursion: whether it is
 * JSON at all, and what it asks about streaming. Numbers are not judged by their digits.
 */
final class BodyScan {

    private static final int LONGEST = 32 << 20;
    private static final int DEEPEST = 1_000;

    private final String body;
    private final long[] objects = new long[DEEPEST / Long.SIZE + 1];
    private int at;
    private int depth;
    private boolean streams;
    private boolean wantsUsage;

    private BodyScan(String body) {
        this.body = body;
    }

    /**
     * Say what a body asks.
     *
     * @param defect why no provider would read it; {@code null} for none
     */
    record Asked(
            boolean streams, boolean wantsUsage, @Nullable Defect defect) {}

    /** Say what is wrong. */
    record Defect(boolean tooLarge, String words) {}

    static Asked of(String body) {
        if (body.length() > LONGEST) {
            String words = "the body has %d characters, more than %d".formatted(body.length(), LONGEST);
            return new Asked(false, false, new Defect(true, words));
        }
        BodyScan scan = new BodyScan(body);
        try {
            scan.scan();
            return new Asked(scan.streams, scan.wantsUsage, null);
        } catch (NoJson defect) {
            return new Asked(false, false, new Defect(false, "the body is no JSON: " + defect.getMessage()));
        }
    }

    private void scan() throws NoJson {
        boolean more = true;
        while (more) {
            more = value() || separator();
        }
        space();
        if (at < body.length()) {
            throw unexpected("the end");
        }
    }

    /** Take one value; true when it was opened only and a value inside it comes next. */
    private boolean value() throws NoJson {
        space();
        char c = peek();
        if (c == '{' || c == '[') {
            return open(c == '{');
        } else if (c == '"') {
            text();
        } else {
            plain();
        }
        return false;
    }

    private boolean open(boolean object) throws NoJson {
        at++;
        if (depth == DEEPEST) {
            throw new NoJson("it nests deeper than " + DEEPEST);
        }
        depth++;
        long bit = 1L << (depth % Long.SIZE);
        objects[depth / Long.SIZE] = object ? objects[depth / Long.SIZE] | bit : objects[depth / Long.SIZE] & ~bit;
        space();
        if (peek() == (object ? '}' : ']')) {
            return false;
        }
        if (object) {
            key();
        }
        return true;
    }

    /** Take what stands behind a value; true when another value comes. */
    private boolean separator() throws NoJson {
        while (depth > 0) {
            space();
            boolean object = (objects[depth / Long.SIZE] >>> (depth % Long.SIZE) & 1) == 1;
            char c = peek();
            at++;
            if (c == ',') {
                if (object) {
                    space();
                    key();
                }
                return true;
            } else if (c != (object ? '}' : ']')) {
                at--;
                throw unexpected(object ? "',' or '}'" : "',' or ']'");
            }
            depth--;
        }
        return false;
    }

    private void key() throws NoJson {
        int begin = at;
        if (peek() != '"') {
            throw unexpected("a name in quotes");
        }
        text();
        int end = at;
        space();
        if (peek() != ':') {
            throw unexpected("':'");
        }
        at++;
        space();
        if (depth == 1) {
            streams |= isTrue(begin, end, "\"stream\"");
        } else if (depth == 2) {
            wantsUsage |= isTrue(begin, end, "\"include_usage\"");
        }
    }

    private boolean isTrue(int begin, int end, String key) {
        return end - begin == key.length() && body.startsWith(key, begin) && body.startsWith("true", at);
    }

    private void text() throws NoJson {
        at++;
        while (at < body.length()) {
            char c = body.charAt(at);
            if (c == '"') {
                at++;
                return;
            } else if (c < ' ') {
                throw unexpected("an escape for a control character");
            }
            at += c == '\\' ? 2 : 1;
        }
        throw new NoJson("a text does not end");
    }

    private void plain() throws NoJson {
        int begin = at;
        while (at < body.length() && isPlain(body.charAt(at))) {
            at++;
        }
        String word = body.substring(begin, Math.min(at, begin + 6));
        boolean number = !word.isEmpty() && (Character.isDigit(word.charAt(0)) || word.charAt(0) == '-');
        if (!number && !word.equals("true") && !word.equals("false") && !word.equals("null")) {
            at = begin;
            throw unexpected("a value");
        }
    }

    private static boolean isPlain(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
    }

    private void space() {
        while (at < body.length() && body.charAt(at) <= ' ') {
            at++;
        }
    }

    private char peek() throws NoJson {
        if (at >= body.length()) {
            throw new NoJson("it ends too early");
        }
        return body.charAt(at);
    }

    private NoJson unexpected(String expected) {
        return new NoJson("expected %s at character %d".formatted(expected, at + 1));
    }

    private static final class NoJson extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        NoJson(String message) {
            super(message, null, false, false);
        }
    }
}
