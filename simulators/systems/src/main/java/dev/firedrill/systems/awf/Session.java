package dev.firedrill.systems.awf;

import dev.firedrill.systems.chat.ChatMessage;
import java.util.ArrayList;
import java.util.List;

/** Remember a player's story so far. */
final class Session {

    private static final ChatMessage INSTRUCTION = ChatMessage.system("You narrate an interactive story, one turn at a"
            + " time. Answer with JSON only: {\"narration\": text, \"choices\": [{\"id\": text, \"label\": text}],"
            + " \"sceneChange\": true or false}.");

    private final List<ChatMessage> story = new ArrayList<>();

    /** Give the prompt for the next turn: instruction, earlier turns, input. */
    List<ChatMessage> prompt(String input) {
        List<ChatMessage> prompt = new ArrayList<>(story.size() + 2);
        prompt.add(INSTRUCTION);
        prompt.addAll(story);
        prompt.add(ChatMessage.user(input));
        return prompt;
    }

    void remember(String input, Turn turn) {
        story.add(ChatMessage.user(input));
        story.add(ChatMessage.assistant(turn.narration()));
    }
}
