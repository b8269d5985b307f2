package dev.firedrill.check;

import java.util.Optional;

/** Undo the escapes of JSON in any text, as in one that quotes a JSON text; what is no escape stays as it is. */
final class Escapes {

    private static final char ESCAPE = '\\';
    private static final String NAMES = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";
    private static final int DIGITS = 4;
    private static final int HEXADECIMAL = 16;

    private Escapes() {}

    /** Undo them until there are none: a text may be quoted in a quoted one. */
    static String undone(String text) {
        String plain = text;
        String before = "";
        while (plain.indexOf(ESCAPE) >= 0 && !plain.equals(before)) {
            before = plain;
            plain = once(plain);
        }
        return plain;
    }

    private static String once(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            Optional<Character> meant = text.charAt(at) == ESCAPE ? meant(text, at + 1) : Optional.empty();
            plain.append(meant.orElse(text.charAt(at)).charValue());
            at += meant.isEmpty() ? 1 : text.charAt(at + 1) == 'u' ? 2 + DIGITS : 2;
        }
        return plain.toString();
    }

    /** Give the character that an escape stands for, as far as it is one. */
    private static Optional<Character> meant(String text, int name) {
        if (name >= text.length()) {
            return Optional.empty();
        }
        int simple = NAMES.indexOf(text.charAt(name));
        return simple >= 0 ? Optional.of(MEANT.charAt(simple)) : unicode(text, name);
    }

    private static Optional<Character> unicode(String text, int name) {
        int end = name + 1 + DIGITS;
        boolean complete = text.charAt(name) == 'u'
                && end <= text.length()
                && text.substring(name + 1, end).chars().allMatch(it -> Character.digit(it, HEXADECIMAL) >= 0);
        return complete
                ? Optional.of((char) Integer.parseInt(text.substring(name + 1, end), HEXADECIMAL))
                : Optional.empty();
    }
}
