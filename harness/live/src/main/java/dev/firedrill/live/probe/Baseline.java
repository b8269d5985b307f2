package dev.firedrill.live.probe;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Know how a service answers while its provider is healthy, from two answers, so that another answer can be told from it.
 *
 * @param texts both bodies
 * @param ending words that mark the end of both
 * @param ever words that either has, those of the script left out
 * @param steady whether both have the same
 * @param marked whether both show all that the provider said; without, nothing can be said of what is missing
 */
record Baseline(String texts, Set<String> ending, Set<String> ever, boolean steady, boolean marked) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern ESCAPE = Pattern.compile("\\\\[nrtbf\"/]");
    private static final Pattern DOTS = Pattern.compile("…|\\.\\.\\.");
    private static final Pattern SPEAKING =
            Pattern.compile("…|false|trunc|incompl|partial|cut|interrupt|length|stop|error"
                    + "|fail|sorry|unavail|filter|refus|warn|unfinish|retry|again|abort|miss|unable|cannot");
    private static final String SCRIPTED = Script.TEXT.toLowerCase(Locale.ROOT);
    private static final String NOTHING = "null";
    private static final int HEX = 16;

    static Baseline of(Sighting one, Sighting other) {
        Set<String> words = words(one.body());
        Set<String> others = words(other.body());
        Set<String> ever = new LinkedHashSet<>(words);
        ever.addAll(others);
        Set<String> ending = ending(one.body());
        ending.retainAll(ending(other.body()));
        return new Baseline(
                one.body() + "\n" + other.body(), ending, ever, words.equals(others), isWhole(one) && isWhole(other));
    }

    /** Give the words that come behind what the provider said, and nowhere before: what marks the end of an answer. */
    private static Set<String> ending(String body) {
        int end = body.toLowerCase(Locale.ROOT).lastIndexOf(Script.MARKER);
        if (end < 0) {
            return new LinkedHashSet<>();
        }
        Set<String> behind = words(body.substring(end));
        behind.removeAll(words(body.substring(0, end)));
        return behind;
    }

    /** Tell whether a user has all that the provider said. */
    static boolean isWhole(Sighting sighting) {
        return Script.missing(sighting.text()).isEmpty();
    }

    // Problem:  an id that is new each time looks like a word that says something.
    // Decision: where two healthy answers differ already, only words that speak of failure count.
    /** Tell whether an answer differs from a healthy one in more than how much of the script it shows. */
    boolean isToldApart(Sighting sighting) {
        Set<String> words = words(sighting.body());
        if (!words.containsAll(ending)) {
            return true;
        }
        return words.stream()
                .filter(word -> !ever.contains(word))
                .anyMatch(word -> steady || SPEAKING.matcher(word).find());
    }

    private static Set<String> words(String body) {
        String plain = ESCAPE.matcher(unescaped(body)).replaceAll(" ");
        Set<String> words = new LinkedHashSet<>();
        if (DOTS.matcher(plain).find()) {
            words.add("…");
        }
        Matcher found = WORD.matcher(plain.toLowerCase(Locale.ROOT));
        while (found.find()) {
            String word = found.group();
            boolean number = word.chars().anyMatch(Character::isDigit);
            if (!number && !word.equals(NOTHING) && !SCRIPTED.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static String unescaped(String body) {
        return UNICODE.matcher(body)
                .replaceAll(
                        it -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(it.group(1), HEX))));
    }
}
