package dev.firedrill.backends;

import com.fasterxml.jackson.databind.JsonNode;

/** Read the messages of a chat, which OpenAI and Anthropic spell alike. */
final class ChatMessages {

    private ChatMessages() {}

    static String lastOfUser(String body) {
        String last = "";
        for (JsonNode message : Json.read(body).path("messages")) {
            if (message.path("role").asText().equals("user")) {
                last = content(message.path("content"));
            }
        }
        return last;
    }

    private static String content(JsonNode content) {
        if (!content.isArray()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text").asText());
        }
        return text.toString();
    }
}
