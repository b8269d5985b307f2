package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.systems.chat.ChatMessage;
import java.util.List;

/** Word what the model is asked. */
final class Prompts {

    private static final ChatMessage CREATE =
            ChatMessage.system("Write the text that the user asks for. Answer with the text only.");
    private static final ChatMessage REWRITE =
            ChatMessage.system("Rewrite the user's selection as asked. Keep its headings"
                    + " and its order, change as little as possible. Answer with the rewritten selection only.");

    private Prompts() {}

    static List<ChatMessage> create(String input) {
        return List.of(CREATE, ChatMessage.user(input));
    }

    static List<ChatMessage> rewrite(String input, String selection) {
        return List.of(REWRITE, ChatMessage.user(input), ChatMessage.user(selection));
    }

    /** Give the fingerprint of what a creation sends. */
    static String createFingerprint() {
        return Fingerprint.of(create("Write a poem").stream()
                .map(it -> it.role() + ": " + it.content())
                .toList());
    }
}
