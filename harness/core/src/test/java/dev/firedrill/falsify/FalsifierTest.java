package dev.firedrill.falsify;

import static dev.firedrill.toy.ToyScenario.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.FaultStrikes;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.falsify.Falsifier.Trial;
import dev.firedrill.model.Effect;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Position;
import dev.firedrill.toy.ToyScenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FalsifierTest {

    private final Written log = Written.log()
            .at(1)
            .arrived(1)
            .decided(1, "NEW", "NEW", "")
            .sampled("errors", 0.25)
            .at(2)
            .line(1, "mode", "dev")
            .answered(1, "fine")
            .at(3)
            .ended();

    private Evidence evidence() {
        return new Evidence(ToyScenario.toy().build(), 1, log.done(), Map.of("without down", log.done()));
    }

    /** A check of somebody's own. */
    private record Own(Function<Evidence, Status> rule) implements Check {
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
        public List<List<String>> twins() {
            return List.of(List.of("down"));
        }

        @Override
        public Finding judge(Evidence evidence) {
            return new Finding("own", rule.apply(evidence), "", "", Optional.empty(), 0, "", HERE);
        }
    }

    private Optional<String> seen(Function<Evidence, Status> rule) {
        return new Falsifier(evidence()).seenToFail(new Own(rule));
    }

    private static Function<Evidence, Status> failsUnless(Function<Evidence, Boolean> holds) {
        return evidence -> holds.apply(evidence) ? Status.PASS : Status.FAIL;
    }

    @Test
    void showsNothingOfACheckThatCannotFail() {
        Own blind = new Own(evidence -> Status.PASS);
        Trial trial = new Falsifier(evidence()).trial(blind, blind.judge(evidence()));

        assertThat(trial.edit()).isEmpty();
        assertThat(trial.tried()).isBetween(10, Falsifier.MOST_TRIES);
    }

    @Test
    void takesNotExercisedForNoFailure() {
        assertThat(seen(evidence ->
                        evidence.log().all(Event.RequestAnswered.class).size() == 1
                                ? Status.PASS
                                : Status.NOT_EXERCISED))
                .isEmpty();
    }

    @Test
    void takesACheckThatBreaksOnAnEditedLogForNoFailure() {
        assertThat(seen(evidence -> {
                    if (evidence.log().all(Event.RequestAnswered.class).size() != 1) {
                        throw new IllegalStateException("no answer");
                    }
                    return Status.PASS;
                }))
                .isEmpty();
    }

    @Test
    void tellsAnEditThatAnyCheckMayTryFromOneOfItsKind() {
        Own any = new Own(
                failsUnless(it -> it.log().all(Event.RequestAnswered.class).size() == 1));
        Own twin = new Own(failsUnless(
                it -> it.twin(List.of("down")).all(Event.RequestAnswered.class).size() == 1));

        assertThat(new Falsifier(evidence()).trial(any, any.judge(evidence())).own())
                .isFalse();
        assertThat(new Falsifier(evidence()).trial(twin, twin.judge(evidence())).own())
                .isTrue();
    }

    @Test
    void triesNothingOnACheckThatDidNotPass() {
        Own failing = new Own(evidence -> Status.FAIL);

        assertThat(new Falsifier(evidence()).trial(failing, failing.judge(evidence())))
                .isEqualTo(Trial.NONE);
    }

    @Test
    void dropsWhatMustBeThere() {
        assertThat(seen(failsUnless(
                        it -> it.log().all(Event.RequestAnswered.class).size() == 1)))
                .contains("dropped request.answered of r-0001 at t+2s");
    }

    @Test
    void repeatsWhatMustBeThereOnce() {
        assertThat(seen(failsUnless(
                        it -> it.log().all(Event.MetricSampled.class).size() < 2)))
                .contains("one more metric.sampled 'errors' at t+1s");
    }

    @Test
    void changesANumberByOneUlp() {
        assertThat(seen(failsUnless(it ->
                        it.log().all(Event.MetricSampled.class).stream().allMatch(sample -> sample.value() == 0.25))))
                .contains("changed 'value' of metric.sampled 'errors' at t+1s by one ulp");
    }

    @Test
    void flipsAFlag() {
        assertThat(seen(failsUnless(
                        it -> it.log().all(Event.MetricSampled.class).stream().allMatch(Event.MetricSampled::present))))
                .contains("changed 'present' of metric.sampled 'errors' at t+1s from true to false");
    }

    @Test
    void changesAMemberOfALine() {
        assertThat(seen(failsUnless(it -> it.log().all(Event.TelemetryLine.class).stream()
                        .allMatch(line -> line.line().path("mode").asText("dev").equals("dev")))))
                .contains("changed 'mode' in 'line' of telemetry.line of r-0001 at t+2s");
    }

    @Test
    void removesAMemberOfALine() {
        assertThat(seen(failsUnless(it -> it.log().all(Event.TelemetryLine.class).stream()
                        .allMatch(line -> line.line().has("mode")))))
                .contains("removed 'mode' from 'line' of telemetry.line of r-0001 at t+2s");
    }

    @Test
    void addsAMemberToALine() {
        assertThat(seen(failsUnless(it -> it.log().all(Event.TelemetryLine.class).stream()
                        .allMatch(line -> line.line().size() <= 1))))
                .contains("added '‹edited›' in 'line' of telemetry.line of r-0001 at t+2s");
    }

    @Test
    void editsTheTwinsThatACheckNeeds() {
        Own own = new Own(failsUnless(it -> it.twin(List.of("down")).all(Event.RequestAnswered.class).stream()
                .allMatch(answer -> answer.answer().equals("fine"))));

        assertThat(new Falsifier(evidence()).seenToFail(own))
                .contains(
                        "changed 'answer' of request.answered of r-0001 at t+2s from 'fine' to '‹edited›' in the twin 'without down'");
    }

    @Test
    void leavesTheEvidenceAsItWas() {
        long before = log.done().hash();
        seen(evidence -> Status.PASS);

        assertThat(log.done().hash()).isEqualTo(before);
    }

    @Test
    void seesAFaultThatStruckNothingSaySo() {
        log.add(it -> new Event.FaultApplied(it, "down", "model", 1, ""));
        log.add(it -> new Event.FaultApplied(it, "down", "model", 2, ""));
        FaultStrikes strikes = new FaultStrikes(ToyScenario.toy()
                .fault("down", "model", new Effect.Refused(), Duration.ZERO, null)
                .build()
                .faults()
                .get(0));

        assertThat(new Falsifier(evidence()).seenToFail(strikes))
                .contains("dropped 2 fault.applied 'down', the first of r-0001 at t+3s");
    }
}
