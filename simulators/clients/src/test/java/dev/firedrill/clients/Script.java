package dev.firedrill.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Hold what the provider is scripted to say: a text, and a tool call to whoever mentions the weather. */
final class Script {

    static final String TEXT = "Grüße aus dem Wald: alpha beta gamma delta epsilon zeta eta theta";
    static final String QUESTION = "Say it.";
    static final String TOOL_QUESTION = "What is the weather?";
    static final String TOOL = "weather";
    static final String PROVIDER = "model";
    static final Position HERE = new Position("clients.provider.json", 1, 1);

    private Script() {}

    static ProviderScript of(String dialect) {
        Answer tool = answer(
                List.of("weather?"),
                Answer.Form.TOOL_CALL,
                TOOL,
                JsonNodeFactory.instance.objectNode().put("city", "Oslo"));
        Answer text = answer(List.of(), Answer.Form.TEXT, TEXT, MissingNode.getInstance());
        return new ProviderScript(HERE, PROVIDER, dialect, "drill-1", Duration.ZERO, 0, 0, List.of(tool, text));
    }

    private static Answer answer(List<String> contains, Answer.Form form, String text, JsonNode json) {
        return new Answer(HERE, Map.of(), contains, "", form, text, json);
    }
}
