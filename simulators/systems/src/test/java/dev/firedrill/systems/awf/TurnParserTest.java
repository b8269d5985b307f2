package dev.firedrill.systems.awf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnParserTest {

    @Test
    void readsATurn() throws MalformedTurnException {
        Turn turn = TurnParser.parse(
                "{\"narration\":\"Night falls.\",\"choices\":[{\"id\":\"wait\",\"label\":\"Wait\"}],\"sceneChange\":true}");

        assertThat(turn.narration()).isEqualTo("Night falls.");
        assertThat(turn.choices()).containsExactly(new Turn.Choice("wait", "Wait"));
        assertThat(turn.sceneChange()).isTrue();
    }

    @Test
    void acceptsATurnWithoutChoices() throws MalformedTurnException {
        assertThat(TurnParser.parse("{\"narration\":\"The end.\",\"choices\":[],\"sceneChange\":false}")
                        .choices())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Night falls.",
                "[]",
                "{\"choices\":[],\"sceneChange\":true}",
                "{\"narration\":\"\",\"choices\":[],\"sceneChange\":true}",
                "{\"narration\":\"a\",\"choices\":[],\"sceneChange\":\"yes\"}",
                "{\"narration\":\"a\",\"choices\":{},\"sceneChange\":true}",
                "{\"narration\":\"a\",\"choices\":[{\"id\":\"b\"}],\"sceneChange\":true}",
                "{\"narration\":\"a\",\"choices\":[\"b\"],\"sceneChange\":true}",
                "{\"narration\":\"a\",\"choices\":[{\"id\":1,\"label\":\"b\"}],\"sceneChange\":true}",
                "{\"narration\":\"a\",\"choices\":[],\"sceneChange\":true,\"mood\":\"dark\"}",
                "{\"narration\":\"a\",\"narration\":\"b\",\"choices\":[],\"sceneChange\":true}",
                "{\"narration\":\"a\",\"choices\":[],\"sceneChange\":true} and so on",
                "{\"narration\":\"a\",\"choices\":["
            })
    void refusesWhatIsNotExactlyATurn(String answer) {
        assertThatExceptionOfType(MalformedTurnException.class).isThrownBy(() -> TurnParser.parse(answer));
    }

    @Test
    void refusesTwoChoicesWithOneId() {
        String answer =
                "{\"narration\":\"a\",\"choices\":[{\"id\":\"b\",\"label\":\"c\"},{\"id\":\"b\",\"label\":\"d\"}],"
                        + "\"sceneChange\":true}";

        assertThatExceptionOfType(MalformedTurnException.class)
                .isThrownBy(() -> TurnParser.parse(answer))
                .withMessage("expected every choice to have its own id, found 'b' twice");
    }
}
