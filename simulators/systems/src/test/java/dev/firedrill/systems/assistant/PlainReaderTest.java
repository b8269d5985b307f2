package dev.firedrill.systems.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainReaderTest {

    private static final String ANSWER =
            "{\"choices\":[{\"message\":{\"content\":\"Alpha\",\"refusal\":null},\"finish_reason\":\"stop\"}]}";

    @Test
    void readsAWholeAnswerHoweverItWasParted() {
        PlainReader reader = new PlainReader();
        for (byte one : ANSWER.replace("Alpha", "Grüße").getBytes(StandardCharsets.UTF_8)) {
            assertThat(reader.take(new byte[] {one})).isEmpty();
        }

        assertThat(reader.end()).isEqualTo(Reading.complete("Grüße"));
    }

    @Test
    void keepsTheTextOfAnAnswerThatStoppedForLength() {
        assertThat(read(ANSWER.replace("stop", "length"))).isEqualTo(Reading.broken("Alpha", Reason.LENGTH_CUT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''                                        | EMPTY_ANSWER",
                "{\"choices\":[]}                          | EMPTY_ANSWER",
                "{\"choices\":[{\"message\":{\"content\":null}}]} | EMPTY_ANSWER",
                "{\"choices\":[{\"message\":{\"content\":\"  \"},\"finish_reason\":\"stop\"}]} | EMPTY_ANSWER",
                "<html>Log in</html>                       | WRONG_SHAPE",
                "{\"id\":\"1\"}                            | WRONG_SHAPE",
                "{\"error\":{\"message\":\"no\"}}          | ERROR_EVENT",
                "{\"choices\":[{\"mess                     | MALFORMED_ANSWER",
                "{\"choices\":[]}{\"choices\":[]}          | MALFORMED_ANSWER",
                "{\"choices\":[{\"message\":{\"content\":\"b\uFFFDta\"},\"finish_reason\":\"stop\"}]} | MALFORMED_ANSWER",
                "{\"choices\":[{\"message\":{\"content\":\"Alpha\"}}]} | ANSWER_CUT",
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I cannot.\"},\"finish_reason\":\"stop\"}]} | REFUSED",
                "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"content_filter\"}]} | REFUSED"
            })
    void tellsWhatIsNoAnswer(String body, Reason reason) {
        assertThat(read(body).trouble().map(Trouble::reason)).contains(reason);
    }

    private static Reading read(String body) {
        PlainReader reader = new PlainReader();
        reader.take(body.getBytes(StandardCharsets.UTF_8));
        return reader.end();
    }
}
