package dev.firedrill.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.golden.Differences.At;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Word differences for a person: path, expected, found; long texts are cut down to the place where they part. */
final class Excerpt {

    private static final int MOST_LISTED = 20;
    private static final int LEAD = 30;
    private static final int LENGTH = 100;

    private Excerpt() {}

    static String of(List<At> differences) {
        String listed = differences.stream().limit(MOST_LISTED).map(Excerpt::of).collect(Collectors.joining("\n"));
        int more = differences.size() - MOST_LISTED;
        return more > 0 ? listed + "\nand %d more".formatted(more) : listed;
    }

    private static String of(At difference) {
        String path = difference.path().isEmpty() ? "the whole" : difference.path();
        JsonNode expected = difference.expected();
        JsonNode found = difference.found();
        if (expected != null && found != null && expected.isTextual() && found.isTextual()) {
            int from = start(expected.textValue(), found.textValue());
            return "%s: expected %s, found %s"
                    .formatted(path, quoted(expected.textValue(), from), quoted(found.textValue(), from));
        }
        return "%s: expected %s, found %s".formatted(path, value(expected), value(found));
    }

    /** Find where to begin: a little before the first character that differs. */
    private static int start(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same <= LEAD ? 0 : same - LEAD;
    }

    private static String quoted(String text, int from) {
        int until = Math.min(text.length(), from + LENGTH);
        String part = (from > 0 ? "…" : "") + text.substring(from, until) + (until < text.length() ? "…" : "");
        return CanonicalJson.value(TextNode.valueOf(part));
    }

    private static String value(@Nullable JsonNode value) {
        if (value == null) {
            return "nothing";
        }
        String line = CanonicalJson.value(value).lines().map(String::strip).collect(Collectors.joining(" "));
        return line.length() > LENGTH ? line.substring(0, LENGTH) + "…" : line;
    }
}
