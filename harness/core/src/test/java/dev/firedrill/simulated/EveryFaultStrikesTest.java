package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Effect;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.PointException;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.SinkException;
import dev.firedrill.world.Site;
import dev.firedrill.world.StoreException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drive every kind of fault that strikes no provider through its port; a kind that no port asks for never strikes. */
class EveryFaultStrikesTest {

    static Stream<Effect> effects() {
        return Stream.of(
                new Effect.FlagStale(),
                new Effect.FlagFail(Effect.FlagFail.How.LOCKED),
                new Effect.MetricMissing(),
                new Effect.MetricValue(0.5),
                new Effect.MetricNan(),
                new Effect.MetricLate(ofSeconds(1)),
                new Effect.Hold(ofSeconds(1)),
                new Effect.Fail(),
                new Effect.Crash(Optional.empty()),
                new Effect.ClockStep(ofSeconds(1)),
                new Effect.Pause(),
                new Effect.Halt(),
                new Effect.DiskFull(),
                new Effect.SinkDown());
    }

    @Test
    void areAllThatStrikeNoProvider() {
        List<FaultKind> kinds = Arrays.stream(FaultKind.values())
                .filter(it -> it.strikes() != FaultTarget.Kind.PROVIDER)
                .toList();

        assertThat(effects().map(Effect::kind)).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @ParameterizedTest
    @MethodSource("effects")
    void strikesAtItsPort(Effect effect) {
        FaultTarget.Kind strikes = effect.kind().strikes();
        String target = strikes == FaultTarget.Kind.SINK ? "alerts" : strikes.word();
        EventLog log = run(
                toy().constant(1, ofSeconds(5)).declares(target, strikes).fault("it", target, effect, ZERO, null),
                UsesAll::new);

        assertThat(log.all(Event.FaultApplied.class)).isNotEmpty().allSatisfy(applied -> {
            assertThat(applied.target()).isEqualTo(target);
            assertThat(applied.detail()).startsWith(effect.kind().word());
        });
    }

    /** Use every port for each request. */
    private static final class UsesAll extends ToySystem {

        @Override
        public void start(Site given) {
            site = given;
            given.component("component").every(ofSeconds(1), () -> {});
        }

        @Override
        public void handle(Request request, Reply reply) {
            survive(() -> site.flags().read("f"));
            survive(() -> site.flags().write("f", "1", "toy"));
            survive(() -> site.metrics().sample("metric", OptionalDouble.of(1)));
            survive(() -> site.files().write("a", "x"));
            survive(() -> site.tap().alerted("INFO", "all is well"));
            survive(() -> site.component("component").clock().instant());
            site.pass("point").whenComplete((passed, thrown) -> reply.end(new Response("ok", "")));
        }

        private static void survive(Runnable use) {
            try {
                use.run();
            } catch (StoreException | SinkException | UncheckedIOException | PointException struck) {
                // that it struck stands in the log
            }
        }
    }
}
