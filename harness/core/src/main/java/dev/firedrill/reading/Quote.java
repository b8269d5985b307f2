package dev.firedrill.reading;

import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Puts names and texts of a file into an error, on one line and of bearable length. */
final class Quote {

    private static final int LONGEST = 60;
    private static final int MOST = 30;

    private Quote() {}

    static String of(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return "'" + shown.codePoints().mapToObj(Quote::visible).collect(Collectors.joining()) + "'";
    }

    static String all(Collection<String> names) {
        String listed = names.stream().limit(MOST).map(Quote::of).collect(Collectors.joining(", "));
        return names.size() <= MOST ? listed : listed + " and " + (names.size() - MOST) + " more";
    }

    private static String visible(int character) {
        boolean plain = !Character.isISOControl(character) && !isLoneSurrogate(character);
        return plain ? Character.toString(character) : "\\u" + HexFormat.of().toHexDigits((short) character);
    }

    private static boolean isLoneSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
