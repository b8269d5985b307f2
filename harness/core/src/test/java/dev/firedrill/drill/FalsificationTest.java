package dev.firedrill.drill;

import static dev.firedrill.toy.ToyScenario.HERE;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Measurement;
import dev.firedrill.check.Status;
import dev.firedrill.check.Tally;
import dev.firedrill.events.Event;
import dev.firedrill.falsify.Falsifier.Trial;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.toy.ToyProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FalsificationTest {

    private static final Expectation ROUTED = new Expectation.Routing(
            new Expectation.Head("routing:OLD", List.of(), HERE),
            Optional.of(new Mark(Mark.Kind.EFFECTIVE, SWITCH)),
            Optional.empty(),
            Duration.ZERO,
            "OLD",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Any number of calls is right, so that nothing can be wrong. */
    private static final Expectation BLIND = new Expectation.ProviderCalls(
            new Expectation.Head("blind", List.of(), HERE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            OptionalInt.empty(),
            List.of());

    private static final DrillPlan PLAN = new DrillPlan("", OptionalLong.empty(), OptionalInt.empty(), 1, false);

    private static Scenario drill() {
        return toy().poisson(10, ofSeconds(20))
                .set("flip", ofSeconds(10), SWITCH, "1")
                .expect(ROUTED)
                .expect(BLIND)
                .runs(3, 3)
                .build();
    }

    private static Entry sweep(DrillPlan plan) {
        return new Drill(drill(), new ToyProvider(), plan).sweep(Progress.SILENT);
    }

    private static CheckResult check(Entry entry, String id) {
        return entry.checks().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Sweeping {

        @Test
        void saysOfEachCheckHowItWasSeenToFail() {
            CheckResult routed = check(sweep(PLAN), "routing:OLD");

            assertThat(routed.status()).isEqualTo(Status.PASS);
            assertThat(routed.seenToFail()).startsWith("changed 'route' of route.decided of r-");
        }

        @Test
        void takesACheckThatCannotFailForNotExercisedAndSaysHowManyEditsWereTried() {
            Entry entry = sweep(PLAN);

            assertThat(check(entry, "blind").status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(check(entry, "blind").found())
                    .matches(
                            "it passed \\(.*\\), and stayed green under all [1-9][0-9]+ edits of the log that were tried: .*");
            assertThat(check(entry, "blind").seenToFail()).isNull();
            assertThat(entry.status()).isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void takesTheWordOfChecksWhereThePlanSaysSo() {
            Entry entry = sweep(PLAN.withoutFalsifying());

            assertThat(entry.checks()).allMatch(it -> it.seenToFail() == null);
            assertThat(check(entry, "blind").status()).isEqualTo(Status.PASS);
        }

        @Test
        void triesNothingOnABrokenVariant() {
            Entry entry = sweep(new DrillPlan("broken", OptionalLong.empty(), OptionalInt.empty(), 1, false));

            assertThat(entry.checks()).allMatch(it -> it.seenToFail() == null);
            assertThat(check(entry, "blind").status()).isEqualTo(Status.PASS);
        }

        @Test
        void givesTheSameWithAnyNumberOfThreads() {
            DrillPlan threads = new DrillPlan("", OptionalLong.empty(), OptionalInt.empty(), 3, false);

            assertThat(sweep(threads).checks()).isEqualTo(sweep(PLAN).checks());
        }
    }

    @Nested
    class Choosing {

        private final List<Long> asked = new ArrayList<>();

        private Falsification.Seen of(Own own, int runs) {
            Drill drill = new Drill(drill(), new ToyProvider(), PLAN);
            Function<Long, Run> run = seed -> {
                Evidence evidence = drill.run(seed).evidence();
                return new Run(evidence, List.of(own.judge(evidence)));
            };
            Tally tally = new Tally(own);
            for (long seed = 1; seed <= runs; seed++) {
                tally.add(seed, run.apply(seed).findings().get(0));
            }
            return new Falsification(List.of(own), seed -> {
                        asked.add(seed);
                        return run.apply(seed);
                    })
                    .of(List.of(tally), run.apply(1L));
        }

        @Test
        void runsNothingAgainWhereTheFirstRunShowsIt() {
            Own own = new Own(true, evidence -> 0L, Choosing::hasAllAnswers);

            assertThat(of(own, 3).of(own)).flatMap(Trial::edit).get().asString().endsWith("s");
            assertThat(asked).isEmpty();
        }

        @Test
        void turnsToTheWorstRunWhereTheFirstShowsNothing() {
            Own own = new Own(
                    true, Evidence::seed, evidence -> evidence.seed() == 3 ? hasAllAnswers(evidence) : Status.PASS);

            assertThat(of(own, 3).of(own))
                    .flatMap(Trial::edit)
                    .get()
                    .asString()
                    .startsWith("dropped request.answered of r-")
                    .endsWith(", in the run of seed 3");
            assertThat(asked).containsExactly(3L);
        }

        @Test
        void turnsToTheRunThatPassedFirstWhereTheFirstDidNotPass() {
            Own own = new Own(
                    true,
                    evidence -> 0L,
                    evidence -> evidence.seed() == 1 ? Status.NOT_EXERCISED : hasAllAnswers(evidence));

            assertThat(of(own, 3).of(own)).flatMap(Trial::edit).get().asString().endsWith(", in the run of seed 2");
        }

        @Test
        void addsUpWhatItTried() {
            Own own = new Own(true, Evidence::seed, evidence -> Status.PASS);
            int both = of(own, 3).of(own).orElseThrow().tried();
            int first = of(own, 1).of(own).orElseThrow().tried();

            assertThat(both).isGreaterThan(first);
            assertThat(asked).containsExactly(3L);
        }

        @Test
        void runsNothingAgainForWhatNobodyAskedFor() {
            Own own = new Own(false, Evidence::seed, evidence -> Status.PASS);

            assertThat(of(own, 3).of(own)).flatMap(Trial::edit).isEmpty();
            assertThat(asked).isEmpty();
        }

        @Test
        void triesNothingOnWhatFailed() {
            Own own = new Own(true, Evidence::seed, evidence -> Status.FAIL);

            assertThat(of(own, 2)).isEqualTo(new Falsification.Seen(Map.of()));
        }

        private static Status hasAllAnswers(Evidence evidence) {
            int arrived = evidence.log().all(Event.RequestArrived.class).size();
            return evidence.log().all(Event.RequestAnswered.class).size() == arrived ? Status.PASS : Status.FAIL;
        }
    }

    /** A check of somebody's own, that measures how near it came to its limit of 3. */
    private record Own(boolean asked, Function<Evidence, Long> measure, Function<Evidence, Status> rule)
            implements Check {
        @Override
        public String id() {
            return "own";
        }

        @Override
        public String kind() {
            return "own";
        }

        @Override
        public Aspect aspect() {
            return Aspect.OTHER;
        }

        @Override
        public Position position() {
            return HERE;
        }

        @Override
        public Finding judge(Evidence evidence) {
            Measurement measured = new Measurement(
                    Measurement.Unit.COUNT, measure.apply(evidence), OptionalLong.empty(), OptionalLong.of(3), 0);
            return new Finding("own", rule.apply(evidence), "", "", Optional.of(measured), 0, "", HERE);
        }
    }
}
