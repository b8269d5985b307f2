package dev.firedrill.backends.socket;

import static dev.firedrill.backends.socket.Plans.bytes;
import static dev.firedrill.backends.socket.Plans.end;
import static dev.firedrill.backends.socket.Plans.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.world.Backend;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Touch;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.End.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that tell which request they are made for are decided as in virtual time: by request, purpose and attempt. */
class AttributionTest {

    private static final Backend BACKEND =
            (call, facts, hit) -> new WirePlan(List.of(plain(2), bytes("{}"), end(How.CLEAN)), true, "usual");

    private final List<Touch> touches = new ArrayList<>();
    private final Interference listening = (target, touch) -> {
        touches.add(touch);
        return Optional.empty();
    };
    private final Desk desk = new Desk(new Served("llm", BACKEND), listening, () -> 5);

    private Call call(Map<String, String> headers) {
        return desk.decide(new HttpRequest("POST", "/v1", headers, "{}", true, true), "/v1");
    }

    @Test
    void takesTheRequestAndTheAttemptItIsTold() {
        call(Map.of());
        Call told = call(Map.of(
                "x-firedrill-request", "17",
                "x-firedrill-attempt", "3",
                "x-firedrill-purpose", "rank",
                "x-stainless-retry-count", "9"));

        assertThat(told.attributed()).isTrue();
        assertThat(told.facts()).isEqualTo(new Facts(17, "", "", 3));
        assertThat(told.ordinal()).isEqualTo(2);
        assertThat(touches.get(1)).isEqualTo(new Touch(5, 17, "", "", "rank", 3, 2));
    }

    @Test
    void knowsThatACallIsOfNoRequest() {
        Call told = call(Map.of("x-firedrill-request", "0"));

        assertThat(told.attributed()).isTrue();
        assertThat(told.facts().request()).isZero();
    }

    @Test
    void readsTheRequestFromATraceThatADrillBegan() {
        Call traced = call(Map.of("traceparent", "00-f1ded111f1ded111000000000000011a-00f067aa0ba902b7-01"));

        assertThat(traced.attributed()).isTrue();
        assertThat(traced.facts().request()).isEqualTo(0x11a);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-f1ded111f1ded111000000000000011",
                "00-f1ded111f1ded11100000000000001zz-00f067aa0ba902b7-01",
                "00-f1ded111f1ded111f00000000000011a-00f067aa0ba902b7-01",
                "00-f1ded111f1ded111000000000000011a0-0f067aa0ba902b7-01"
            })
    void takesNoOtherTraceForOne(String parent) {
        Call call = call(Map.of("traceparent", parent));

        assertThat(call.attributed()).isFalse();
        assertThat(call.facts()).isEqualTo(new Facts(1, "", "", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1234567890123456789"})
    void takesNothingElseForAnOrdinal(String told) {
        assertThat(call(Map.of("x-firedrill-request", told)).attributed()).isFalse();
    }

    @Test
    void countsTheAttemptsOfARequestByPurposeWhereItIsNotTold() {
        Map<String, String> ask = Map.of("x-firedrill-request", "17", "x-firedrill-purpose", "ask");
        Map<String, String> rank = Map.of("x-firedrill-request", "17", "x-firedrill-purpose", "rank");
        Map<String, String> other = Map.of("x-firedrill-request", "18", "x-firedrill-purpose", "ask");

        assertThat(List.of(call(ask), call(rank), call(ask), call(other), call(ask)))
                .extracting(it -> it.facts().attempt())
                .containsExactly(1, 1, 2, 1, 3);
    }

    @Test
    void leavesACallThatTellsNothingAsItWas() {
        call(Map.of());
        Call second = call(Map.of("x-stainless-retry-count", "2"));

        assertThat(second.attributed()).isFalse();
        assertThat(second.facts()).isEqualTo(new Facts(2, "", "", 3));
    }
}
