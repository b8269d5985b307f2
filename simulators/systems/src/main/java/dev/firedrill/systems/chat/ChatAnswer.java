package dev.firedrill.systems.chat;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Hold what became of a question to a model.
 *
 * @param text what the model said; absent if no complete answer came
 * @param cause why none came, such as {@code timeout} or {@code status-529}; "" if one came
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ChatAnswer(Optional<String> text, String cause) {

    static ChatAnswer said(String text) {
        return new ChatAnswer(Optional.of(text), "");
    }

    static ChatAnswer none(String cause) {
        return new ChatAnswer(Optional.empty(), cause);
    }
}
