package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.FACTS;
import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.askForStream;
import static dev.firedrill.backends.Samples.cutAtTime;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.hit;
import static dev.firedrill.backends.Samples.plan;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.status;
import static dev.firedrill.backends.Samples.text;
import static dev.firedrill.backends.Samples.variant;
import static dev.firedrill.backends.Samples.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.model.Effect;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Stall;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FaultEngineTest {

    private static final Duration MEDIAN = Duration.ofMillis(800);
    private static final ProviderScript EXACT = script("openai-chat", MEDIAN, 0, text("fine by me"));
    private static final ProviderScript SPREAD = script("openai-chat", MEDIAN, 0.35, text("fine by me"));

    @Nested
    class OfLatency {

        @Test
        void answersAfterTheMedianWhereThereIsNoSpread() {
            assertThat(delay(EXACT, null)).isEqualTo(MEDIAN.toNanos());
        }

        @Test
        void spreadsAroundTheMedian() {
            FaultEngine engine = engine(SPREAD);
            long below = LongStream.rangeClosed(1, 10_000)
                    .map(request -> delay(engine, request, 1, null))
                    .filter(delay -> delay < MEDIAN.toNanos())
                    .count();

            assertThat(below).isBetween(4_800L, 5_200L);
        }

        @Test
        void drawsForEachRequestPurposeAndAttempt() {
            FaultEngine engine = engine(SPREAD);

            assertThat(delay(engine, 1, 1, null)).isEqualTo(delay(engine, 1, 1, null));
            assertThat(delay(engine, 1, 1, null))
                    .isNotEqualTo(delay(engine, 2, 1, null))
                    .isNotEqualTo(delay(engine, 1, 2, null));
        }

        @Test
        void addsToTheUsualAnswer() {
            Hit slow = hit("slow", new Effect.Latency(Duration.ofSeconds(5), Duration.ZERO));

            WirePlan plan = plan(SPREAD, ask("hello"), slow);

            assertThat(Samples.delay(plan))
                    .isEqualTo(delay(SPREAD, null) + Duration.ofSeconds(5).toNanos());
            assertThat(wire(plan)).isEqualTo(wire(plan(SPREAD, ask("hello"))));
            assertThat(plan.reason()).isEqualTo("fault 'slow': latency of 5000 ms added, then answer 1 (line 5)");
        }

        @Test
        void drawsWhatIsAddedBelowItsSpread() {
            FaultEngine engine = engine(EXACT);
            Hit slow = hit("slow", new Effect.Latency(Duration.ofSeconds(5), Duration.ofSeconds(2)));

            assertThat(LongStream.rangeClosed(1, 1_000).map(it -> delay(engine, it, 1, slow)))
                    .allMatch(it -> it >= 5_800_000_000L && it < 7_800_000_000L)
                    .doesNotHaveDuplicates();
        }

        @Test
        void isDrawnForEachFaultOnItsOwn() {
            Effect.Latency jitter = new Effect.Latency(Duration.ZERO, Duration.ofSeconds(2));

            assertThat(delay(EXACT, hit("one", jitter))).isNotEqualTo(delay(EXACT, hit("other", jitter)));
        }

        @Test
        void neverOverflowsIntoThePast() {
            Hit slow = hit("slow", new Effect.Latency(Duration.ofNanos(Long.MAX_VALUE), Duration.ofSeconds(1)));

            assertThat(delay(EXACT, slow)).isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void comesBeforeAReset() {
            assertThat(plan(SPREAD, ask("hello"), hit("cut", new Effect.Reset())))
                    .isEqualTo(new WirePlan(
                            List.of(new Delay(delay(SPREAD, null)), new End(End.How.RST)),
                            false,
                            "fault 'cut': reset before any byte"));
        }

        @Test
        void isNoneWhereTheConnectionIsRefused() {
            assertThat(plan(SPREAD, ask("hello"), hit("down", new Effect.Refused()))
                            .segments())
                    .containsExactly(new End(End.How.REFUSED));
        }

        @Test
        void isForEverWhereNoByteComes() {
            assertThat(plan(SPREAD, ask("hello"), hit("stuck", new Effect.TimeoutFirstByte()))
                            .segments())
                    .containsExactly(new Stall());
        }
    }

    @Nested
    class OfPace {

        private static final ProviderScript TEN = script("generic-json", MEDIAN, 0, 10, text("one two three"));

        @Test
        void keepsTheRateOfTheScript() {
            assertThat(gaps(plan(TEN, askForStream("hello")))).containsExactly(800L, 100L, 100L, 100L);
        }

        @Test
        void givesWayToSlowTokens() {
            assertThat(gaps(plan(TEN, askForStream("hello"), hit("slow", new Effect.SlowTokens(0.5)))))
                    .containsExactly(800L, 2_000L, 2_000L, 2_000L);
        }

        @Test
        void makesAPlainAnswerAsLateAsItsStream() {
            assertThat(gaps(plan(TEN, ask("hello"), hit("slow", new Effect.SlowTokens(0.5)))))
                    .containsExactly(4_800L);
        }

        @Test
        void sendsTheHeadAsUsualAndTheFirstEventLate() {
            Hit slow = hit("slow", new Effect.SlowStart(Duration.ofSeconds(9), Duration.ZERO));

            WirePlan plan = plan(TEN, askForStream("hello"), slow);

            assertThat(plan.segments().get(1)).isInstanceOf(Head.class);
            assertThat(gaps(plan)).containsExactly(800L, 9_000L, 100L, 100L, 100L);
            assertThat(plan.reason())
                    .isEqualTo("fault 'slow': 9000 ms between the head and the first event of answer 1 (line 5)");
        }

        @Test
        void neverOverflowsIntoThePast() {
            assertThat(gaps(plan(TEN, ask("hello"), hit("slow", new Effect.SlowTokens(1e-300)))))
                    .containsExactly(Duration.ofNanos(Long.MAX_VALUE).toMillis());
        }

        private List<Long> gaps(WirePlan plan) {
            return plan.segments().stream()
                    .filter(Delay.class::isInstance)
                    .map(it -> Duration.ofNanos(((Delay) it).nanos()).toMillis())
                    .toList();
        }
    }

    @Nested
    class OfQuality {

        private static final ProviderScript SCRIPT =
                script("generic-json", variant("worse", "bad"), text("good"), variant("stale", "old"));

        @Test
        void answersAsUsualWithoutADrift() {
            assertThat(wire(plan(SCRIPT, ask("hello")))).isEqualTo("{\"text\":\"good\"}");
        }

        @Test
        void answersWithTheVariantThatStrikes() {
            WirePlan plan = plan(SCRIPT, ask("hello"), hit("deploy", new Effect.QualityDrift("stale")));

            assertThat(wire(plan)).isEqualTo("{\"text\":\"old\"}");
            assertThat(plan.whole()).isTrue();
            assertThat(plan.reason()).isEqualTo("fault 'deploy': quality_drift to 'stale', answer 3 (line 6)");
        }

        @Test
        void fallsBackToTheUsualAnswerAndSaysSo() {
            WirePlan plan = plan(SCRIPT, ask("hello"), hit("deploy", new Effect.QualityDrift("odd")));

            assertThat(wire(plan)).isEqualTo("{\"text\":\"good\"}");
            assertThat(plan.reason())
                    .isEqualTo("fault 'deploy': quality_drift to 'odd', the variant 'odd' has no answer that fits,"
                            + " so as usual answer 2 (line 5); nothing changed");
        }

        @Test
        void neverUsesAVariantForAnUnmatchedCall() {
            assertThat(status(plan(script("generic-json", variant("worse", "bad")), ask("hello"))))
                    .isEqualTo(404);
        }
    }

    @Nested
    class OfAFaultThatChangesNothing {

        private static final ProviderScript WORD = script("generic-json", MEDIAN, 0.35, text("fine"));

        private void isSpared(ProviderScript script, ProviderCall call, Effect effect) {
            WirePlan plan = plan(script, call, hit("idle", effect));

            assertThat(plan.spared()).isTrue();
            assertThat(plan.segments()).isEqualTo(plan(script, call).segments());
            assertThat(plan.reason()).startsWith("fault 'idle': ").endsWith("; nothing changed");
        }

        @Test
        void aCutThatComesTooLateSparesTheCall() {
            isSpared(SPREAD, askForStream("hello"), cutAtTime(Effect.Cut.How.RST, Duration.ofMillis(1)));
        }

        @Test
        void anOddityOfStreamsSparesAPlainAnswer() {
            isSpared(SPREAD, ask("hello"), new Effect.UnknownEvent());
            isSpared(SPREAD, ask("hello"), new Effect.DupEvent(1));
            isSpared(WORD, ask("hello"), new Effect.SlowTokens(0.1));
        }

        @Test
        void aSplitOfCharactersSparesATextThatHasNone() {
            isSpared(SPREAD, ask("hello"), new Effect.Utf8Split());
            isSpared(SPREAD, askForStream("hello"), new Effect.Utf8Split());
        }

        @Test
        void aDriftToAVariantThatSaysTheSameSparesTheCall() {
            isSpared(SPREAD, ask("hello"), new Effect.QualityDrift("odd"));
            isSpared(
                    script("anthropic", text("fine"), variant("same", "fine")),
                    askForStream("hello"),
                    new Effect.QualityDrift("same"));
        }

        @Test
        void aDelayOfNothingSparesTheCall() {
            isSpared(SPREAD, ask("hello"), new Effect.Latency(Duration.ZERO, Duration.ZERO));
            isSpared(SPREAD, ask("hello"), new Effect.SlowStart(Duration.ZERO, Duration.ZERO));
        }

        @Test
        void damageSparesACallThatNothingFits() {
            isSpared(script("openai-chat"), ask("hello"), new Effect.LengthCut());
        }

        @Test
        void noCallIsSparedThatNothingTouches() {
            assertThat(plan(SPREAD, ask("hello")).spared()).isFalse();
        }
    }

    @Test
    void refusesAFaultThatIsNotOfTheWire() {
        assertThatThrownBy(() -> plan(EXACT, ask("hello"), hit("stale", new Effect.FlagStale())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("llm.provider.json:9:3", "'stale'", "'flag_stale'", "kind 'flags'");
    }

    @Test
    void addsLatencyToAnUnmatchedCallToo() {
        Hit slow = hit("slow", new Effect.Latency(Duration.ofSeconds(5), Duration.ZERO));

        WirePlan plan = plan(script("openai-chat"), ask("hello"), slow);

        assertThat(status(plan)).isEqualTo(404);
        assertThat(Samples.delay(plan)).isEqualTo(Duration.ofSeconds(5).toNanos());
        assertThat(plan.reason()).startsWith("fault 'slow': latency of 5000 ms added, then unmatched: ");
    }

    private static long delay(ProviderScript script, @Nullable Hit hit) {
        return Samples.delay(plan(script, ask("hello"), hit));
    }

    private static long delay(FaultEngine engine, long request, int attempt, @Nullable Hit hit) {
        Facts facts = new Facts(request, FACTS.kind(), FACTS.user(), attempt);
        return Samples.delay(engine.plan(ask("x"), facts, hit));
    }
}
