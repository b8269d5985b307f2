package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.FACTS;
import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.body;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.fault;
import static dev.firedrill.backends.Samples.plan;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.model.Fault;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.End;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultEngineTest {

    private static final Duration MEDIAN = Duration.ofMillis(800);
    private static final ProviderScript EXACT = script("openai-chat", MEDIAN, 0, text("fine"));
    private static final ProviderScript SPREAD = script("openai-chat", MEDIAN, 0.35, text("fine"));

    @Test
    void answersAfterTheMedianWhereThereIsNoSpread() {
        assertThat(plan(EXACT, ask("hello")).delay()).isEqualTo(MEDIAN.toNanos());
    }

    @Test
    void spreadsLatencyAroundTheMedian() {
        FaultEngine engine = engine(SPREAD);
        long below = LongStream.rangeClosed(1, 10_000)
                .map(request -> delay(engine, request, null))
                .filter(delay -> delay < MEDIAN.toNanos())
                .count();

        assertThat(below).isBetween(4_800L, 5_200L);
    }

    @Test
    void drawsForEachRequestPurposeAndAttempt() {
        FaultEngine engine = engine(SPREAD);

        assertThat(delay(engine, 1, null)).isEqualTo(delay(engine, 1, null)).isNotEqualTo(delay(engine, 2, null));
        assertThat(engine.plan(ask("x"), new Facts(1, "turn", "u", 2), null).delay())
                .isNotEqualTo(delay(engine, 1, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 599})
    void answersServerErrorsWithTheirStatus(int status) {
        WirePlan plan = plan(EXACT, ask("hello"), fault("down", new Fault.ServerError(status)));

        assertThat(plan.status()).isEqualTo(status);
        assertThat(body(plan).path("error").path("type").asText()).isEqualTo("server_error");
        assertThat(plan.delay()).isEqualTo(MEDIAN.toNanos());
        assertThat(plan.reason()).isEqualTo("fault 'down': server_error with status " + status);
    }

    @Test
    void answersOverloadAsProvidersDo() {
        WirePlan plan = plan(EXACT, ask("hello"), fault("evening", new Fault.Overloaded()));

        assertThat(plan.status()).isEqualTo(529);
        assertThat(plan.headers()).isEqualTo(Map.of("content-type", "application/json", "x-should-retry", "true"));
        assertThat(body(plan).path("error").path("type").asText()).isEqualTo("overloaded_error");
        assertThat(plan.reason()).isEqualTo("fault 'evening': overloaded with status 529");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0", "PT0.001S,1", "PT1S,1", "PT1.5S,2", "PT1H,3600"})
    void roundsRetryAfterUpToWholeSeconds(Duration wait, String header) {
        WirePlan plan = plan(EXACT, ask("hello"), fault("quota", new Fault.RateLimit(Optional.of(wait))));

        assertThat(plan.status()).isEqualTo(429);
        assertThat(plan.headers()).containsEntry("retry-after", header);
        assertThat(body(plan).path("error").path("message").asText()).contains("try again in " + header + "s");
    }

    @Test
    void limitsTheRateWithoutSayingWhenToRetry() {
        WirePlan plan = plan(EXACT, ask("hello"), fault("quota", new Fault.RateLimit(Optional.empty())));

        assertThat(plan.headers()).isEqualTo(Map.of("content-type", "application/json"));
        assertThat(body(plan).path("error").path("code").asText()).isEqualTo("rate_limit_exceeded");
        assertThat(plan.reason()).isEqualTo("fault 'quota': rate_limit with status 429 without retry-after");
    }

    @Test
    void addsLatencyToTheUsualAnswer() {
        Fault slow = fault("slow", new Fault.Latency(Duration.ofSeconds(5), Duration.ZERO));

        WirePlan plan = plan(SPREAD, ask("hello"), slow);

        assertThat(plan.delay())
                .isEqualTo(plan(SPREAD, ask("hello")).delay()
                        + Duration.ofSeconds(5).toNanos());
        assertThat(plan.body()).isEqualTo(plan(SPREAD, ask("hello")).body());
        assertThat(plan.reason()).isEqualTo("fault 'slow': latency of 5000 ms added, then answer 1 (line 5)");
    }

    @Test
    void drawsAddedLatencyBelowItsSpread() {
        FaultEngine engine = engine(EXACT);
        Fault slow = fault("slow", new Fault.Latency(Duration.ofSeconds(5), Duration.ofSeconds(2)));

        assertThat(LongStream.rangeClosed(1, 1_000).map(it -> delay(engine, it, slow)))
                .allMatch(it -> it >= 5_800_000_000L && it < 7_800_000_000L)
                .doesNotHaveDuplicates();
    }

    @Test
    void drawsForEachFaultOnItsOwn() {
        Fault.Latency jitter = new Fault.Latency(Duration.ZERO, Duration.ofSeconds(2));

        assertThat(plan(EXACT, ask("hello"), fault("one", jitter)).delay())
                .isNotEqualTo(plan(EXACT, ask("hello"), fault("other", jitter)).delay());
    }

    @Test
    void addsLatencyToAnUnmatchedCallToo() {
        Fault slow = fault("slow", new Fault.Latency(Duration.ofSeconds(5), Duration.ZERO));

        WirePlan plan = plan(script("openai-chat"), ask("hello"), slow);

        assertThat(plan.status()).isEqualTo(404);
        assertThat(plan.delay()).isEqualTo(Duration.ofSeconds(5).toNanos());
        assertThat(plan.reason()).startsWith("fault 'slow': latency of 5000 ms added, then unmatched: ");
    }

    @Test
    void neverOverflowsIntoThePast() {
        Fault slow = fault("slow", new Fault.Latency(Duration.ofNanos(Long.MAX_VALUE), Duration.ofSeconds(1)));

        assertThat(plan(EXACT, ask("hello"), slow).delay()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void resetsAfterTheUsualLatency() {
        assertThat(plan(SPREAD, ask("hello"), fault("cut", new Fault.Reset())))
                .isEqualTo(new WirePlan(
                        End.RESET,
                        plan(SPREAD, ask("hello")).delay(),
                        0,
                        Map.of(),
                        "",
                        "fault 'cut': reset before any byte"));
    }

    @Test
    void staysSilentForEver() {
        assertThat(plan(SPREAD, ask("hello"), fault("stuck", new Fault.TimeoutFirstByte())))
                .isEqualTo(new WirePlan(
                        End.SILENCE,
                        Long.MAX_VALUE,
                        0,
                        Map.of(),
                        "",
                        "fault 'stuck': timeout_first_byte, no byte ever arrives"));
    }

    @Test
    void reportsErrorsOfPlainJsonInItsOwnForm() {
        ProviderScript scores = script("generic-json", text("fine"));
        Fault quota = fault("quota", new Fault.RateLimit(Optional.of(Duration.ofSeconds(20))));

        assertThat(plan(scores, ask("hello"), quota).body())
                .isEqualTo("{\"error\":{\"status\":429,\"type\":\"rate_limit_error\","
                        + "\"message\":\"too many requests, try again in 20s\"}}");
    }

    @Test
    void refusesAFaultThatIsNotOfTheWire() {
        assertThatThrownBy(() -> plan(EXACT, ask("hello"), fault("stale", new Fault.FlagStale())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("llm.provider.json:9:3", "'stale'", "'flag_stale'", "kind 'flags'");
    }

    private static long delay(FaultEngine engine, long request, @Nullable Fault fault) {
        return engine.plan(ask("x"), new Facts(request, FACTS.kind(), FACTS.user(), 1), fault)
                .delay();
    }
}
