package dev.firedrill.drill;

import static dev.firedrill.toy.ToyScenario.HERE;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.check.Status;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.toy.ToyProvider;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DrillTest {

    private static final Expectation ROUTED = new Expectation.Routing(
            new Expectation.Head("routing:OLD", List.of(), HERE),
            Optional.of(new Mark(Mark.Kind.EFFECTIVE, SWITCH)),
            Optional.empty(),
            Duration.ZERO,
            "OLD",
            Optional.empty(),
            Optional.empty(),
            Optional.of("SWITCHED_OFF"));

    private static final Expectation SAME_AS_TWIN = new Expectation.Parity(
            new Expectation.Head("parity", List.of(), HERE),
            List.of("down"),
            Optional.of(new Mark(Mark.Kind.HEALED, "down")),
            Set.of("status", "answer"));

    private static ToyScenario drill() {
        return toy().provider("model", ofMillis(300), 0.4)
                .poisson(10, ofMinutes(1))
                .set("flip", ofSeconds(40), SWITCH, "1")
                .fault(
                        "down",
                        "model",
                        Map.of(),
                        new Fault.ServerError(500),
                        0.5,
                        ofSeconds(10),
                        ofSeconds(20),
                        ofSeconds(5),
                        new Shape.Constant(1))
                .expect(ROUTED)
                .expect(SAME_AS_TWIN)
                .runs(20, 1000);
    }

    private static DrillPlan plan(int threads) {
        return new DrillPlan("", OptionalLong.empty(), OptionalInt.empty(), threads, true);
    }

    private static Entry sweep(Scenario scenario, int threads) {
        return new Drill(scenario, new ToyProvider(), plan(threads)).sweep(Progress.SILENT);
    }

    private static CheckResult check(Entry entry, String id) {
        return entry.checks().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Judging {

        @Test
        void aCorrectSystemPassesEveryCheck() {
            Entry entry = sweep(drill().build(), 1);

            assertThat(entry.checks())
                    .allSatisfy(it -> assertThat(it.status())
                            .describedAs("%s: %s", it.id(), it.found())
                            .isEqualTo(Status.PASS));
            assertThat(entry.status()).isEqualTo(Status.PASS);
            assertThat(entry.runs()).isEqualTo(20);
        }

        @Test
        void aBrokenSystemFailsWithTheLowestFailingSeedChosen() {
            ToyProvider ignoresTheSwitch = new ToyProvider(() -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.tap().routeDecided(request, "NEW", "NEW", "");
                    reply.end(new Response("ok", "new"));
                }
            });
            Entry entry = new Drill(drill().build(), ignoresTheSwitch, plan(2)).sweep(Progress.SILENT);

            assertThat(entry.status()).isEqualTo(Status.FAIL);
            assertThat(entry.chosenSeed()).isEqualTo(1);
            assertThat(check(entry, "routing:OLD").failedRuns()).isEqualTo(20);
            assertThat(check(entry, "invariant:1").status()).isEqualTo(Status.FAIL);
            assertThat(check(entry, "routing:OLD").replay()).isEqualTo("./firedrill replay toy/drill --seed 1");
        }

        @Test
        void aFaultThatNeverStruckIsNotExercised() {
            Scenario scenario = drill().fault("idle", "other", new Fault.Reset(), ofSeconds(1), null)
                    .build();

            assertThat(check(sweep(scenario, 1), "fault:idle").status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(sweep(scenario, 1).status()).isEqualTo(Status.NOT_EXERCISED);
        }
    }

    @Nested
    class Sweeping {

        @Test
        void theOutcomeDoesNotDependOnTheNumberOfThreads() {
            Entry one = sweep(drill().build(), 1);
            Entry two = sweep(drill().build(), 2);

            assertThat(two)
                    .usingRecursiveComparison()
                    .ignoringFields("wallSeconds")
                    .isEqualTo(one);
        }

        @Test
        void theRunsUseTheSeedsThatFollowTheFirst() {
            Entry whole = sweep(drill().build(), 1);
            long sum = 0;
            for (long seed = 1; seed <= 20; seed++) {
                DrillPlan single = new DrillPlan("", OptionalLong.of(seed), OptionalInt.empty(), 1, false);
                Entry entry = new Drill(drill().build(), new ToyProvider(), single).sweep(Progress.SILENT);
                assertThat(entry.runs()).isEqualTo(1);
                sum += Long.parseUnsignedLong(entry.logHash(), 16);
            }
            assertThat(whole.logHash()).isEqualTo("%016x".formatted(sum));
        }

        @Test
        void runsMaxCapsWhatTheCommandLineAsksFor() {
            DrillPlan many = new DrillPlan("", OptionalLong.empty(), OptionalInt.of(500), 1, false);
            Entry entry = new Drill(drill().runs(1, 3).build(), new ToyProvider(), many).sweep(Progress.SILENT);

            assertThat(entry.runs()).isEqualTo(3);
        }

        @Test
        void twinsAreCountedApart() {
            Entry entry = sweep(drill().build(), 1);

            assertThat(entry.requests().runs())
                    .isEqualTo(entry.requests().twins())
                    .isPositive();
        }
    }

    @Nested
    class Refusing {

        @Test
        void aLogPastItsLimitIsAnErrorAtTheScenario() {
            assertThatThrownBy(() -> sweep(drill().eventLimit(700).build(), 1))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("toy.scenario.json:1:1")
                    .hasMessageContaining("raise 'eventLimit'");
        }

        @Test
        void aLoadThatCannotFitIntoTheLogIsRefusedBeforeItIsDrawn() {
            assertThatThrownBy(() ->
                            sweep(toy().constant(1_000_000, ofMinutes(60_000)).build(), 1))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("3,600,000,000,000 requests");
        }

        @Test
        void aStepThatBlocksForRealEndsTheDrillWithAnErrorThatNamesThePlace() {
            System.setProperty(Patience.LIMIT, "1");
            try {
                ToyProvider blocks = new ToyProvider(() -> new ToySystem() {
                    @Override
                    public void handle(Request request, Reply reply) {
                        java.util.concurrent.locks.LockSupport.park();
                    }
                });
                assertThatThrownBy(() -> new Drill(drill().build(), blocks, plan(1)).run(1))
                        .isInstanceOf(DrillException.class)
                        .hasMessageContaining("more than 1 s of real time, at")
                        .hasMessageContaining("DrillTest");
            } finally {
                System.clearProperty(Patience.LIMIT);
            }
        }

        @Test
        void aDialectThatNobodySpeaksIsAnErrorAtTheProvider() {
            assertThatThrownBy(() -> sweep(
                            toy().dialect("other", "klingon")
                                    .constant(1, ofSeconds(2))
                                    .build(),
                            1))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("provider 'other' speaks 'klingon'");
        }
    }

    @Nested
    class Conforming {

        @Test
        void aTransportThatAnswersDifferentlyMakesTheDrillNotReproducible() {
            Entry entry = sweep(
                    toy().dialect("model", "drifting")
                            .constant(1, ofSeconds(10))
                            .expect(new Expectation.NothingLost(new Expectation.Head("nothing-lost", List.of(), HERE)))
                            .build(),
                    1);

            assertThat(entry.status()).isEqualTo(Status.NOT_REPRODUCIBLE);
            assertThat(check(entry, "nothing-lost").found())
                    .contains("the memory transport gives")
                    .contains("WireMock's stub matching gives")
                    .contains("\"status\":503");
        }
    }
}
