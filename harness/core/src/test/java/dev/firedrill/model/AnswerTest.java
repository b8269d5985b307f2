package dev.firedrill.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.model.ProviderScript.Answer.Form;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    private static final JsonNode ARGUMENTS =
            JsonNodeFactory.instance.objectNode().put("q", "two words");

    private static Answer answer(Form form, String text, JsonNode json) {
        return new Answer(new Position("p.json", 1, 1), Map.of(), List.of(), "", form, text, json);
    }

    private static Answer text(String text) {
        return answer(Form.TEXT, text, MissingNode.getInstance());
    }

    @Test
    void aTextComesWordByWordEachWithTheSpaceBehindIt() {
        assertThat(text("alpha beta gamma").chunks()).containsExactly("alpha ", "beta ", "gamma");
    }

    @Test
    void everyChunkIsAnEvent() {
        assertThat(text("alpha beta gamma").events()).isEqualTo(3);
    }

    @Test
    void anEmptyTextIsOneEvent() {
        assertThat(text("").chunks()).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a", " a", "a ", "a  b", "zwei Wörter\nund mehr 👻 ", "tab\tonly"})
    void theChunksAreTheWhole(String text) {
        assertThat(String.join("", text(text).chunks())).isEqualTo(text);
        assertThat(text(text).chunks()).doesNotContain("");
    }

    @Test
    void aToolCallComesInThePiecesOfItsArguments() {
        assertThat(answer(Form.TOOL_CALL, "search it", ARGUMENTS).chunks())
                .containsExactly("{\"q\":\"two ", "words\"}");
    }

    @Test
    void jsonComesInThePiecesOfItsSpelling() {
        assertThat(answer(Form.JSON, "", ARGUMENTS).chunks()).containsExactly("{\"q\":\"two ", "words\"}");
    }

    @Test
    void doublesAreSpelledTheSameOnEveryJdk() {
        JsonNode doubles =
                JsonNodeFactory.instance.objectNode().put("x", 2.0E-3).put("y", 2.0E23);

        assertThat(answer(Form.JSON, "", doubles).chunks()).containsExactly("{\"x\":0.002,\"y\":2.0E23}");
    }

    @Test
    void aRefusalComesWordByWord() {
        assertThat(answer(Form.REFUSAL, "I cannot", MissingNode.getInstance()).chunks())
                .containsExactly("I ", "cannot");
    }
}
