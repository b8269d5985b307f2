package dev.firedrill.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Script the answers of one model provider.
 *
 * @param name the provider, as the system asks for it
 * @param dialect wire form: {@code openai-chat}, {@code anthropic} or {@code generic-json}
 * @param model the model name put into answers
 * @param latency median time to the answer; default 0
 * @param spread sigma of the log-normal draw around that median; 0 makes it exact; default 0
 * @param tokensPerSecond rate of the events of a stream after the first; 0 sends them at once; default 0
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
        double tokensPerSecond,
        List<Answer> answers) {

    public ProviderScript {
        answers = List.copyOf(answers);
    }

    /**
     * Script one answer.
     *
     * @param when {@link Fault#FACTS} the call must have; empty matches all
     * @param contains texts that must all occur in the request body; default none
     * @param variant quality variant this answer belongs to, "" for the usual one; answers of a variant are used while a
     *     {@code quality_drift} of that name strikes, and only then
     * @param form which of text, JSON, tool call and refusal it is
     * @param text the assistant's text, the refusal, or the name of the tool; "" for JSON
     * @param json the body of {@code generic-json}, the assistant's text as JSON, or the arguments of the tool; a missing
     *     node for a text or refusal
     */
    public record Answer(
            Position position,
            Map<String, String> when,
            List<String> contains,
            String variant,
            Form form,
            String text,
            JsonNode json) {

        /** Jackson's own writer of doubles; {@code Double.toString} differs between JDK 17 and 19. */
        private static final JsonMapper SPELLING = JsonMapper.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .build();

        public Answer {
            when = Copies.of(when);
            contains = List.copyOf(contains);
        }

        /**
         * Give the pieces in which a stream carries this answer: its words, each with the space behind it. The pieces of a
         * tool call are those of its arguments, the pieces of JSON those of its spelling, which is the same on every JDK.
         *
         * @return at least one piece; joined they are the whole
         */
        public List<String> chunks() {
            return switch (form) {
                case TEXT, REFUSAL -> words(text);
                case JSON, TOOL_CALL -> words(spelled(json));
            };
        }

        /** Count the events of content in a stream that carries this answer, at least 1: one for each chunk. */
        public int events() {
            return chunks().size();
        }

        private static String spelled(JsonNode json) {
            try {
                return SPELLING.writeValueAsString(json);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<String> words(String whole) {
            List<String> words = new ArrayList<>();
            int begin = 0;
            for (int space = whole.indexOf(' '); space >= 0; space = whole.indexOf(' ', begin)) {
                words.add(whole.substring(begin, space + 1));
                begin = space + 1;
            }
            if (begin < whole.length() || words.isEmpty()) {
                words.add(whole.substring(begin));
            }
            return List.copyOf(words);
        }

        /** Say what kind of answer it is. */
        public enum Form {
            TEXT("text"),
            JSON("json"),
            TOOL_CALL("toolCall"),
            REFUSAL("refusal");

            private final String word;

            Form(String word) {
                this.word = word;
            }

            /** Spell the form as files do. */
            public String word() {
                return word;
            }
        }
    }
}
