package dev.firedrill.systems.awf;

import dev.firedrill.systems.chat.ChatAnswer;
import java.util.Optional;

/** Judge what came back from the model. */
final class TurnValidator {

    /** No complete answer came. */
    static final String UNAVAILABLE = "TURN_UNAVAILABLE";

    /** An answer came that is not a turn. */
    static final String INVALID = "TURN_INVALID";

    private TurnValidator() {}

    static Judgement judge(ChatAnswer answer) {
        if (answer.text().isEmpty()) {
            return new Judgement(Optional.empty(), UNAVAILABLE);
        }
        try {
            return new Judgement(Optional.of(TurnParser.parse(answer.text().get())), "");
        } catch (MalformedTurnException malformed) {
            return new Judgement(Optional.empty(), INVALID);
        }
    }

    /** Hold a valid turn, or the reason why there is none. */
    record Judgement(Optional<Turn> turn, String reason) {}
}
