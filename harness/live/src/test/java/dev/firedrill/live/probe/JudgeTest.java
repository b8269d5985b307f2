package dev.firedrill.live.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.live.probe.Sighting.End;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static final String PART = "Quince larch sorrel heron";
    private static final String OVERLOADED = "{\"error\":{\"message\":\"Overloaded\",\"type\":\"overloaded_error\"}}";

    private final Sighting healthy = answer("{\"reply\":\"" + Script.TEXT + "\",\"id\":\"chat-7f3\"}");
    private final Judge judge = judge(healthy, healthy);

    private static Judge judge(Sighting one, Sighting other) {
        return new Judge(Baseline.of(one, other), "127.0.0.1:40123", Duration.ofSeconds(8));
    }

    private static Sighting answer(String body) {
        return seen(End.ORDERLY, 200, body);
    }

    private static Sighting failure(String body) {
        return seen(End.ORDERLY, 502, body);
    }

    private static Sighting seen(End end, int status, String body) {
        return new Sighting(end, status, body, body, 1_000_000);
    }

    private static List<Call> called(int times) {
        return Collections.nCopies(times, call(200, "{}"));
    }

    private static Call call(int status, String body) {
        WirePlan plan = new WirePlan(
                List.of(
                        new WirePlan.Head(status, Map.of()),
                        new WirePlan.Bytes(body.getBytes(StandardCharsets.UTF_8)),
                        new WirePlan.End(WirePlan.End.How.CLEAN)),
                status >= 400,
                "as the test needs it");
        ProviderCall asked = new ProviderCall("call", "/v1/messages", "{}", Duration.ofSeconds(1));
        return new Call("anthropic", 1, 0, asked, new Facts(1, "", "", 1), plan, false);
    }

    private List<Judgement> judged(Sighting seen) {
        return judged(judge, seen, called(1));
    }

    private static List<Judgement> judged(Judge by, Sighting seen, List<Call> calls) {
        return by.judge(seen, calls).stream().map(Finding::judgement).toList();
    }

    @Test
    void findsNothingWrongWithAWholeAnswer() {
        assertThat(judged(healthy)).isEmpty();
    }

    @Test
    void findsNothingWrongWithAFailureInWordsOfItsOwn() {
        assertThat(judged(failure("{\"error\":\"The assistant is not available. Internal server error.\"}")))
                .isEmpty();
    }

    @Test
    void findsAHangWhereTheUserGaveUp() {
        assertThat(judged(seen(End.NONE, 0, ""))).containsExactly(Judgement.HANG);
    }

    @Test
    void findsNoAnswerWhereTheConnectionClosedWithoutAWord() {
        assertThat(judged(seen(End.BROKEN, 0, ""))).containsExactly(Judgement.NO_ANSWER);
    }

    @Test
    void takesAnAnswerThatBreaksOffAsAClearFailure() {
        assertThat(judged(seen(End.BROKEN, 200, ""))).isEmpty();
    }

    @Test
    void findsAPartThatIsToldAsTheWhole() {
        assertThat(judge.judge(answer("{\"reply\":\"" + PART + "\",\"id\":\"chat-80a\"}"), called(1)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.judgement()).isEqualTo(Judgement.TRUNCATED_AND_SILENT);
                    assertThat(it.why()).isEqualTo("the answer stops at 'heron', and nothing says so");
                });
    }

    @Test
    void findsAGapInTheMiddle() {
        String gap = Script.TEXT.replace("plover ", "");
        assertThat(judge.judge(answer("{\"reply\":\"" + gap + "\",\"id\":\"chat-1\"}"), called(1)))
                .singleElement()
                .extracting(Finding::why)
                .isEqualTo("the answer lacks 'plover', and nothing says so");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reply\":\"\",\"id\":\"chat-2\"}", "{\"reply\":null,\"id\":\"chat-2\"}"})
    void findsAnEmptyAnswerThatSaysNothing(String body) {
        assertThat(judged(answer(body))).containsExactly(Judgement.TRUNCATED_AND_SILENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reply\":\"" + PART + "\",\"id\":\"chat-3\",\"truncated\":true}",
                "{\"reply\":\"" + PART + " [the answer was cut]\",\"id\":\"chat-3\"}",
                "{\"reply\":\"" + PART + "\\u2026\",\"id\":\"chat-3\"}",
                "{\"reply\":\"Sorry, no answer this time.\",\"id\":\"chat-3\"}"
            })
    void hearsAnAnswerThatSaysItIsNotWhole(String body) {
        assertThat(judged(answer(body))).isEmpty();
    }

    @Test
    void hearsAStreamThatLacksItsEnd() {
        Sighting stream = answer("data: {\"delta\":\"" + Script.TEXT + "\"}\n\ndata: [DONE]\n\n");
        assertThat(judged(judge(stream, stream), answer("data: {\"delta\":\"" + PART + "\"}\n\n"), called(1)))
                .isEmpty();
    }

    @Test
    void takesNoNewIdForAWordWhereIdsChangeFromAnswerToAnswer() {
        Sighting one = answer("{\"reply\":\"" + Script.TEXT + "\",\"id\":\"abcd\"}");
        Sighting other = answer("{\"reply\":\"" + Script.TEXT + "\",\"id\":\"efgh\"}");
        assertThat(judged(judge(one, other), answer("{\"reply\":\"" + PART + "\",\"id\":\"ijkl\"}"), called(1)))
                .containsExactly(Judgement.TRUNCATED_AND_SILENT);
    }

    @Test
    void judgesNoPartWhereAHealthyAnswerShowsNoneOfTheModel() {
        Sighting closed = answer("{\"sentiment\":\"positive\"}");
        assertThat(judged(judge(closed, closed), closed, called(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"status 529: overloaded_error\"}",
                "<html><body>Bad gateway</body></html>",
                "{\"error\":\"Error\\n    at Object.ask (/srv/app.js:12:7)\"}",
                "Traceback (most recent call last):\n  File \"app.py\", line 3",
                "{\"error\":\"connect ECONNREFUSED\"}",
                "{\"error\":\"cannot reach http://localhost:40123/anthropic\"}",
                "{\"error\":\"java.net.http.HttpTimeoutException\"}",
                "{\"error\":\"key sk-firedrill-probe-0000000000000000 refused\"}"
            })
    void findsWhatIsNoneOfTheUsersBusiness(String body) {
        assertThat(judged(judge, failure(body), List.of(call(529, OVERLOADED)))).containsExactly(Judgement.RAW_ERROR);
    }

    @Test
    void forgivesWhatAHealthyAnswerShowsAsWell() {
        Sighting proxy = answer("{\"choices\":[{\"text\":\"" + Script.TEXT + "\",\"finish_reason\":\"stop\"}]}");
        assertThat(judged(judge(proxy, proxy), proxy, called(1))).isEmpty();
    }

    @Test
    void findsMoreThanThreeCallsForOneRequest() {
        assertThat(judged(judge, healthy, called(3))).isEmpty();
        assertThat(judge.judge(healthy, called(4)))
                .singleElement()
                .extracting(Finding::degree)
                .isEqualTo("×4");
    }

    @Test
    void provesNothingWhereNobodyCalled() {
        assertThat(judge.judge(healthy, List.of()))
                .singleElement()
                .satisfies(it -> assertThat(it.judgement().isBad()).isFalse());
    }

    @Test
    void joinsWhatIsWrong() {
        assertThat(judged(judge, failure(OVERLOADED), Collections.nCopies(7, call(529, OVERLOADED))))
                .containsExactly(Judgement.RAW_ERROR, Judgement.AMPLIFIED);
    }
}
