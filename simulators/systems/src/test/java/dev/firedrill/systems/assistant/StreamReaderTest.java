package dev.firedrill.systems.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamReaderTest {

    private static final String STOP = event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
    private static final String DONE = event("[DONE]");

    private final StreamReader reader = new StreamReader();

    @Test
    void readsAWholeAnswer() {
        assertThat(end(said("Alpha ") + said("beta") + STOP + DONE)).isEqualTo(Reading.complete("Alpha beta"));
    }

    @Test
    void showsEachPartAsItComes() {
        assertThat(take(said("Alpha "))).isEqualTo("Alpha ");
        assertThat(take(said("beta"))).isEqualTo("beta");
    }

    @Test
    void joinsCharactersAndLinesThatWereSplitOnTheWay() {
        StringBuilder shown = new StringBuilder();
        for (byte one : (said("Grüße 🙂") + STOP + DONE).getBytes(StandardCharsets.UTF_8)) {
            shown.append(reader.take(new byte[] {one}));
        }

        assertThat(shown).hasToString("Grüße 🙂");
        assertThat(reader.end()).isEqualTo(Reading.complete("Grüße 🙂"));
    }

    @Test
    void readsLinesThatEndAsOnWindows() {
        assertThat(end((said("Alpha") + STOP + DONE).replace("\n", "\r\n"))).isEqualTo(Reading.complete("Alpha"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {": keep-alive\n\n", "event: ping\ndata: {\"type\":\"ping\"}\n\n", "data: {\"choices\":[]}\n\n"})
    void passesOverWhatSaysNothing(String event) {
        assertThat(end(event + said("Alpha") + event + STOP + DONE)).isEqualTo(Reading.complete("Alpha"));
    }

    @Test
    void callsAStreamWithoutAnEndCut() {
        assertThat(end(said("Alpha"))).isEqualTo(Reading.broken("Alpha", Reason.ANSWER_CUT));
    }

    @Test
    void callsAStreamThatNeverSaidWhyItStoppedCut() {
        assertThat(end(said("Alpha") + DONE)).isEqualTo(Reading.broken("Alpha", Reason.ANSWER_CUT));
    }

    @Test
    void callsAStreamThatNeverSaidThatItIsDoneCut() {
        assertThat(end(said("Alpha") + STOP)).isEqualTo(Reading.broken("Alpha", Reason.ANSWER_CUT));
    }

    @Test
    void doesNotTakeHalfAnEventForOne() {
        assertThat(end(said("Alpha") + STOP + "data: [DONE]")).isEqualTo(Reading.broken("Alpha", Reason.ANSWER_CUT));
    }

    @Test
    void reportsAnErrorInPlaceOfTheRest() {
        assertThat(end(said("Alpha") + event("{\"error\":{\"message\":\"Overloaded\"}}") + STOP + DONE))
                .isEqualTo(Reading.broken("Alpha", Reason.ERROR_EVENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"delta\":{\"con",
                "{\"choices\":[]}{\"choices\":[]}",
                "upstream connect error",
                "{\"choices\":[{\"delta\":{\"content\":\"b\uFFFDta\"}}]}"
            })
    void noticesAnEventThatIsDamaged(String data) {
        assertThat(end(said("Alpha ") + event(data) + said("gamma") + STOP + DONE))
                .isEqualTo(Reading.broken("Alpha ", Reason.MALFORMED_ANSWER));
    }

    @Test
    void noticesBytesThatAreNoText() {
        reader.take("data: {\"choices\":[{\"delta\":{\"content\":\"b".getBytes(StandardCharsets.UTF_8));
        reader.take(new byte[] {(byte) 0xff});
        reader.take("ta\"}}]}\n\n".getBytes(StandardCharsets.UTF_8));

        assertThat(reader.spoilt()).isTrue();
    }

    @Test
    void tellsThatTheModelStoppedForLength() {
        assertThat(end(said("Alpha") + STOP.replace("stop", "length") + DONE))
                .isEqualTo(Reading.broken("Alpha", Reason.LENGTH_CUT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"content_filter\"}]}",
                "{\"choices\":[{\"delta\":{\"refusal\":\"I cannot.\"},\"finish_reason\":\"stop\"}]}"
            })
    void tellsARefusalFromAnAnswer(String data) {
        assertThat(end(event(data) + DONE).trouble().map(Trouble::reason)).contains(Reason.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "data: [DONE]\n\n", "data: {\"choices\":[]}\n\ndata: [DONE]\n\n"})
    void callsAnAnswerWithoutTextEmpty(String body) {
        assertThat(end(body)).isEqualTo(Reading.broken("", Reason.EMPTY_ANSWER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Log in</html>", "{\"error\":{\"message\":\"no\"}}", "data: {\"id\":\"1\"}\n\n"})
    void doesNotTakeSomethingElseForAnAnswer(String body) {
        assertThat(end(body)).isEqualTo(Reading.broken("", Reason.WRONG_SHAPE));
    }

    @Test
    void keepsWhatCameWhenNothingMoreWill() {
        take(said("Alpha"));

        assertThat(reader.broken(Reason.TIMED_OUT))
                .isEqualTo(new Reading("Alpha", Optional.of(Trouble.of(Reason.TIMED_OUT))));
    }

    private String take(String text) {
        return reader.take(text.getBytes(StandardCharsets.UTF_8));
    }

    private Reading end(String body) {
        take(body);
        return reader.end();
    }

    private static String said(String text) {
        return event("{\"choices\":[{\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}");
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }
}
