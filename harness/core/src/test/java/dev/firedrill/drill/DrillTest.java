package dev.firedrill.drill;

import static dev.firedrill.toy.ToyScenario.HERE;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.firedrill.check.Check;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.events.Times;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import dev.firedrill.result.Verdict;
import dev.firedrill.result.VerdictRule;
import dev.firedrill.toy.ToyProvider;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                        new Effect.ServerError(500, Effect.Body.JSON),
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
    class Writing {

        @Test
        void anEntryIsWrittenAsTheSchemaOfResultsSays(@TempDir Path folder) throws IOException {
            Path file = folder.resolve(ResultsJson.FILE);
            ResultsJson.write(Seal.sealed(results(sweep(drill().build(), 1))), file);

            try (InputStream schema =
                    DrillTest.class.getResourceAsStream("/dev/firedrill/schema/results-1.schema.json")) {
                assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(schema)
                                .validate(new ObjectMapper().readTree(file.toFile())))
                        .isEmpty();
            }
        }

        private Results results(Entry entry) {
            return VerdictRule.judged(new Results(
                    Results.FORMAT,
                    Verdict.INCONCLUSIVE,
                    false,
                    false,
                    false,
                    List.of(),
                    new Results.Tool("1", "17", "Linux"),
                    Lock.compare(Optional.empty(), List.of(entry)),
                    List.of(),
                    List.of(entry)));
        }
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
        void aDrillUntilItIsCaughtEndsWithTheFirstRunThatFails() {
            Entry passing =
                    new Drill(drill().build(), new ToyProvider(), plan(2).untilItIsCaught()).sweep(Progress.SILENT);
            ToyProvider ignoresTheSwitch = new ToyProvider(() -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.tap().routeDecided(request, "NEW", "NEW", "");
                    reply.end(new Response("ok", "new"));
                }
            });
            Entry failing =
                    new Drill(drill().build(), ignoresTheSwitch, plan(2).untilItIsCaught()).sweep(Progress.SILENT);

            assertThat(passing.runs()).isEqualTo(20);
            assertThat(failing.runs()).isEqualTo(1);
            assertThat(failing.status()).isEqualTo(Status.FAIL);
        }

        @Test
        void aCallThatNobodyScriptedFailsTheDrillAndNamesTheNearestMiss() {
            ToyProvider asksForMore = new ToyProvider(() -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    super.handle(request, reply);
                    site.provider("model")
                            .call(new dev.firedrill.world.ProviderCall("unscripted", "/", "{}", ofSeconds(5)));
                }
            });
            Entry entry = new Drill(drill().build(), asksForMore, plan(1)).sweep(Progress.SILENT);

            assertThat(check(entry, "invariant:scripted").status()).isEqualTo(Status.FAIL);
            assertThat(check(entry, "invariant:scripted").found()).contains("unmatched: nothing fits");
        }

        @Test
        void anActionThatWasNeverTakenIsNotExercised() {
            Scenario scenario = drill().setAfter(
                            "late", new Mark(Mark.Kind.STATE, "nowhere"), ofSeconds(1), SWITCH, "0")
                    .build();

            assertThat(check(sweep(scenario, 1), "action:late").status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void aFaultThatNeverStruckIsNotExercised() {
            Scenario scenario = drill().fault("idle", "other", new Effect.Reset(), ofSeconds(1), null)
                    .build();

            assertThat(check(sweep(scenario, 1), "fault:idle").status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(sweep(scenario, 1).status()).isEqualTo(Status.NOT_EXERCISED);
        }
    }

    @Nested
    class Telling {

        private final ToyProvider failsOnSomeSeeds = new ToyProvider(() -> new ToySystem() {
            @Override
            public void handle(Request request, Reply reply) {
                boolean wrong = site.draws("planted").at("run").chance(0.5);
                site.tap().routeDecided(request, "NEW", wrong ? "NEW" : "OLD", wrong ? "" : "SWITCHED_OFF");
                reply.end(new Response("ok", "new"));
            }
        });

        @Test
        void whatWasFoundNamesItsOwnSeedAndInstant() {
            Scenario scenario = drill().build();
            Entry entry = new Drill(scenario, failsOnSomeSeeds, plan(2)).sweep(Progress.SILENT);

            assertThat(entry.checks()).anySatisfy(it -> assertThat(it.seed()).isNotEqualTo(entry.chosenSeed()));
            for (CheckResult check : entry.checks()) {
                Run run = new Drill(scenario, failsOnSomeSeeds, plan(1)).run(check.seed());
                assertThat(run.findings())
                        .filteredOn(it -> it.check().equals(check.id()))
                        .singleElement()
                        .satisfies(it -> {
                            assertThat(it.found()).isEqualTo(check.found());
                            assertThat(check.when()).isEqualTo(when(run, it));
                        });
                assertThat(check.replay()).endsWith("--seed " + check.seed());
            }
        }

        private static @Nullable String when(Run run, Finding finding) {
            if (finding.place() == 0) {
                return null;
            }
            String instant = Times.sinceStart(
                    run.evidence().log(finding.log()).at(finding.place()).time());
            return finding.log().isEmpty() ? instant : instant + " in the twin '" + finding.log() + "'";
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
    class Goldens {

        private static List<String> checks(OptionalLong seed, int runs) {
            Scenario scenario = toy().constant(1, ofSeconds(2))
                    .expect(new Expectation.MatchesGolden(new Expectation.Head("golden", List.of(), HERE)))
                    .runs(1, 10)
                    .build();
            DrillPlan plan = new DrillPlan("", seed, OptionalInt.of(runs), 1, false);
            return new Drill(scenario, new ToyProvider(), plan)
                    .checks().stream().map(Check::id).toList();
        }

        @Test
        void areJudgedWhereTheScenariosOwnSeedIsRun() {
            assertThat(checks(OptionalLong.empty(), 1)).contains("golden");
            assertThat(checks(OptionalLong.of(1), 1)).contains("golden");
            assertThat(checks(OptionalLong.of(-3), 5)).contains("golden");
        }

        @Test
        void areLeftOutWhereItIsNot() {
            assertThat(checks(OptionalLong.of(2), 5)).isNotEmpty().doesNotContain("golden");
            assertThat(checks(OptionalLong.of(-3), 4)).doesNotContain("golden");
            assertThat(checks(OptionalLong.of(Long.MIN_VALUE), 4)).doesNotContain("golden");
        }
    }

    @Nested
    class Refusing {

        @Test
        void aSystemThatCannotBeCreatedIsNamedWithWhatItThrew() {
            ToyProvider broken = new ToyProvider(() -> {
                throw new IllegalStateException("no database");
            });
            assertThatThrownBy(() -> new Drill(drill().build(), broken, plan(1)).sweep(Progress.SILENT))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("cannot be created")
                    .hasMessageContaining("no database")
                    .hasRootCauseMessage("no database");
        }

        @Test
        void aLogPastItsLimitIsAnErrorAtTheScenario() {
            assertThatThrownBy(() -> sweep(drill().eventLimit(700).build(), 1))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("toy.scenario.json:1:1")
                    .hasMessageContaining("raise 'eventLimit'");
        }

        @Test
        void ofSeveralRunsThatFailTheLowestIsTold() {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> sweep(drill().eventLimit(700).build(), 4))
                        .hasMessageContaining("seed 1:");
            }
        }

        @Test
        void aProviderThatTheSystemDeclaresAndNobodyPlaysIsNamed() {
            assertThatThrownBy(() -> sweep(drill().declares("other").build(), 1))
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("no provider file for 'other'");
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
