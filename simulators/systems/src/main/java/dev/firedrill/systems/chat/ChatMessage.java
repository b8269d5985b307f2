package dev.firedrill.systems.chat;

import org.apiguardian.api.API;

/**
 * Hold one message of a prompt.
 *
 * @param role {@code system}, {@code user} or {@code assistant}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ChatMessage(String role, String content) {

    /** Instruct the model. */
    public static ChatMessage system(String content) {
        return new ChatMessage("system", content);
    }

    /** Say what the user said. */
    public static ChatMessage user(String content) {
        return new ChatMessage("user", content);
    }

    /** Say what the model said before. */
    public static ChatMessage assistant(String content) {
        return new ChatMessage("assistant", content);
    }
}
