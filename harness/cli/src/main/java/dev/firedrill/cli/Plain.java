package dev.firedrill.cli;

import java.util.HexFormat;
import java.util.stream.Collectors;

/** Takes the power out of text that comes from models, systems and files: on a terminal it can only be read. */
final class Plain {

    private Plain() {}

    /** Spell everything that steers a terminal or reorders text as {@code \}{@code u001b}; all on one line. */
    static String line(String text) {
        return text.codePoints().mapToObj(Plain::visible).collect(Collectors.joining());
    }

    /** The same, cut to a length. */
    static String line(String text, int longest) {
        String shown = line(text);
        return shown.length() <= longest ? shown : shown.substring(0, longest - 1) + "…";
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
