package dev.firedrill.result;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Take the power out of text that comes from models, systems and files: on a terminal it can only be read. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Plain {

    /** Most lines of one text that are shown below each other. */
    public static final int MOST_LINES = 40;

    /** A lone carriage return is none: a terminal would go back and write over the line. */
    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    private Plain() {}

    /** Spell everything that steers a terminal or reorders text as {@code \}{@code u001b}; all on one line. */
    public static String line(String text) {
        return text.codePoints().mapToObj(Plain::visible).collect(Collectors.joining());
    }

    /** The same of at most so many characters; what is cut is said to be. */
    public static String line(String text, int longest) {
        if (text.length() <= longest) {
            return line(text);
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return line(text.substring(0, end))
                + String.format(Locale.ROOT, "… [cut: %,d characters in all]", text.length());
    }

    /**
     * Give the lines of a text, each harmless and of at most so many characters, at most {@value #MOST_LINES} of them;
     * what is cut is said to be. At least one line, which may be empty.
     */
    public static List<String> lines(String text, int longest) {
        List<String> all = LINE_END.splitAsStream(text.stripTrailing()).toList();
        List<String> shown = new ArrayList<>();
        all.stream().limit(MOST_LINES).forEach(one -> shown.add(line(one, longest)));
        if (all.size() > MOST_LINES) {
            shown.add(String.format(Locale.ROOT, "… [cut: %,d lines in all]", all.size()));
        }
        return shown.isEmpty() ? List.of("") : shown;
    }

    /** Put a text behind a label; its further lines stand below its first. */
    public static List<String> labelled(String label, String text, int longest) {
        List<String> lines = new ArrayList<>();
        for (String one : lines(text, longest)) {
            lines.add((lines.isEmpty() ? label : " ".repeat(label.length())) + one);
        }
        return lines;
    }

    private static String visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> escaped(character);
            default -> Character.toString(character);
        };
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                character <= Character.MAX_VALUE
                        ? "\\u" + HexFormat.of().toHexDigits((char) character)
                        : "\\u{" + Integer.toHexString(character) + "}";
        };
    }
}
