package dev.firedrill.systems.awf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.systems.awf.Turn.Choice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Read a model's answer: exactly the agreed JSON, nothing missing and nothing more. */
final class TurnParser {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> TURN_KEYS = List.of("choices", "narration", "sceneChange");
    private static final List<String> CHOICE_KEYS = List.of("id", "label");

    private TurnParser() {}

    static Turn parse(String answer) throws MalformedTurnException {
        JsonNode turn = object(read(answer), "the turn", TURN_KEYS);
        return new Turn(text(turn, "narration"), choices(turn.path("choices")), flag(turn, "sceneChange"));
    }

    private static JsonNode read(String answer) throws MalformedTurnException {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException malformed) {
            throw new MalformedTurnException("expected JSON, found: " + malformed.getOriginalMessage());
        }
    }

    private static List<Choice> choices(JsonNode choices) throws MalformedTurnException {
        if (!choices.isArray()) {
            throw new MalformedTurnException("expected 'choices' to be a list, found '" + choices + "'");
        }
        List<Choice> read = new ArrayList<>();
        Collection<String> ids = new TreeSet<>();
        for (JsonNode element : choices) {
            Choice choice = choice(element);
            if (!ids.add(choice.id())) {
                throw new MalformedTurnException(
                        "expected every choice to have its own id, found '" + choice.id() + "' twice");
            }
            read.add(choice);
        }
        return read;
    }

    private static Choice choice(JsonNode element) throws MalformedTurnException {
        JsonNode choice = object(element, "a choice", CHOICE_KEYS);
        return new Choice(text(choice, "id"), text(choice, "label"));
    }

    private static JsonNode object(JsonNode node, String name, List<String> keys) throws MalformedTurnException {
        List<String> found = new ArrayList<>();
        node.fieldNames().forEachRemaining(found::add);
        found.sort(null);
        if (!found.equals(keys)) {
            throw new MalformedTurnException("expected %s to have the keys %s, found %s".formatted(name, keys, found));
        }
        return node;
    }

    private static String text(JsonNode object, String key) throws MalformedTurnException {
        JsonNode value = object.path(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new MalformedTurnException("expected '%s' to be a text, found '%s'".formatted(key, value));
        }
        return value.textValue();
    }

    private static boolean flag(JsonNode object, String key) throws MalformedTurnException {
        JsonNode value = object.path(key);
        if (!value.isBoolean()) {
            throw new MalformedTurnException("expected '%s' to be true or false, found '%s'".formatted(key, value));
        }
        return value.booleanValue();
    }
}
