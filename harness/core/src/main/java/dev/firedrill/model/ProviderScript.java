package dev.firedrill.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Script the answers of one model provider.
 *
 * @param name the provider, as the system asks for it
 * @param dialect wire form: {@code openai-chat} or {@code generic-json}
 * @param model the model name put into answers
 * @param latency median time to the answer; default 0
 * @param spread sigma of the log-normal draw around that median; 0 makes it exact; default 0
 * @param answers tried in order; a call that none matches is answered as unmatched, never with a default success
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProviderScript(
        Position position,
        String name,
        String dialect,
        String model,
        Duration latency,
        double spread,
        List<Answer> answers) {

    public ProviderScript {
        answers = List.copyOf(answers);
    }

    /**
     * Script one answer.
     *
     * @param when {@link Fault#FACTS} the call must have; empty matches all
     * @param contains texts that must all occur in the request body; default none
     * @param text the assistant's text of a chat dialect; "" when {@code json} is given
     * @param json the body of {@code generic-json}, or the assistant's text as JSON; a missing node when {@code text} is given
     */
    public record Answer(
            Position position, Map<String, String> when, List<String> contains, String text, JsonNode json) {

        public Answer {
            when = Copies.of(when);
            contains = List.copyOf(contains);
        }
    }
}
