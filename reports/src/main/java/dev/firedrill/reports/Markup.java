package dev.firedrill.reports;

import java.util.ArrayDeque;
import java.util.Deque;

/** Write well-formed markup: every tag is closed, every text and attribute is escaped, so that no caller can forget to. */
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int bytes;

    /** Open an element; attributes are names and values in turn. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return put(">");
    }

    /** Open a box that scrolls where its content is too wide, by the keyboard too. */
    Markup scroll(String boxClass) {
        return open("div", "class", boxClass, "tabindex", "0");
    }

    /** Close the newest open element. */
    Markup close() {
        return put("</").put(open.pop()).put(">");
    }

    /** Close the newest open element and begin a line. */
    Markup closeLine() {
        return close().put("\n");
    }

    /** Write an element without content. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        return put("/>");
    }

    /** Write an element with text in it. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Write a shape of our own making. */
    Markup path(String data, String shapeClass) {
        return put(Wording.of("<path class=\"%s\" d=\"%s\"/>", shapeClass, data));
    }

    /** Write a paragraph's text. */
    Markup text(String text) {
        return put(Escape.markup(text, Escape.LONG));
    }

    /** Write a name, a command or a place. */
    Markup name(String text) {
        return put(Escape.markup(text, Escape.SHORT));
    }

    /** Write a name that may break after {@code :}, {@code -} and {@code _}, and within no word. */
    Markup label(String text) {
        return put(Escape.markup(text, Escape.SHORT).replaceAll("[:_-](?=[^:_-])", "$0<wbr/>"));
    }

    /** Write our own sheet as it is. */
    Markup sheet(String css) {
        return put("<style>\n").put(css).put("</style>\n");
    }

    /** Append what another one wrote. */
    Markup append(Markup other) {
        return put(other.toString());
    }

    /** Give the number of bytes so far, in UTF-8. */
    int bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(Wording.of("expected every element to be closed, found '%s' open", open));
        }
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        put("<").put(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            put(" ").put(attributes[i]).put("=\"");
            put(Escape.markup(attributes[i + 1], Escape.LONG)).put("\"");
        }
    }

    private Markup put(String text) {
        out.append(text);
        bytes += utf8(text);
        return this;
    }

    /** Count bytes without making them; what is half of a pair is escaped before. */
    private static int utf8(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            count += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return count;
    }
}
