package dev.firedrill.backends;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import java.util.List;

/** Speak the wire form of one family of providers. */
interface Dialect {

    List<String> NAMES = List.of(OpenAiChat.NAME, GenericJson.NAME);

    /** Encode a scripted answer as the complete body of a response. */
    Template answer(Answer answer);

    /** Encode an error as this provider reports it. */
    String error(ProviderError error);

    /** Find what the user said last; "" where the body does not say. */
    String lastUserMessage(String body);

    static Dialect of(ProviderScript script) {
        return switch (script.dialect()) {
            case OpenAiChat.NAME -> new OpenAiChat(script.model());
            case GenericJson.NAME -> new GenericJson();
            default ->
                throw new IllegalArgumentException(
                        "%s  dialect '%s'%n  expected  one of %s%n  mend      name one of them in 'dialect'"
                                .formatted(script.position(), script.dialect(), String.join(", ", NAMES)));
        };
    }

    static boolean holdsJson(Answer answer) {
        JsonNode json = answer.json();
        return !json.isMissingNode() && !json.isNull();
    }
}
