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
     * @param when facts the call must have ({@code purpose}, {@code kind}, {@code request}, {@code turn}); empty matches all
     * @param contains texts that must all occur in the request body; default none
     * @param text the assistant's text of a chat dialect, or {@code json} rendered as text
     * @param json the body of {@code generic-json}, or the assistant's text as JSON; a null node when {@code text} is given
     */
    public record Answer(Position position, Map<String, String> when, List<String> contains, String text, JsonNode json) {

        public Answer {
            when = Map.copyOf(when);
            contains = List.copyOf(contains);
        }
    }
}
