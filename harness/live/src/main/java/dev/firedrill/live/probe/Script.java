package dev.firedrill.live.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Hold what the healthy provider says. Each word of it occurs once, and in hardly any other text: who lacks one has not the
 * whole answer. The last is a marker that scenarios look for.
 */
final class Script {

    static final String MARKER = "zinnia";
    static final String TEXT =
            "Quince larch sorrel heron plover gentian lapwing bramble osprey teasel dunlin yarrow curlew saffron "
                    + MARKER;

    private static final Position HERE = new Position("(script of the probe)", 1, 1);
    private static final List<String> USUAL_FIELDS = List.of("text", "output", "answer", "response", "content");

    private Script() {}

    /** Give the words that a text lacks. */
    static List<String> missing(String text) {
        String shown = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(TEXT.split(" "))
                .filter(word -> !shown.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Write it for a dialect of chats. */
    static ProviderScript chat(String name, String dialect) {
        return script(
                name,
                dialect,
                new Answer(HERE, Map.of(), List.of(), "", Answer.Form.TEXT, TEXT, MissingNode.getInstance()));
    }

    /** Write it for services of another shape, under the names that such a text usually has. */
    static ProviderScript generic(String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        USUAL_FIELDS.forEach(field -> body.put(field, TEXT));
        return script(name, "generic-json", new Answer(HERE, Map.of(), List.of(), "", Answer.Form.JSON, "", body));
    }

    private static ProviderScript script(String name, String dialect, Answer answer) {
        return new ProviderScript(HERE, name, dialect, "stub-model", Duration.ZERO, 0, 0, List.of(answer));
    }
}
