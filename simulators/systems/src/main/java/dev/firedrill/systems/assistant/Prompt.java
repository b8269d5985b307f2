package dev.firedrill.systems.assistant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.world.Request;

/** Word what the model is asked. */
final class Prompt {

    private static final String MODEL = "chat-1";
    private static final String INSTRUCTION = "Answer the user's question briefly. Keep all references.";

    private Prompt() {}

    static String body(Request request, boolean stream) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", MODEL);
        if (stream) {
            body.put("stream", true);
        }
        ArrayNode messages = body.putArray("messages");
        message(messages, "system", INSTRUCTION);
        if (request.attributes().containsKey("original")) {
            message(messages, "user", request.attributes().get("original"));
        }
        message(messages, "user", request.input());
        return body.toString();
    }

    private static void message(ArrayNode messages, String role, String content) {
        messages.addObject().put("role", role).put("content", content);
    }
}
