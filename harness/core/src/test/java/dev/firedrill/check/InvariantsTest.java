package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Range;
import dev.firedrill.model.Controls.Rule;
import dev.firedrill.model.Controls.Severity;
import dev.firedrill.model.Controls.StateGraph;
import dev.firedrill.model.Controls.StateGraph.Edge;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Effect;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InvariantsTest {

    private static Finding judge(String name, Given scenario, Logs log) {
        Evidence evidence = scenario.with(log);
        return Invariants.of(evidence.scenario()).stream()
                .filter(check -> check.id().equals("invariant:" + name))
                .findFirst()
                .orElseThrow()
                .judge(evidence);
    }

    private static Status status(String name, Logs log) {
        return judge(name, Given.scenario(), log).status();
    }

    private static Fault fault(String id, String target, Effect effect) {
        return new Fault(
                Given.HERE,
                id,
                List.of(target),
                Map.of(),
                effect,
                1,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                new Shape.Constant(1));
    }

    @Test
    void areThoseThatConcernTheSystem() {
        assertThat(Invariants.of(Given.scenario().done()))
                .extracting(Check::id)
                .containsExactly(
                        "invariant:1",
                        "invariant:2",
                        "invariant:3",
                        "invariant:4",
                        "invariant:8",
                        "invariant:10",
                        "invariant:12",
                        "invariant:no-crash");
        assertThat(Invariants.of(Given.scenario().undeclared().done()))
                .extracting(Check::id)
                .containsExactly("invariant:3", "invariant:12", "invariant:no-crash");
    }

    @Test
    void passWhenNothingHappenedThatCouldBreakThem() {
        Evidence evidence = Given.scenario().with(Logs.log());

        assertThat(Invariants.of(evidence.scenario()))
                .extracting(check -> check.judge(evidence).status())
                .containsOnly(Status.PASS);
    }

    @Test
    void standAtTheScenario() {
        Scenario scenario = Given.scenario().done();

        assertThat(Invariants.of(scenario)).allSatisfy(check -> {
            assertThat(check.position()).isEqualTo(scenario.position());
            assertThat(check.kind()).isEqualTo("invariant");
            assertThat(check.aspect()).isEqualTo(Aspect.OTHER);
        });
    }

    @Nested
    class OneForbidsRoutes {

        private static Logs killedAt10() {
            return Logs.log().at(10).written("KILL", "true");
        }

        @Test
        void whileTheControlIsActiveFromTheStart() {
            Finding finding = judge(
                    "1", Given.scenario().flag("KILL", " ON "), Logs.log().at(5).decided(1, "NEW", "NEW", ""));

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.found()).isEqualTo("request r-0001 went to NEW at t+5s, while 'KILL' was active");
        }

        @Test
        void notWhileItIsInactive() {
            assertThat(status("1", Logs.log().decided(1, "NEW", "NEW", ""))).isEqualTo(Status.PASS);
        }

        @Test
        void onlyTheDeclaredOnes() {
            assertThat(status("1", killedAt10().at(50).decided(1, "NEW", "OLD", "KILLED")))
                    .isEqualTo(Status.PASS);
        }

        @Test
        void fromTheMomentTheSystemObservedTheValue() {
            Logs observed = killedAt10().at(10.5).observed("KILL", "true");

            assertThat(status("1", observed.at(10.6).decided(1, "NEW", "NEW", "")))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void andSaysHowMuchItCompared() {
            assertThat(judge("1", Given.scenario(), killedAt10().at(13).decided(1, "NEW", "OLD", "KILLED"))
                            .found())
                    .isEqualTo("1 decision while a forbidding control was active, none onto a forbidden route");
            assertThat(judge("1", Given.scenario(), Logs.log().decided(1, "NEW", "NEW", ""))
                            .found())
                    .isEqualTo("no control that forbids a route was active at a decision");
        }

        @Test
        void notYetWhileTheValueMaySpread() {
            assertThat(status("1", killedAt10().at(12).decided(1, "NEW", "NEW", "")))
                    .isEqualTo(Status.PASS);
        }

        @Test
        void afterThePropagationBoundEvenWhenTheSystemNeverLooks() {
            assertThat(status("1", killedAt10().at(12.001).decided(1, "NEW", "NEW", "")))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void afterThePropagationBoundEvenWhenTheSystemReportsAStaleValue() {
            Logs stale = killedAt10().at(11).observed("KILL", "false");

            assertThat(status("1", stale.at(13).decided(1, "NEW", "NEW", ""))).isEqualTo(Status.FAIL);
        }

        @Test
        void noMoreOnceTheControlIsWrittenBack() {
            Logs back = killedAt10().at(11).observed("KILL", "true").at(60).written("KILL", "false");

            assertThat(status("1", back.at(60.5).decided(1, "NEW", "NEW", ""))).isEqualTo(Status.PASS);
        }

        @Test
        void notYetWhenAnUnspreadValueIsWrittenAgain() {
            Logs twice = killedAt10().at(11).written("KILL", "true");

            assertThat(status("1", twice.at(11.5).decided(1, "NEW", "NEW", ""))).isEqualTo(Status.PASS);
        }

        @Test
        void stillWhenASpreadValueIsWrittenAgain() {
            Logs twice = killedAt10().at(50).written("KILL", "on");

            assertThat(status("1", twice.at(50.5).decided(1, "NEW", "NEW", ""))).isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class TwoWantsAReason {

        @Test
        void whereTheRouteIsNotTheDetectedOne() {
            assertThat(status("2", Logs.log().decided(1, "NEW", "OLD", "KILLED")))
                    .isEqualTo(Status.PASS);
            assertThat(status("2", Logs.log().decided(1, "NEW", "OLD", " "))).isEqualTo(Status.FAIL);
        }

        @Test
        void nowhereElse() {
            assertThat(status("2", Logs.log().decided(1, "NEW", "NEW", "").decided(2, "", "OLD", "")))
                    .isEqualTo(Status.PASS);
        }
    }

    @Nested
    class ThreeWantsDeclaredReasons {

        @Test
        void ofDecisionsAndFailures() {
            assertThat(status("3", Logs.log().decided(1, "NEW", "OLD", "KILLED").failed(2, "BUSY", "later")))
                    .isEqualTo(Status.PASS);
            assertThat(status("3", Logs.log().decided(1, "NEW", "OLD", "whim"))).isEqualTo(Status.FAIL);
            assertThat(status("3", Logs.log().failed(1, "whim", "later"))).isEqualTo(Status.FAIL);
            assertThat(status("3", Logs.log().failed(1, "", "later"))).isEqualTo(Status.FAIL);
        }

        @Test
        void andAWordToTheUserUnlessTheReasonIsSilent() {
            assertThat(status("3", Logs.log().failed(1, "BUSY", " "))).isEqualTo(Status.FAIL);
            assertThat(status("3", Logs.log().failed(1, "QUIET", ""))).isEqualTo(Status.PASS);
        }

        @Test
        void ofAnyCodeWhereNoneAreDeclared() {
            Given undeclared = Given.scenario().undeclared();

            assertThat(judge("3", undeclared, Logs.log().failed(1, "whim", "later"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge("3", undeclared, Logs.log().failed(1, "whim", "")).status())
                    .isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class FourKnowsStates {

        @Test
        void andTheEdgesBetweenThem() {
            assertThat(status(
                            "4",
                            Logs.log()
                                    .entered("watching")
                                    .entered("rolled_back")
                                    .entered("escalated")))
                    .isEqualTo(Status.PASS);
            assertThat(status("4", Logs.log().entered("watching").entered("escalated")))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void whetherOrNotTheInitialOneIsReported() {
            assertThat(status("4", Logs.log().entered("rolled_back"))).isEqualTo(Status.PASS);
            assertThat(status("4", Logs.log().entered("escalated"))).isEqualTo(Status.FAIL);
        }

        @Test
        void andNoOthers() {
            assertThat(judge("4", Given.scenario(), Logs.log().entered("limbo")).found())
                    .isEqualTo("state 'limbo' at t+0s is not declared");
        }

        @Test
        void andNoStepFromAStateToItselfThatIsNotDeclared() {
            assertThat(status("4", Logs.log().entered("watching").entered("watching")))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void thatALaterLifeFindsOrBeginsWith() {
            Logs before = Logs.log().entered("watching").entered("rolled_back").lifecycle("stopped");
            Logs anew = Logs.log().entered("rolled_back").lifecycle("crashed");

            assertThat(status("4", before.entered("rolled_back").entered("escalated")))
                    .isEqualTo(Status.PASS);
            assertThat(status("4", anew.entered("watching").entered("escalated")))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void ofEachInstance() {
            assertThat(status(
                            "4",
                            Logs.log()
                                    .entered("watching")
                                    .entered("second", "watching")
                                    .entered("rolled_back")
                                    .entered("second", "rolled_back")))
                    .isEqualTo(Status.PASS);
        }
    }

    @Nested
    class SixWantsAnAuditEntry {

        private static final Given AUDITING =
                Given.scenario().declaring(Declared.declared().target("audit", FaultTarget.Kind.SINK));

        private static Logs killed() {
            return Logs.log()
                    .observed("KILL", "false")
                    .at(10)
                    .written("KILL", "true")
                    .at(11)
                    .observed("KILL", "true");
        }

        private Finding of(Logs log) {
            return judge("6", AUDITING, log);
        }

        @Test
        void forEachChangeOfAKillSwitchThatWasNoticed() {
            assertThat(of(killed().audited("main", "killed", "KILL", "{\"value\": \"true\"}"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(of(killed()).found())
                    .isEqualTo(
                            "'KILL' became 'true', noticed at t+11s, with no audit entry of its own and no alert of a pending one");
        }

        @Test
        void ofTheVeryValue() {
            assertThat(of(killed().audited("main", "killed", "KILL", "{\"value\": \"false\"}"))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void onlyOnceInEachInstance() {
            Logs once = killed().audited("main", "killed", "KILL", "{\"value\": \"true\"}");

            assertThat(of(once.audited("second", "killed", "KILL", "{\"after\": \"true\"}"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(of(once.audited("main", "killed", "KILL", "{\"value\": \"true\"}"))
                            .found())
                    .isEqualTo("that 'KILL' became 'true' was audited at t+11s once more than it happened");
        }

        @Test
        void orAnAlertThatItIsPending() {
            assertThat(of(killed().alerted("WARNING", "AUDIT-LOST: will be written later"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(of(killed().alerted("WARNING", "something else")).status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void butNotWhereNothingWasWrittenOrTheSystemWasDown() {
            Logs masked = Logs.log().observed("KILL", "false").at(11).observed("KILL", "true");
            Logs down = Logs.log()
                    .observed("KILL", "false")
                    .at(10)
                    .written("KILL", "true")
                    .lifecycle("test", "stopped")
                    .at(11)
                    .observed("KILL", "true");

            assertThat(of(masked).status()).isEqualTo(Status.PASS);
            assertThat(of(down).status()).isEqualTo(Status.PASS);
        }

        @Test
        void andNoEntryWithoutAValueIsOne() {
            assertThat(of(killed().audited("test", "reset-refused", "KILL", "{}"))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void forEachChangeOneOfItsOwnTime() {
            Logs confirmed = killed().audited("test", "killed", "KILL", "{\"value\": \"true\"}")
                    .audited("test", "confirmed", "KILL", "{\"value\": \"true\"}")
                    .at(20)
                    .written("KILL", "false")
                    .observed("KILL", "false")
                    .audited("test", "reset", "KILL", "{\"value\": \"false\"}")
                    .at(30)
                    .written("KILL", "true")
                    .observed("KILL", "true");

            assertThat(of(confirmed).found()).startsWith("'KILL' became 'true', noticed at t+30s");
            assertThat(of(confirmed.audited("test", "killed", "KILL", "{\"value\": \"true\"}"))
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void insideTheBoundOfTheControl() {
            assertThat(of(killed().at(13).audited("test", "killed", "KILL", "{\"value\": \"true\"}"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(of(killed().at(13.001).audited("test", "killed", "KILL", "{\"value\": \"true\"}"))
                            .status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void alsoWhereAnotherInstanceStartsOrReportsMeanwhile() {
            Logs started = Logs.log()
                    .observed("KILL", "false")
                    .at(10)
                    .written("KILL", "true")
                    .lifecycle("second", "started")
                    .of("second")
                    .observed("KILL", "false")
                    .of("test")
                    .at(11)
                    .observed("KILL", "true");

            assertThat(of(started).found()).startsWith("'KILL' became 'true', noticed at t+11s");
        }

        @Test
        void ofOneInstanceWhereSeveralNotice() {
            Logs both = killed().audited("test", "killed", "KILL", "{\"value\": \"true\"}")
                    .of("second")
                    .observed("KILL", "true");

            assertThat(of(both).status()).isEqualTo(Status.PASS);
        }

        @Test
        void orAnAlertInsideTheBoundOrStillStanding() {
            assertThat(of(killed().at(13).alerted("WARNING", "audit-lost")).status())
                    .isEqualTo(Status.PASS);
            assertThat(of(killed().at(3000).alerted("WARNING", "audit-lost")).status())
                    .isEqualTo(Status.FAIL);
            Logs standing = Logs.log().alerted("WARNING", "audit-lost");
            assertThat(of(change(standing)).status()).isEqualTo(Status.PASS);
            Logs over = Logs.log().alerted("WARNING", "audit-lost").audited("test", "other", "else", "{}");
            assertThat(of(change(over)).status()).isEqualTo(Status.FAIL);
        }

        private static Logs change(Logs log) {
            return log.observed("KILL", "false").at(10).written("KILL", "true").observed("KILL", "true");
        }

        @Test
        void orAnAlertOnceItsSinkIsHealed() {
            Logs deaf = killed().began("deaf").struck("deaf", "alerts").at(60).ended("deaf");

            assertThat(of(deaf).status()).isEqualTo(Status.FAIL);
            assertThat(of(deaf.at(61).alerted("WARNING", "audit-lost")).status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void onlyOfSystemsThatDeclareTheSink() {
            assertThat(Invariants.of(
                            Given.scenario().declaring(Declared.declared()).done()))
                    .extracting(Check::id)
                    .doesNotContain("invariant:6");
        }
    }

    @Nested
    class ElevenWantsProtectionWhileNobodyHears {

        private static final StateGraph GRAPH = new StateGraph(
                "watching", Set.of("watching", "rolled_back"), Set.of(new Edge("watching", "rolled_back")));

        private static Given system(String decision, Severity severity) {
            Trigger trigger = new Trigger(
                    "rollback",
                    "errors",
                    Comparison.ABOVE,
                    0.05,
                    new Rule(3, 5),
                    Duration.ofSeconds(30),
                    Optional.empty(),
                    List.of(),
                    Trigger.Again.AFTER_RESTART,
                    Optional.of(severity),
                    decision);
            return Given.scenario()
                    .declaring(Declared.declared().trigger(trigger).states(GRAPH))
                    .fault(fault("deaf", "audit", new Effect.SinkDown()));
        }

        private Finding of(Logs log) {
            return judge("11", system("ROLLBACK", Severity.CRITICAL), log);
        }

        @Test
        void asAStateOrAWriteFromTheDecisionOn() {
            assertThat(of(Logs.log().began("deaf").at(60).entered("rolled_back").fired("rollback"))
                            .found())
                    .isEqualTo("1 decision while nobody could be told, each with its effect");
            assertThat(of(Logs.log()
                                    .began("deaf")
                                    .at(60)
                                    .fired("rollback")
                                    .at(61)
                                    .written("KILL", "true"))
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void andFailsWhereNothingFollows() {
            assertThat(of(Logs.log().entered("watching").began("deaf").at(60).fired("rollback"))
                            .found())
                    .isEqualTo(
                            "'rollback' fired at t+1m while 'deaf' was active, and until that ended its instance neither entered a state nor wrote a control for it");
        }

        @Test
        void andNotOnlyWhenOneIsHeardAgain() {
            Logs blocked =
                    Logs.log().began("deaf").at(60).fired("rollback").at(300).ended("deaf");
            Logs slow = Logs.log().began("deaf").at(60).fired("rollback").at(61).ended("deaf");

            assertThat(of(blocked.at(301).entered("rolled_back")).status()).isEqualTo(Status.FAIL);
            assertThat(of(slow.at(90).entered("rolled_back")).status()).isEqualTo(Status.PASS);
        }

        @Test
        void ofTheSameInstance() {
            Logs log = Logs.log().began("deaf").at(60).fired("rollback").at(61);

            assertThat(of(log.entered("second", "rolled_back")).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void oneForEachFiring() {
            Logs twice = Logs.log()
                    .began("deaf")
                    .at(60)
                    .fired("rollback")
                    .entered("rolled_back")
                    .at(120)
                    .fired("rollback");
            Logs shared = Logs.log().began("deaf").at(60).fired("rollback").fired("rollback");

            assertThat(of(shared.entered("rolled_back")).status()).isEqualTo(Status.FAIL);
            assertThat(of(twice).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void onlyWhileTheFaultIsActive() {
            assertThat(of(Logs.log().began("deaf").at(50).ended("deaf").at(60).fired("rollback"))
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void onlyOfDecisionsThatProtect() {
            assertThat(Invariants.of(system("", Severity.CRITICAL).done()))
                    .extracting(Check::id)
                    .doesNotContain("invariant:11");
            assertThat(Invariants.of(system("MONITOR", Severity.WARNING).done()))
                    .extracting(Check::id)
                    .doesNotContain("invariant:11");
        }
    }

    @Test
    void eightFindsARepeatedEffect() {
        assertThat(status("8", Logs.log().emitted("mail.sent", "1").emitted("mail.sent", "2")))
                .isEqualTo(Status.PASS);
        assertThat(status("8", Logs.log().emitted("mail.sent", "1").emitted("mail.sent", "1")))
                .isEqualTo(Status.FAIL);
        assertThat(status("8", Logs.log().emitted("undeclared", "1").emitted("undeclared", "1")))
                .isEqualTo(Status.PASS);
    }

    @Nested
    class TenDistrustsMissingData {

        @Test
        void inAFiring() {
            assertThat(status("10", Logs.log().sampled("errors", 1).fired("rollback")))
                    .isEqualTo(Status.PASS);
            assertThat(status(
                            "10",
                            Logs.log().sampled("errors", 1).noSample("errors").fired("rollback")))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void inAnEvaluation() {
            assertThat(status("10", Logs.log().noSample("errors").evaluated("rollback", false)))
                    .isEqualTo(Status.PASS);
            assertThat(status("10", Logs.log().noSample("errors").evaluated("rollback", true)))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void beforeTheFirstSample() {
            assertThat(status("10", Logs.log().fired("rollback").sampled("errors", 1)))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void alsoWhereASampleIsNoNumberOrOutsideItsRange() {
            Trigger trigger =
                    new Trigger("rollback", "errors", Comparison.ABOVE, 0.05, new Rule(1, 1), Duration.ofSeconds(30));
            Given ranged = Given.scenario()
                    .declaring(Declared.declared()
                            .indicator("errors", new Range(0, 1))
                            .trigger(trigger));

            assertThat(judge("10", ranged, Logs.log().sampled("errors", 1).fired("rollback"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(judge("10", ranged, Logs.log().sampled("errors", 1.5).fired("rollback"))
                            .status())
                    .isEqualTo(Status.FAIL);
            assertThat(status("10", Logs.log().sampled("errors", Double.NaN).fired("rollback")))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void ofItsOwnIndicatorOnly() {
            assertThat(status(
                            "10",
                            Logs.log().sampled("errors", 1).noSample("other").fired("rollback")))
                    .isEqualTo(Status.PASS);
        }
    }

    @Test
    void twelveFindsALostRequest() {
        assertThat(status("12", Logs.log().arrived(1).answered(1, "hi"))).isEqualTo(Status.PASS);
        assertThat(status("12", Logs.log().arrived(1))).isEqualTo(Status.FAIL);
    }

    @Nested
    class NoCrash {

        @Test
        void isForgivenToASystemThatThrows() {
            Finding finding =
                    judge("no-crash", Given.scenario(), Logs.log().at(4).crashed("NullPointerException"));

            assertThat(finding.status()).isEqualTo(Status.FAIL);
            assertThat(finding.found()).isEqualTo("'system' crashed at t+4s: 'NullPointerException'");
        }

        @Test
        void crashesAreToldWithWhatAServicePrintedLast() {
            String printed = "'app' ended. The end of what it printed:\n" + "x".repeat(2_000) + "\nno database";
            String found = judge("no-crash", Given.scenario(), Logs.log().crashed(printed))
                    .found();

            assertThat(found)
                    .startsWith("'system' crashed at t+0s: ''app' ended. The end of what it printed: / xxx")
                    .contains("xxx … xxx")
                    .endsWith("xxx / no database'")
                    .hasSizeLessThan(1_300);
        }

        @Test
        void isForgivenBecauseAProviderFailed() {
            assertThat(status(
                            "no-crash",
                            Logs.log().began("bad").applied("bad").because().crashed("oops")))
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void countsThatADeclaredFaultMade() {
            assertThat(status("no-crash", Logs.log().began("power").because().crashed("cut")))
                    .isEqualTo(Status.PASS);
        }

        @Test
        void countsThatAFaultMadeAtAPoint() {
            Logs log =
                    Logs.log().began("power").at(9).applied("power").because().crashed("at point 'x'");
            Fault power = fault("power", "x", new Effect.Crash(Optional.empty()));

            assertThat(judge("no-crash", Given.scenario().fault(power), log).status())
                    .isEqualTo(Status.PASS);
            assertThat(status("no-crash", log)).isEqualTo(Status.FAIL);
        }

        @Test
        void countsThatAnOperatorMade() {
            assertThat(status(
                            "no-crash",
                            Logs.log().actionStarted("crash").because().crashed("")))
                    .isEqualTo(Status.PASS);
            assertThat(status(
                            "no-crash",
                            Logs.log().actionStarted("promote").because().crashed("oops")))
                    .isEqualTo(Status.FAIL);
        }
    }

    @Nested
    class PurposesAreDeclared {

        private Status called(String provider, String purpose) {
            Given scenario = Given.scenario()
                    .declaring(Declared.declared()
                            .provider("model", "draft", "judge")
                            .provider("mailer"));
            return judge("purposes", scenario, Logs.log().called(provider, 1, purpose, 1))
                    .status();
        }

        @Test
        void whereTheProviderDeclaresAny() {
            assertThat(called("model", "judge")).isEqualTo(Status.PASS);
            assertThat(called("model", "build")).isEqualTo(Status.FAIL);
            assertThat(called("mailer", "build")).isEqualTo(Status.PASS);
        }
    }

    @Test
    void signalsAreDeclared() {
        Given scenario = Given.scenario().declaring(Declared.declared().signal("complaint"));

        assertThat(judge("signals", scenario, Logs.log().signalled("complaint")).status())
                .isEqualTo(Status.PASS);
        assertThat(judge("signals", scenario, Logs.log().at(1).signalled("praise"))
                        .found())
                .isEqualTo("received the signal 'praise' at t+1s, expected one of [complaint]");
    }

    @Nested
    class FiringsAlert {

        private static Trigger trigger(String name, @Nullable Severity severity) {
            return new Trigger(
                    name,
                    "errors",
                    Comparison.ABOVE,
                    0.05,
                    new Rule(1, 1),
                    Duration.ofSeconds(30),
                    Optional.empty(),
                    List.of(),
                    Trigger.Again.AFTER_RESTART,
                    Optional.ofNullable(severity),
                    "");
        }

        private static Finding alerts(Logs log) {
            Declared declared = Declared.declared()
                    .trigger(trigger("mild", Severity.WARNING))
                    .trigger(trigger("mild2", Severity.WARNING))
                    .trigger(trigger("bad", Severity.CRITICAL));
            return judge("alerts", Given.scenario().declaring(declared), log);
        }

        @Test
        void onceWithTheirSeverityInsideASecond() {
            assertThat(alerts(Logs.log().at(3).fired("mild").alerted("warning", ""))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(alerts(Logs.log().at(3).alerted("WARNING", "").fired("mild"))
                            .status())
                    .isEqualTo(Status.PASS);
            assertThat(alerts(Logs.log().at(3).fired("mild").at(3.2).alerted("warning", ""))
                            .status())
                    .isEqualTo(Status.PASS);
        }

        @Test
        void andNotMoreOrLessOrLaterOrAnother() {
            assertThat(alerts(Logs.log().at(3).fired("mild")).found())
                    .isEqualTo("'mild' fired at t+3s with 0 alerts of severity WARNING, expected 1");
            assertThat(alerts(Logs.log().fired("mild").alerted("warning", "").alerted("warning", ""))
                            .found())
                    .isEqualTo("'mild' fired at t+0s with 2 alerts of severity WARNING, more than firings");
            assertThat(alerts(Logs.log().fired("mild").at(1.001).alerted("warning", ""))
                            .status())
                    .isEqualTo(Status.FAIL);
            assertThat(alerts(Logs.log().fired("mild").alerted("critical", "")).status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void onceTheSinkIsHealedThatAFaultStruck() {
            Logs deaf = Logs.log().began("deaf").at(150).fired("mild").struck("deaf", "alerts");

            assertThat(alerts(deaf).status()).isEqualTo(Status.PASS);
            deaf.at(240).ended("deaf");
            assertThat(alerts(deaf).status()).isEqualTo(Status.FAIL);
            assertThat(alerts(deaf.at(240.5).alerted("warning", "")).status()).isEqualTo(Status.PASS);
        }

        @Test
        void notLongAfterTheSinkIsHealed() {
            Logs deaf = Logs.log()
                    .began("deaf")
                    .at(150)
                    .fired("mild")
                    .struck("deaf", "alerts")
                    .at(240)
                    .ended("deaf");

            assertThat(alerts(deaf.at(241.001).alerted("warning", "")).status()).isEqualTo(Status.FAIL);
        }

        @Test
        void unlessTheRunEndsFirst() {
            assertThat(alerts(Logs.log().fired("mild").at(0.5).runEnded("")).status())
                    .isEqualTo(Status.PASS);
            assertThat(alerts(Logs.log().fired("mild").at(2).runEnded("")).status())
                    .isEqualTo(Status.FAIL);
        }

        @Test
        void nothingIsAskedOfTriggersWithoutSeverity() {
            Declared declared =
                    Declared.declared().trigger(trigger("quiet", null)).trigger(trigger("bad", Severity.CRITICAL));

            assertThat(judge(
                                    "alerts",
                                    Given.scenario().declaring(declared),
                                    Logs.log().fired("quiet"))
                            .status())
                    .isEqualTo(Status.PASS);
        }
    }

    @Test
    void concernOnlySystemsThatDeclareWhatTheyJudge() {
        assertThat(Invariants.of(Given.scenario().done()))
                .extracting(Check::id)
                .doesNotContain("invariant:purposes", "invariant:signals", "invariant:alerts");
    }
}
