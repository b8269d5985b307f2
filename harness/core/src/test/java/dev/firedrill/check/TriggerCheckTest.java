package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls.Baseline;
import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Condition;
import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Controls.Trigger.Again;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Expectation.TriggerFires.From;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TriggerCheckTest {

    private static TriggerFires fires(From from, int seconds, int until) {
        return new TriggerFires(
                Given.head("trigger:rollback"),
                "rollback",
                Optional.of("bad"),
                from,
                Optional.of(Duration.ofSeconds(seconds)),
                Optional.of(Duration.ofSeconds(until)),
                1);
    }

    private static Finding judge(TriggerFires wanted, Logs log, Logs twin) {
        return new TriggerCheck(wanted).judge(Given.scenario().fault("bad").with(log, twin, "bad"));
    }

    private static Finding judge(TriggerFires wanted, Logs log) {
        return judge(wanted, log, Logs.log());
    }

    private static Logs struck() {
        return Logs.log().at(120).began("bad").at(121).applied("bad");
    }

    @Test
    void passesInsideItsBoundsAndMeasuresFromTheOnset() {
        Finding finding = judge(fires(From.ONSET, 60, 120), struck().at(210).fired("rollback"));

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.expected())
                .isEqualTo("trigger 'rollback' fires once, 1m to 2m after 'bad' began and never without 'bad'");
        assertThat(finding.found()).isEqualTo("fired 1m30s after 'bad' began, at t+3m30s");
        assertThat(finding.place()).isEqualTo(3);
        assertThat(finding.measurement())
                .contains(new Measurement(
                        Measurement.Unit.DURATION,
                        90_000_000_000L,
                        OptionalLong.of(60_000_000_000L),
                        OptionalLong.of(120_000_000_000L),
                        120_000_000_000L));
    }

    @Test
    void itsBoundsAreInclusive() {
        assertThat(judge(fires(From.ONSET, 60, 120), struck().at(180).fired("rollback"))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(judge(fires(From.ONSET, 60, 120), struck().at(240).fired("rollback"))
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void failsOneMillisecondOutsideItsBounds() {
        assertThat(judge(fires(From.ONSET, 60, 120), struck().at(179.999).fired("rollback"))
                        .status())
                .isEqualTo(Status.FAIL);
        Finding late = judge(fires(From.ONSET, 60, 120), struck().at(240.001).fired("rollback"));
        assertThat(late.status()).isEqualTo(Status.FAIL);
        assertThat(late.measurement().orElseThrow().margin()).isEqualTo(-1_000_000);
    }

    @Test
    void failsWhenItNeverFires() {
        Finding finding = judge(fires(From.ONSET, 60, 120), struck().at(130).sampled("errors", 0.4));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("never fired");
    }

    @Test
    void failsWhenADeadMonitorNeverStartsTheClock() {
        Logs log = Logs.log()
                .at(1)
                .sampled("errors", 0)
                .at(120)
                .began("bad")
                .at(121)
                .applied("bad");

        assertThat(judge(fires(From.FIRST_EVALUATION, 0, 60), log).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void failsWhenItFiresTwice() {
        Finding finding = judge(
                fires(From.ONSET, 60, 120),
                struck().at(200).fired("rollback").at(260).fired("rollback"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("fired 2 times, the last at t+4m20s");
        assertThat(finding.place()).isEqualTo(4);
    }

    @Test
    void failsWhenItFiresBeforeItsCause() {
        Finding finding = judge(
                fires(From.ONSET, 60, 120),
                Logs.log().at(100).fired("rollback").at(120).began("bad").applied("bad"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).isEqualTo("fired at t+1m40s, before its cause began");
    }

    @Test
    void failsWhenItAlsoFiresInTheTwinWithoutItsCause() {
        Finding finding = judge(
                fires(From.ONSET, 60, 120),
                struck().at(200).fired("rollback"),
                Logs.log().at(200).fired("rollback"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.log()).isEqualTo("without bad");
        assertThat(finding.place()).isEqualTo(1);
    }

    @Test
    void asksForTheTwinWithoutItsCause() {
        assertThat(new TriggerCheck(fires(From.ONSET, 0, 1)).twins()).containsExactly(List.of("bad"));
    }

    @Test
    void ignoresOtherTriggers() {
        Finding finding = judge(
                fires(From.ONSET, 60, 120),
                struck().evaluated("rollback", false).at(200).fired("other"));

        assertThat(finding.found()).isEqualTo("never fired");
    }

    @Test
    void isNotObservedWhereOnlyOtherTriggersAreShown() {
        assertThat(judge(
                                fires(From.ONSET, 60, 120),
                                struck().evaluated("other", true).at(200).fired("other"))
                        .status())
                .isEqualTo(Status.NOT_OBSERVED);
    }

    @Nested
    class StartsItsClock {

        private final Logs log = Logs.log()
                .at(90)
                .sampled("errors", 0.9)
                .evaluated("rollback", true)
                .at(120)
                .began("bad")
                .at(125)
                .applied("bad")
                .at(150)
                .sampled("errors", 0.01)
                .evaluated("rollback", false)
                .at(180)
                .sampled("errors", 0.5)
                .evaluated("rollback", true)
                .at(210)
                .sampled("errors", 0.5)
                .evaluated("rollback", true)
                .fired("rollback");

        private double seconds(From from) {
            Finding finding = judge(fires(from, 0, 1000), log);
            assertThat(finding.status()).isEqualTo(Status.PASS);
            return finding.measurement().orElseThrow().origin() / 1e9;
        }

        @Test
        void atTheOnsetOfTheFault() {
            assertThat(seconds(From.ONSET)).isEqualTo(120);
        }

        @Test
        void atTheFirstHit() {
            assertThat(seconds(From.FIRST_HIT)).isEqualTo(125);
        }

        @Test
        void atTheFirstEvaluationAfterTheOnset() {
            assertThat(seconds(From.FIRST_EVALUATION)).isEqualTo(150);
        }

        @Test
        void atTheFirstBreachAfterTheOnset() {
            assertThat(seconds(From.BREACH)).isEqualTo(180);
        }

        @Test
        void atTheDecisionOfTheDeclaredRule() {
            assertThat(seconds(From.DECISION)).isEqualTo(210);
        }

        @Test
        void atT0WithoutACause() {
            TriggerFires wanted = new TriggerFires(
                    Given.head("t"),
                    "rollback",
                    Optional.empty(),
                    From.ONSET,
                    Optional.empty(),
                    Optional.of(Duration.ofSeconds(210)),
                    1);

            Finding finding = new TriggerCheck(wanted).judge(Given.scenario().with(log));

            assertThat(finding.status()).isEqualTo(Status.PASS);
            assertThat(finding.measurement().orElseThrow().observed()).isEqualTo(210_000_000_000L);
        }

        @Test
        void atT0WhereAFiringIsNotBeforeIt() {
            TriggerFires wanted = new TriggerFires(
                    Given.head("t"), "rollback", Optional.empty(), From.ONSET, Optional.empty(), Optional.empty(), 1);

            assertThat(new TriggerCheck(wanted)
                            .judge(Given.scenario().with(Logs.log().fired("rollback")))
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void atADecisionThatForgetsWhatALaterOneMayNotUse() {
            Logs twice = Logs.log();
            for (int i = 1; i <= 3; i++) {
                twice.at(i).sampled("errors", 0.5);
            }
            twice.at(4).began("bad").applied("bad");
            for (int i = 5; i <= 7; i++) {
                twice.at(i).sampled("errors", 0.5);
            }

            Finding finding = judge(fires(From.DECISION, 0, 0), twice.fired("rollback"));

            assertThat(finding.status()).isEqualTo(Status.PASS);
            assertThat(finding.measurement().orElseThrow().origin()).isEqualTo(7_000_000_000L);
        }

        @Test
        void atTheBeginningOfAnAction() {
            Logs action = Logs.log()
                    .at(10)
                    .actionStarted("bad")
                    .at(12)
                    .actionEnded("bad", "done")
                    .at(40)
                    .fired("rollback");
            Finding finding = new TriggerCheck(fires(From.ONSET, 30, 30))
                    .judge(Given.scenario().with(action, Logs.log(), "bad"));

            assertThat(finding.status()).isEqualTo(Status.PASS);
        }
    }

    @Test
    void failsWhenItFiresBeforeTheClockStartsEvenWithoutALowerBound() {
        TriggerFires wanted = new TriggerFires(
                Given.head("t"), "rollback", Optional.of("bad"), From.BREACH, Optional.empty(), Optional.empty(), 1);
        Logs log = struck().at(130).fired("rollback").at(150).sampled("errors", 0.5);

        assertThat(judge(wanted, log).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void failsWhenItFiresAndNothingStartedTheClock() {
        Finding finding = judge(fires(From.BREACH, 0, 60), struck().at(130).fired("rollback"));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.found()).contains("nothing had started its clock");
    }

    @Nested
    class WantedNever {

        private final TriggerFires never = new TriggerFires(
                Given.head("t"), "rollback", Optional.of("bad"), From.ONSET, Optional.empty(), Optional.empty(), 0);

        @Test
        void passesWhenItStaysSilent() {
            assertThat(judge(never, struck().sampled("errors", 0.5)).status()).isEqualTo(Status.PASS);
        }

        @Test
        void failsWhenItFires() {
            assertThat(judge(never, struck().at(200).fired("rollback")).status())
                    .isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class WithNothingToJudge {

        @Test
        void isNotExercisedWhenTheCauseNeverBegan() {
            assertThat(judge(fires(From.ONSET, 0, 1), Logs.log().sampled("errors", 0))
                            .status())
                    .isEqualTo(Status.NOT_EXERCISED);
        }

        @Test
        void isNotExercisedWhenTheFaultTouchedNothing() {
            Finding finding =
                    judge(fires(From.ONSET, 0, 1), Logs.log().began("bad").sampled("errors", 0));

            assertThat(finding.status()).isEqualTo(Status.NOT_EXERCISED);
            assertThat(finding.found()).isEqualTo("fault 'bad' touched nothing");
        }

        @Test
        void isNotObservedWhenNothingOfATriggerIsShown() {
            assertThat(judge(fires(From.ONSET, 0, 1), struck()).status()).isEqualTo(Status.NOT_OBSERVED);
        }
    }

    @Nested
    class OfADeclaredRule {

        private Finding judge(From from, Trigger trigger, Logs log) {
            Given scenario = Given.scenario()
                    .declaring(Declared.declared().trigger(trigger))
                    .environment("BASE", "0.2")
                    .fault("bad");
            return new TriggerCheck(fires(from, 10, 10)).judge(scenario.with(log, Logs.log(), "bad"));
        }

        private Trigger trigger(Optional<Baseline> baseline, List<Condition> also, Again again) {
            return new Trigger(
                    "rollback",
                    "errors",
                    Comparison.ABOVE,
                    2,
                    new Rule(1, 1),
                    Duration.ofSeconds(30),
                    baseline,
                    also,
                    again,
                    Optional.empty(),
                    "");
        }

        @Test
        void countsFromTheBreachOfAMultipleOfItsBaseline() {
            Trigger spike = trigger(Optional.of(new Baseline("BASE", 9)), List.of(), Again.AFTER_RESTART);
            Logs log = struck().at(130)
                    .sampled("errors", 0.4)
                    .at(140)
                    .sampled("errors", 0.41)
                    .at(150)
                    .fired("rollback");

            assertThat(judge(From.BREACH, spike, log).found())
                    .isEqualTo("fired 10s after the first sample past the limit, at t+2m30s");
        }

        @Test
        void countsFromTheDecisionAtWhichItsFurtherConditionsHold() {
            Trigger floored = trigger(
                    Optional.empty(),
                    List.of(new Condition("events", new Limit(Comparison.AT_LEAST, 3))),
                    Again.AFTER_RESTART);
            Logs log = struck().at(130)
                    .sampled("errors", 3)
                    .at(140)
                    .sampled("errors", 3)
                    .sampled("events", 3)
                    .at(150)
                    .fired("rollback");

            assertThat(judge(From.DECISION, floored, log).found())
                    .isEqualTo("fired 10s after the rule first held, at t+2m30s");
        }

        @Test
        void countsFromADecisionThatIsNewAfterTheOnset() {
            Trigger clearing = trigger(Optional.empty(), List.of(), Again.AFTER_CLEAR);
            Logs log = Logs.log()
                    .at(100)
                    .sampled("errors", 3)
                    .at(120)
                    .began("bad")
                    .applied("bad")
                    .at(125)
                    .sampled("errors", 3)
                    .at(130)
                    .sampled("errors", 1)
                    .at(140)
                    .sampled("errors", 3)
                    .at(150)
                    .fired("rollback");

            assertThat(judge(From.DECISION, clearing, log).status()).isEqualTo(Status.PASS);
        }
    }
}
