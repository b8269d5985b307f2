package dev.firedrill.systems.awf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.chat.ChatMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {

    @Test
    void promptsWithEarlierTurnsBeforeTheInput() {
        Session session = new Session();
        session.remember("I wait.", new Turn("Night falls.", List.of(), false));

        assertThat(session.prompt("I sleep."))
                .hasSize(4)
                .endsWith(
                        ChatMessage.user("I wait."),
                        ChatMessage.assistant("Night falls."),
                        ChatMessage.user("I sleep."));
    }
}
