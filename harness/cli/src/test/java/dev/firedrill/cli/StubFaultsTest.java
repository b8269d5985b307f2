package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Position;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Touch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StubFaultsTest {

    private static final int CALLS = 2_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static StubFaults faults(Optional<Duration> until, Shape shape) {
        Fault fault = new Fault(
                new Position("x.faults.json", 1, 1),
                "evening",
                List.of("another"),
                Map.of(),
                new Effect.Overloaded(),
                1,
                Optional.empty(),
                Duration.ofMinutes(1),
                until,
                Duration.ZERO,
                shape);
        return new StubFaults(1, List.of(fault), "llm");
    }

    private static long hits(StubFaults faults, Duration at) {
        Interference interference = faults.interference();
        return LongStream.rangeClosed(1, CALLS)
                .filter(it -> interference
                        .touching("llm", new Touch(at.toNanos(), it, "", "", "call", 1, it))
                        .isPresent())
                .count();
    }

    @Test
    void strikeTheOneProviderWhateverTheyName() {
        StubFaults faults = faults(Optional.of(Duration.ofMinutes(2)), new Shape.Constant(1));

        assertThat(hits(faults, Duration.ofSeconds(59))).isZero();
        assertThat(hits(faults, Duration.ofSeconds(60))).isEqualTo(CALLS);
        assertThat(hits(faults, Duration.ofSeconds(120))).isZero();
        assertThat(faults.lines()).containsExactly("fault 'evening': overloaded, from t+1m until t+2m");
    }

    @Test
    void letARampWithoutAnEndArriveAndStay() {
        StubFaults faults = faults(Optional.empty(), new Shape.Ramp(0, 1));

        assertThat(hits(faults, Duration.ofMinutes(1))).isZero();
        assertThat(hits(faults, Duration.ofMinutes(6))).isBetween(CALLS * 4L / 10, CALLS * 6L / 10);
        assertThat(hits(faults, Duration.ofMinutes(11))).isEqualTo(CALLS);
        assertThat(hits(faults, Duration.ofHours(11))).isEqualTo(CALLS);
        assertThat(faults.lines())
                .containsExactly("fault 'evening': overloaded, times 0 at first and 1 after 10m, from t+1m");
    }

    @Test
    void sayWhatTheyDoHowOftenAndToWhichCalls() {
        assertThat(line(new Effect.ServerError(503, Effect.Body.HTML), Map.of("kind", "edit"), new Shape.Constant(0.5)))
                .isEqualTo("fault 'f': server_error, status 503, body html, probability 0.25, times 0.5,"
                        + " where kind 'edit', from t+0s");
        assertThat(line(new Effect.Latency(SECOND, SECOND), Map.of(), new Shape.Flap(SECOND, SECOND)))
                .contains("latency, by 1s and up to 1s more, probability 0.25, 1s on and 1s off in turn, from");
        assertThat(line(new Effect.Quota(12, SECOND), Map.of(), new Shape.Burst(SECOND, SECOND, SECOND)))
                .contains("quota, 12 requests per 1s,", "for 1s every 1s, each late by up to 1s");
        assertThat(line(new Effect.Stall(1), Map.of(), new Shape.Nth(List.of(1, 2))))
                .contains("stall, after 1 event,", "on the calls 1, 2");
        assertThat(line(new Effect.QualityDrift("worse"), Map.of(), step(1)))
                .contains("quality_drift, variant 'worse',", "times 1 after 1s");
    }

    private static Shape step(double level) {
        return new Shape.Step(List.of(new Shape.Step.Level(SECOND, level)));
    }

    private static String line(Effect effect, Map<String, String> where, Shape shape) {
        return of(effect, where, 0.25, shape).lines().get(0);
    }

    private static StubFaults of(Effect effect, Map<String, String> where, double probability, Shape shape) {
        Fault fault = new Fault(
                new Position("x.faults.json", 1, 1),
                "f",
                List.of(),
                where,
                effect,
                probability,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                shape);
        return new StubFaults(1, List.of(fault), "llm");
    }

    private static List<String> warnings(Map<String, String> where, double probability, Shape shape) {
        return of(new Effect.Overloaded(), where, probability, shape).warnings();
    }

    @Test
    void warnOfWhatCanNeverStrike() {
        Shape always = new Shape.Constant(1);

        assertThat(warnings(Map.of(), 0, always)).containsExactly("fault 'f' never strikes, for its probability is 0");
        assertThat(warnings(Map.of(), 1, new Shape.Constant(0)))
                .singleElement()
                .asString()
                .contains("shape is 0");
        assertThat(warnings(Map.of(), 1, new Shape.Ramp(0, 0))).hasSize(1);
        assertThat(warnings(Map.of(), 1, step(0))).hasSize(1);
        assertThat(warnings(Map.of("attempt", "0"), 1, always))
                .containsExactly("fault 'f' never strikes, for 'attempt' counts from 1");
        assertThat(warnings(Map.of("request", "1", "turn", "2"), 1, always))
                .containsExactly("fault 'f' never strikes, for 'turn' is 'request' by another word");
        assertThat(warnings(Map.of("request", "1", "attempt", "2"), 1, always)).isEmpty();
        assertThat(warnings(Map.of(), 0.1, new Shape.Ramp(0, 1))).isEmpty();
    }

    @Test
    void warnOfFactsThatCallersMustSay() {
        assertThat(warnings(Map.of("purpose", "call", "kind", "edit"), 1, new Shape.Constant(1)))
                .containsExactly("fault 'f' strikes only calls that say so by the header 'x-firedrill-kind'");
    }

    @Test
    void warnOfARateThatNobodyWaitsFor() {
        assertThat(slow(1e-300))
                .containsExactly("fault 'f' sends one event every more than a year, which no caller waits for");
        assertThat(slow(0.001)).containsExactly("fault 'f' sends one event every 16m40s, which no caller waits for");
        assertThat(slow(0.01)).isEmpty();
    }

    private static List<String> slow(double perSecond) {
        return of(new Effect.SlowTokens(perSecond), Map.of(), 1, new Shape.Constant(1))
                .warnings();
    }
}
