package dev.firedrill.systems.rewriteupgrade;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Find what other texts refer to: headings, as {@code # Prices}, and ids, as {@code {#prices}}. */
final class Anchors {

    private static final Pattern ANCHOR = Pattern.compile("^#{1,6}[ \\t].*$|\\{#[\\w-]+}", Pattern.MULTILINE);

    private Anchors() {}

    /** List the anchors of a text, in their order. */
    static List<String> in(String text) {
        return ANCHOR.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
    }
}
