package dev.firedrill.systems.awf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.systems.chat.ChatAnswer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnValidatorTest {

    @Test
    void judgesAMissingAnswerUnavailable() {
        assertThat(TurnValidator.judge(new ChatAnswer(Optional.empty(), "timeout"))
                        .reason())
                .isEqualTo("TURN_UNAVAILABLE");
    }

    @Test
    void judgesAnAnswerThatIsNoTurnInvalid() {
        assertThat(TurnValidator.judge(new ChatAnswer(Optional.of("Once upon a time"), ""))
                        .reason())
                .isEqualTo("TURN_INVALID");
    }
}
