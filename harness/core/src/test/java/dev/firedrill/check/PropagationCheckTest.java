package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Expectation.Propagation;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PropagationCheckTest {

    private static Finding judge(Given scenario, Optional<Duration> within, Logs log) {
        return new PropagationCheck(new Propagation(Given.head("propagation"), "KILL", within))
                .judge(scenario.with(log));
    }

    private static Finding judge(Logs log) {
        return judge(Given.scenario(), Optional.empty(), log);
    }

    private static Logs killedAt10() {
        return Logs.log().at(0).observed("KILL", "false").at(10).written("KILL", "true");
    }

    @Test
    void measuresFromTheWriteToTheReport() {
        Finding finding =
                judge(killedAt10().at(10.5).observed("KILL", "true").at(60).runEnded(""));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).isEqualTo("1 write seen, the slowest 500ms after 'true' was written at t+10s");
        Measurement delay = finding.measurement().orElseThrow();
        assertThat(delay.observed()).isEqualTo(500_000_000L);
        assertThat(delay.upper()).isEqualTo(OptionalLong.of(2_000_000_000L));
        assertThat(delay.origin()).isEqualTo(10_000_000_000L);
    }

    @Test
    void passesAtTheBoundAndFailsBehindIt() {
        assertThat(judge(killedAt10().at(12).observed("KILL", "true")).status()).isEqualTo(Status.PASS);

        Finding late = judge(killedAt10().at(12.001).observed("KILL", "true"));

        assertThat(late.status()).isEqualTo(Status.FAIL);
        assertThat(late.found()).isEqualTo("reported 2.001s after 'true' was written at t+10s");
        assertThat(late.measurement().orElseThrow().margin()).isEqualTo(-1_000_000L);
    }

    @Test
    void takesTheBoundOfTheScenarioBeforeTheDeclaredOne() {
        assertThat(judge(
                                Given.scenario(),
                                Optional.of(Duration.ofMillis(400)),
                                killedAt10().at(10.5).observed("KILL", "true"))
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void measuresTheSlowestOfSeveralWrites() {
        Finding finding = judge(killedAt10()
                .at(10.1)
                .observed("KILL", "true")
                .at(20)
                .written("KILL", "false")
                .at(21)
                .observed("KILL", "FALSE"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.measurement().orElseThrow().observed()).isEqualTo(1_000_000_000L);
    }

    @Test
    void failsWhereTheSystemNeverSeesTheWrite() {
        Finding finding = judge(killedAt10().at(60).runEnded(""));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("'true', written at t+10s, was not reported until the end of the run");
        assertThat(finding.place()).isEqualTo(2);
    }

    @Test
    void failsWhereOnlyTheNextWriteIsSeen() {
        Finding finding = judge(killedAt10()
                .at(20)
                .written("KILL", "false")
                .at(30)
                .written("KILL", "true")
                .at(30.1)
                .observed("KILL", "true"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("'true', written at t+10s, was not reported before the next write");
    }

    @Test
    void needsNoReportOfWhatIsReplacedInsideTheBound() {
        Finding finding = judge(killedAt10()
                .at(11)
                .written("KILL", "false")
                .at(20)
                .written("KILL", "true")
                .at(20.2)
                .observed("KILL", "true"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.found()).startsWith("1 write seen");
    }

    @Test
    void needsNoReportOfWhatTheSystemGoesByAlready() {
        Finding finding = judge(Logs.log()
                .observed("KILL", "false")
                .at(10)
                .written("KILL", "false")
                .at(60)
                .runEnded(""));

        assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void asksNothingOfAWriteWhoseBoundTheRunDoesNotReach() {
        assertThat(judge(killedAt10().at(11).runEnded("")).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void failsOnAReportBeforeTheWrite() {
        Finding finding = judge(Logs.log()
                .observed("KILL", "false")
                .at(9)
                .observed("KILL", "true")
                .at(10)
                .written("KILL", "true")
                .observed("KILL", "true"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("reported 'true' at t+9s, before it was written at t+10s");
        assertThat(finding.place()).isEqualTo(2);
    }

    @Test
    void failsOnAReportOfWhatStoodThereLongAgoAndIsOnlyWrittenAgainLater() {
        Finding finding = judge(killedAt10()
                .observed("KILL", "true")
                .at(20)
                .written("KILL", "false")
                .observed("KILL", "false")
                .at(29)
                .observed("KILL", "true")
                .at(30)
                .written("KILL", "true"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("reported 'true' at t+29s, before it was written at t+30s");
    }

    @Test
    void allowsAFallOfItsOwnAccordOnlyWhileTheStoreFails() {
        Logs log = Logs.log()
                .observed("KILL", "false")
                .at(5)
                .began("locked")
                .at(7)
                .observed("KILL", "true")
                .ended("locked")
                .at(20)
                .written("KILL", "true")
                .at(60)
                .runEnded("");
        Fault locked = new Fault(
                Given.HERE,
                "locked",
                List.of("flags"),
                Map.of(),
                new Effect.FlagFail(Effect.FlagFail.How.LOCKED),
                1,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                new Shape.Constant(1));

        assertThat(judge(log).status()).isEqualTo(Status.FAIL);
        assertThat(judge(Given.scenario().fault(locked), Optional.empty(), log).status())
                .isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void failsWhereASystemDropsTheValueThatStands() {
        Finding finding = judge(killedAt10()
                .at(11)
                .observed("KILL", "true")
                .at(60)
                .observed("KILL", "false")
                .at(90)
                .runEnded(""));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found())
                .isEqualTo(
                        "reported 'false' at t+1m, which did not stand in the store, and no fault of the store was active");
    }

    @Test
    void givesNoNewTimeToTheSameValueWrittenAgain() {
        Logs log = killedAt10();
        for (double again = 11.9; again < 29; again += 1.9) {
            log.at(again).written("KILL", "true");
        }

        Finding finding = judge(log.at(29.5).observed("KILL", "true").at(60).runEnded(""));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("reported 19.5s after 'true' was written at t+10s");
    }

    @Test
    void failsWhereOnlyOneOfTwoInstancesSeesTheWrite() {
        Logs both = Logs.log()
                .observed("KILL", "false")
                .of("second")
                .observed("KILL", "false")
                .at(10)
                .written("KILL", "true")
                .of("test")
                .at(11)
                .observed("KILL", "true");

        assertThat(judge(both.at(60)).status()).isEqualTo(Status.PASS);
        assertThat(judge(both.runEnded("")).found())
                .isEqualTo("'true', written at t+10s, was not reported by 'second' until the end of the run");
        assertThat(judge(both.of("second").observed("KILL", "true")).found())
                .isEqualTo("reported by 'second' 50s after 'true' was written at t+10s");
    }

    @Test
    void givesALifeThatBeginsAfterTheWriteItsBoundFromThere() {
        Logs down = killedAt10().at(11).lifecycle("test", "crashed").at(30).lifecycle("test", "started");

        assertThat(judge(Logs.log()
                                .observed("KILL", "false")
                                .at(10)
                                .written("KILL", "true")
                                .at(11)
                                .lifecycle("test", "crashed")
                                .at(60)
                                .runEnded(""))
                        .status())
                .isEqualTo(Status.NOT_EXERCISED);
        assertThat(judge(down.at(32).observed("KILL", "true")).found())
                .isEqualTo(
                        "1 write seen, the slowest 2s after 'true' was written at t+10s, in a life that began at t+30s");
    }

    @Test
    void failsWhereALifeThatBeginsAfterTheWriteSeesItTooLate() {
        Finding finding = judge(killedAt10()
                .lifecycle("test", "stopped")
                .at(30)
                .lifecycle("test", "started")
                .at(33)
                .observed("KILL", "true"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
    }

    @Test
    void isNotExercisedWithoutAWrite() {
        assertThat(judge(Logs.log().observed("KILL", "false")).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void isNotObservedWithoutAnyReport() {
        assertThat(judge(Logs.log().at(10).written("KILL", "true").at(60).runEnded(""))
                        .status())
                .isEqualTo(Status.NOT_OBSERVED);
    }
}
