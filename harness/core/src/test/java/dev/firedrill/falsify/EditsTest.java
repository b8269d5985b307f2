package dev.firedrill.falsify;

import static dev.firedrill.check.Given.HERE;
import static dev.firedrill.check.Given.head;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.check.Check;
import dev.firedrill.check.Checks;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Given;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Comparison;
import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Limit;
import dev.firedrill.model.Controls.Route;
import dev.firedrill.model.Controls.Selection;
import dev.firedrill.model.Controls.Telemetry;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** See a check of each kind fail, and after which edit first. */
class EditsTest {

    private static final Optional<Mark> ALWAYS = Optional.empty();
    private static final OptionalInt ANY = OptionalInt.empty();

    private static final Fault DEAF = new Fault(
            HERE,
            "deaf",
            List.of("audit"),
            Map.of(),
            new Effect.SinkDown(),
            1,
            Optional.empty(),
            Duration.ZERO,
            Optional.empty(),
            Duration.ZERO,
            new Shape.Constant(1));

    private static Controls controls() {
        return new Controls(
                HERE,
                "toy",
                List.of(
                        new Route("NEW", Route.Role.FEATURE, List.of("KILL")),
                        new Route("OLD", Route.Role.SAFE, List.of())),
                List.of(new Controls.Control(
                        "KILL",
                        "false",
                        "true",
                        Set.of("true"),
                        Set.of(),
                        Controls.Control.Source.FLAGS,
                        ofSeconds(2))),
                List.of(),
                List.of(new FaultTarget("audit", FaultTarget.Kind.SINK)),
                List.of(new Indicator(
                        "errors",
                        "",
                        Optional.of(new Formula(
                                Formula.Aggregate.COUNT,
                                new Selection(Selection.From.REQUESTS, Map.of("status", Set.of("failed")), Map.of()),
                                Optional.empty(),
                                Optional.of(ofSeconds(60)),
                                0,
                                Optional.empty(),
                                Optional.empty())))),
                List.of(new Trigger(
                        "rollback",
                        "errors",
                        Comparison.ABOVE,
                        0.5,
                        new Controls.Rule(1, 1),
                        ofSeconds(10),
                        Optional.empty(),
                        List.of(),
                        Trigger.Again.AFTER_RESTART,
                        Optional.empty(),
                        "ROLLBACK")),
                List.of(new Controls.Objective(
                        "errors", new Limit(Comparison.BELOW, 1), new Limit(Comparison.ABOVE, 5))),
                List.of(new Controls.Fingerprint("thresholds", "sha256:aa")),
                List.of("complaint"),
                Optional.of(new Controls.StateGraph(
                        "watching",
                        Set.of("watching", "rolled_back"),
                        Set.of(new Controls.StateGraph.Edge("watching", "rolled_back")))),
                List.of(new Controls.Reason("KILLED", false)),
                List.of(new Controls.Effect("mail.sent")),
                Optional.of(new Telemetry(
                        "[RUN]", "MODE", "dev", Map.of("dev", new Telemetry.Keys(Set.of("route"), Set.of())))),
                List.of(),
                Map.of());
    }

    private static Scenario scenario(Expectation wanted) {
        Scenario plain = Given.scenario().done();
        return new Scenario(
                HERE,
                "toy",
                "demo",
                "",
                List.of(),
                Given.SEED,
                1,
                OptionalInt.empty(),
                List.of(),
                List.of(),
                Scenario.STARTS_AT,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(DEAF),
                Optional.empty(),
                ofSeconds(30),
                10_000,
                List.of(wanted),
                false,
                controls(),
                List.of(),
                new TreeMap<>(plain.inputs()));
    }

    private static String seen(Expectation wanted, Written log) {
        return seen(wanted, log, Map.of());
    }

    private static String seen(Expectation wanted, Written log, Map<String, EventLog> twins) {
        return seen(wanted.head().id(), wanted, log, twins);
    }

    private static String seen(String id, Expectation wanted, Written log, Map<String, EventLog> twins) {
        Scenario scenario = scenario(wanted);
        Check check = Checks.of(scenario, List.of()).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
        Evidence evidence = new Evidence(scenario, Given.SEED, log.done(), twins);
        assertThat(check.judge(evidence).found()).isNotNull();
        return new Falsifier(evidence).seenToFail(check).orElse("never: " + check.judge(evidence));
    }

    private static String invariant(String name, Written log) {
        return seen("invariant:" + name, new Expectation.NothingLost(head("nothing-lost")), log, Map.of());
    }

    private static Expectation.Never never(Subject subject, String name) {
        return new Expectation.Never(head("n"), new Pattern(subject, name), ALWAYS, ALWAYS);
    }

    @Test
    void neverOfWhatNobodyShowsAndNobodyDeclares() {
        Written silent = Written.log().at(1).arrived(1).answered(1, "fine");

        assertThat(seen(never(Subject.CALL, "drfat"), silent)).startsWith("never: ");
        assertThat(seen(never(Subject.GUARD, "contxt"), silent)).startsWith("never: ");
        assertThat(seen(never(Subject.LINE, "[RNU]"), silent)).startsWith("never: ");
        assertThat(seen(
                        count(
                                new Pattern(Subject.GUARD, "contxt"),
                                Expectation.Count.Per.REQUEST,
                                0,
                                OptionalInt.of(0)),
                        silent))
                .startsWith("never: ");
    }

    @Test
    void neverOfWhatIsShownOrDeclaredOrAny() {
        Written silent = Written.log().at(1).arrived(1).answered(1, "fine");

        assertThat(seen(never(Subject.CALL, "other"), run())).startsWith("inserted provider.called");
        assertThat(seen("n", never(Subject.CALL, "other"), silent, Map.of("without down", run().done())))
                .startsWith("inserted provider.called");
        assertThat(seen(never(Subject.CALL, "*"), silent)).startsWith("inserted provider.called");
        assertThat(seen(never(Subject.LINE, "[RUN]"), silent))
                .startsWith("inserted telemetry.line of r-0001 (prefix '[RUN]')");
        assertThat(seen(never(Subject.ALERT, "critical"), silent)).startsWith("inserted alert.sent 'critical'");
        assertThat(seen(never(Subject.STATUS, "failed"), silent)).startsWith("inserted request.failed");
    }

    /** Two requests, the second rerouted; a firing, a state, a line, and an attempt more. */
    private static Written run() {
        return Written.log()
                .at(1)
                .arrived(1)
                .decided(1, "NEW", "NEW", "")
                .called(1, "draft", 1)
                .at(2)
                .came(1, "draft", 1, true)
                .answered(1, "fine")
                .line(1, "route", "NEW")
                .at(10)
                .sampled("errors", 0)
                .at(20)
                .arrived(2)
                .decided(2, "NEW", "OLD", "KILLED")
                .at(21)
                .answered(2, "old")
                .line(2, "route", "OLD")
                .at(40)
                .ended();
    }

    @Test
    void routing() {
        assertThat(seen(
                        new Expectation.Routing(
                                head("r"),
                                ALWAYS,
                                ALWAYS,
                                Duration.ZERO,
                                "OLD",
                                Optional.of("ask"),
                                Optional.empty(),
                                Optional.of("KILLED")),
                        Written.log()
                                .at(20)
                                .arrived(1)
                                .decided(1, "NEW", "OLD", "KILLED")
                                .at(21)
                                .answered(1, "old")))
                .isEqualTo("changed 'route' of route.decided of r-0001 at t+20s from 'OLD' to 'NEW'");
    }

    private static Expectation.TriggerFires trigger(Duration notBefore, Duration notAfter, int times) {
        return new Expectation.TriggerFires(
                head("t"),
                "rollback",
                Optional.empty(),
                Expectation.TriggerFires.From.ONSET,
                Optional.ofNullable(notBefore),
                Optional.ofNullable(notAfter),
                times);
    }

    @Test
    void triggerWithAnUpperBound() {
        assertThat(seen(trigger(null, ofSeconds(60), 1), run().at(50).fired("rollback")))
                .isEqualTo("moved trigger.fired 'rollback' from t+50s past its bound, to t+1m0s");
    }

    @Test
    void triggerWithALowerBound() {
        assertThat(seen(trigger(ofSeconds(45), null, 1), run().at(50).fired("rollback")))
                .isEqualTo("moved trigger.fired 'rollback' from t+50s before its bound, to t+45s");
    }

    @Test
    void triggerWithoutBounds() {
        assertThat(seen(trigger(null, null, 1), run().at(50).fired("rollback")))
                .isEqualTo("dropped trigger.fired 'rollback' at t+50s");
    }

    @Test
    void triggerThatNeverFires() {
        assertThat(seen(trigger(null, null, 0), run().sampled("errors", 0)))
                .isEqualTo("inserted trigger.fired 'rollback' (reason '‹edited›') at t+40s");
    }

    @Test
    void triggerRule() {
        assertThat(seen(
                        new Expectation.TriggerFollowsRule(head("t"), "rollback"),
                        run().at(50).sampled("errors", 1).fired("rollback")))
                .isEqualTo("dropped trigger.fired 'rollback' at t+50s");
    }

    @Test
    void states() {
        assertThat(seen(
                        new Expectation.States(head("s"), List.of("rolled_back")),
                        run().at(50).entered("rolled_back")))
                .isEqualTo("changed 'state' of state.entered 'rolled_back' at t+50s from 'rolled_back' to 'watching'");
    }

    @Test
    void never() {
        assertThat(seen(
                        new Expectation.Never(
                                head("n"),
                                new Pattern(Subject.ROUTE, "GONE", Map.of("reason", "KILLED")),
                                ALWAYS,
                                ALWAYS),
                        run()))
                .isEqualTo("inserted route.decided of r-0002 (detected 'NEW', route 'GONE', reason 'KILLED') at t+21s");
    }

    @Test
    void eventuallyInTime() {
        assertThat(seen(
                        new Expectation.Eventually(
                                head("e"), new Pattern(Subject.REASON, "KILLED"), ALWAYS, Optional.of(ofSeconds(30))),
                        run()))
                .isEqualTo("moved route.decided of r-0002 from t+20s past its bound, to t+30s");
    }

    @Test
    void eventuallyAtAll() {
        assertThat(seen(
                        new Expectation.Eventually(
                                head("e"), new Pattern(Subject.LINE, "[RUN]"), ALWAYS, Optional.empty()),
                        run()))
                .isEqualTo("dropped 2 telemetry.line, the first of r-0001 at t+2s");
    }

    @Test
    void parity() {
        assertThat(seen(
                        new Expectation.Parity(head("p"), List.of("down"), ALWAYS, Set.of("status", "answer")),
                        run(),
                        Map.of("without down", run().done())))
                .isEqualTo("changed 'answer' of request.answered of r-0002 at t+21s from 'old' to '‹edited›'");
    }

    @Test
    void parityOfRoutes() {
        assertThat(seen(
                        new Expectation.Parity(head("p"), List.of("down"), ALWAYS, Set.of("route")),
                        run(),
                        Map.of("without down", run().done())))
                .isEqualTo("changed 'route' of route.decided of r-0002 at t+20s from 'OLD' to '‹edited›'");
    }

    @Test
    void sameAnswer() {
        Written log = Written.log()
                .at(1)
                .arrived(1)
                .answered(1, "same")
                .at(2)
                .add(it -> new Event.RequestArrived(it, 2, "other", "user-1", "hello"))
                .answered(2, "same");
        assertThat(seen(new Expectation.SameAnswer(head("s"), "ask", "other", ALWAYS, ALWAYS, Set.of("answer")), log))
                .isEqualTo("changed 'answer' of request.answered of r-0001 at t+1s from 'same' to '‹edited›'");
    }

    private static Expectation.Count count(Pattern pattern, Expectation.Count.Per per, int least, OptionalInt most) {
        return new Expectation.Count(
                head("c"), pattern, ALWAYS, ALWAYS, per, Optional.empty(), least, most, Optional.empty());
    }

    @Test
    void countOfARun() {
        assertThat(seen(
                        count(new Pattern(Subject.LINE, "[RUN]"), Expectation.Count.Per.RUN, 2, OptionalInt.of(2)),
                        run()))
                .isEqualTo("dropped telemetry.line of r-0002 at t+21s");
    }

    @Test
    void countWithALowerLimitAlone() {
        assertThat(seen(count(new Pattern(Subject.LINE, "[RUN]"), Expectation.Count.Per.RUN, 1, ANY), run()))
                .isEqualTo("dropped 2 telemetry.line, the first of r-0001 at t+2s");
    }

    @Test
    void countWithAnUpperLimitAlone() {
        assertThat(seen(
                        count(new Pattern(Subject.LINE, "[RUN]"), Expectation.Count.Per.RUN, 0, OptionalInt.of(4)),
                        run()))
                .isEqualTo("3 more telemetry.line of r-0002 at t+21s");
    }

    @Test
    void countOfWhatMustNotBe() {
        assertThat(seen(count(new Pattern(Subject.ALERT, "*"), Expectation.Count.Per.RUN, 0, OptionalInt.of(0)), run()))
                .isEqualTo("inserted alert.sent '‹edited›' at t+21s");
    }

    @Test
    void countOfEachRequest() {
        assertThat(seen(
                        count(new Pattern(Subject.LINE, "[RUN]"), Expectation.Count.Per.REQUEST, 1, OptionalInt.of(1)),
                        run()))
                .isEqualTo("dropped telemetry.line of r-0002 at t+21s");
    }

    @Test
    void countOfEachReroutedRequest() {
        assertThat(seen(
                        count(new Pattern(Subject.CALL, "draft"), Expectation.Count.Per.REROUTED, 0, OptionalInt.of(0)),
                        run()))
                .isEqualTo("inserted provider.called 'model' of r-0002 (purpose 'draft', attempt 1) at t+20s");
    }

    @Test
    void stages() {
        assertThat(seen(
                        new Expectation.Stages(
                                head("s"),
                                Optional.empty(),
                                Optional.empty(),
                                ALWAYS,
                                ALWAYS,
                                List.of(new Pattern(Subject.ROUTE, "*"), new Pattern(Subject.STATUS, "ok"))),
                        run()))
                .isEqualTo("one more route.decided of r-0002 at t+20s");
    }

    @Test
    void indicator() {
        Written log = Written.log().at(1).arrived(1).failed(1, "KILLED").at(10).sampled("errors", 1);
        assertThat(seen(new Expectation.IndicatorFollowsEvents(head("i"), "errors"), log))
                .isEqualTo("changed 'value' of metric.sampled 'errors' at t+10s by one ulp");
    }

    @Test
    void objective() {
        assertThat(seen(
                        new Expectation.ObjectiveBands(head("o"), "errors"),
                        Written.log()
                                .at(10)
                                .sampled("errors", 0)
                                .add(it -> new Event.ObjectiveJudged(it, "errors", "HEALTHY"))))
                .isEqualTo("changed 'band' of objective.judged 'errors' at t+10s from 'HEALTHY' to 'NO_DATA'");
    }

    @Test
    void configuration() {
        assertThat(seen(
                        new Expectation.Configuration(head("c"), "thresholds", List.of()),
                        run().add(it -> new Event.ConfigObserved(it, "thresholds", "sha256:aa"))))
                .isEqualTo("changed 'value' of config.observed 'thresholds' at t+40s from 'sha256:aa' to '‹edited›'");
    }

    @Test
    void noLeak() {
        Written log = Written.log()
                .at(1)
                .add(it -> new Event.RequestArrived(it, 1, "ask", "user-1", "SECRET-77"))
                .answered(1, "fine")
                .line(1, "route", "NEW");
        assertThat(seen(new Expectation.NoLeak(head("n"), List.of("SECRET-77")), log))
                .isEqualTo(
                        "changed 'line' of telemetry.line of r-0001 at t+1s from '{\"route\":\"NEW\"}' to '{\"route\":\"NEW\",\"‹edited›\":\"SECRET-77\"}'");
    }

    private static Written operated() {
        return Written.log()
                .at(1)
                .add(it -> new Event.ActionStarted(it, "stop", "set", "operator"))
                .add(it -> new Event.ActionEnded(it, "stop", "done", ""))
                .at(2)
                .add(it -> new Event.ActionStarted(it, "look", "verify", "operator"))
                .add(it -> new Event.ActionEnded(it, "look", "done", ""));
    }

    @Test
    void runbook() {
        assertThat(seen(new Expectation.Runbook(head("r"), List.of("stop", "look")), operated()))
                .isEqualTo("dropped action.started 'look' at t+2s");
    }

    @Test
    void triggerInTheTwinWithoutItsCause() {
        Expectation.TriggerFires wanted = new Expectation.TriggerFires(
                head("t"),
                "rollback",
                Optional.of("stop"),
                Expectation.TriggerFires.From.ONSET,
                Optional.empty(),
                Optional.empty(),
                0);
        Written log = operated().sampled("errors", 0);
        Evidence evidence = new Evidence(scenario(wanted), Given.SEED, log.done(), Map.of("without stop", log.done()));
        Check check = Checks.of(scenario(wanted), List.of()).get(0);
        List<String> edits = Edits.own(evidence, check, check.judge(evidence))
                .map(Edit::words)
                .limit(3)
                .toList();

        assertThat(edits)
                .contains("inserted trigger.fired 'rollback' (reason '‹edited›') at t+2s in the twin 'without stop'");
    }

    @Test
    void nothingLost() {
        assertThat(seen(new Expectation.NothingLost(head("n")), run()))
                .isEqualTo("dropped request.answered of r-0002 at t+21s");
    }

    @Test
    void atMostOnce() {
        assertThat(seen(
                        new Expectation.AtMostOnce(head("a"), "mail.sent"),
                        run().add(it ->
                                new Event.EventEmitted(it, "mail.sent", "k", JsonNodeFactory.instance.objectNode()))))
                .isEqualTo("one more event.emitted 'mail.sent' at t+40s");
    }

    @Test
    void telemetryOfEachRequest() {
        assertThat(seen(
                        new Expectation.TelemetryLines(
                                head("t"), Expectation.TelemetryLines.Scope.EACH_REROUTED, Map.of("route", "OLD")),
                        run()))
                .isEqualTo("dropped telemetry.line of r-0002 at t+21s");
    }

    @Test
    void telemetryKeys() {
        assertThat(seen(
                        new Expectation.TelemetryLines(
                                head("t"), Expectation.TelemetryLines.Scope.EACH_REQUEST, Map.of()),
                        run()))
                .isEqualTo("added '‹edited›' in 'line' of telemetry.line of r-0001 at t+2s");
    }

    private static Expectation.ProviderCalls calls(int least, OptionalInt most, String... order) {
        return new Expectation.ProviderCalls(
                head("p"),
                Optional.of("model"),
                Optional.empty(),
                Optional.empty(),
                ALWAYS,
                least,
                most,
                List.of(order));
    }

    @Test
    void providerCallsAtMost() {
        assertThat(seen(calls(0, OptionalInt.of(2)), run()))
                .isEqualTo("2 more provider.called 'model' of r-0001 at t+1s");
    }

    private static Optional<Pattern> invented(Expectation wanted) {
        Scenario scenario = scenario(wanted);
        Evidence evidence = new Evidence(scenario, Given.SEED, run().done(), Map.of());
        Check check = Checks.of(scenario, List.of()).get(0);
        return new Falsifier(evidence).trial(check, check.judge(evidence)).invented();
    }

    @Test
    void sayWhatTheyMadeUpUnderANameOfTheSystemsOwn() {
        Pattern mail = new Pattern(Subject.EVENT, "mail.lost", Map.of("key", "k", "to", "bob"));

        assertThat(invented(
                        count(new Pattern(Subject.CALL, "other"), Expectation.Count.Per.REQUEST, 0, OptionalInt.of(0))))
                .contains(new Pattern(Subject.CALL, "other"));
        assertThat(invented(new Expectation.Never(head("n"), mail, ALWAYS, ALWAYS)))
                .contains(new Pattern(Subject.EVENT, "mail.lost", Map.of("to", "bob")));
        assertThat(invented(never(Subject.ALERT, "critical"))).contains(new Pattern(Subject.ALERT, "critical"));
    }

    @Test
    void sayNothingOfWhatIsDeclaredOrAny() {
        assertThat(invented(never(Subject.ALERT, "*"))).isEmpty();
        assertThat(invented(never(Subject.ROUTE, "OLD"))).isEmpty();
        assertThat(invented(calls(0, OptionalInt.of(2)))).isEmpty();
    }

    @Test
    void callsThatWouldFillTheMemoryAreLeftOut() {
        OptionalInt most = OptionalInt.of(Integer.MAX_VALUE);

        assertThat(seen(calls(0, most), run())).startsWith("never: ");
        assertThat(seen(new Expectation.Amplification(head("a"), Optional.empty(), 1e12, most), run()))
                .startsWith("never: ");
        assertThat(seen(count(new Pattern(Subject.CALL, "draft"), Expectation.Count.Per.RUN, 0, most), run()))
                .startsWith("never: ");
        assertThat(seen(count(new Pattern(Subject.CALL, "other"), Expectation.Count.Per.REQUEST, 0, most), run()))
                .startsWith("never: ");
    }

    @Test
    void providerCallsAtLeast() {
        Written log = Written.log().at(1).arrived(1).called(1, "draft", 1).answered(1, "fine");
        assertThat(seen(calls(1, ANY), log)).isEqualTo("dropped provider.called 'model' of r-0001 at t+1s");
    }

    @Test
    void providerCallsInOrder() {
        assertThat(seen(calls(0, ANY, "draft"), run()))
                .isEqualTo("changed 'purpose' of provider.called 'model' of r-0001 at t+1s from 'draft' to '‹edited›'");
    }

    @Test
    void providerCallsOfAnyNumberCannotFail() {
        assertThat(seen(calls(0, ANY), run())).startsWith("never: ");
    }

    @Test
    void amplificationOfEach() {
        assertThat(seen(new Expectation.Amplification(head("a"), Optional.empty(), 3, OptionalInt.of(2)), run()))
                .isEqualTo("2 more provider.called 'model' of r-0001 at t+1s");
    }

    @Test
    void amplificationOnAverage() {
        assertThat(seen(new Expectation.Amplification(head("a"), Optional.empty(), 1.5, ANY), run()))
                .isEqualTo("3 more provider.called 'model' of r-0001 at t+1s");
    }

    @Test
    void backOff() {
        Written log = Written.log()
                .at(1)
                .arrived(1)
                .called(1, "draft", 1)
                .came(1, "draft", 1, true)
                .at(3)
                .called(1, "draft", 2)
                .came(1, "draft", 2, true)
                .answered(1, "fine");
        assertThat(seen(new Expectation.BackOff(head("b"), ofSeconds(5)), log))
                .isEqualTo("moved provider.called 'model' of r-0001 from t+3s past its bound, to t+8s");
    }

    @Test
    void streamComplete() {
        Written log = Written.log()
                .at(1)
                .arrived(1)
                .called(1, "draft", 1)
                .came(1, "draft", 1, false)
                .at(2)
                .failed(1, "KILLED");
        assertThat(seen(new Expectation.StreamComplete(head("s"), Optional.empty(), Optional.empty(), Set.of()), log))
                .isEqualTo("made request.answered of r-0001 out of request.failed of r-0001 at t+2s");
    }

    @Test
    void noHang() {
        assertThat(seen(new Expectation.NoHang(head("n"), ofSeconds(10), Optional.empty()), run()))
                .isEqualTo("moved request.answered of r-0001 from t+2s past its bound, to t+11s");
    }

    @Test
    void providerSilent() {
        Written log = run().at(50).entered("rolled_back").at(60).ended();
        assertThat(seen(
                        new Expectation.ProviderSilent(
                                head("p"),
                                "model",
                                Optional.empty(),
                                new Mark(Mark.Kind.STATE, "rolled_back"),
                                ALWAYS,
                                Duration.ZERO),
                        log))
                .isEqualTo("inserted provider.called 'model' of r-0001 (purpose 'draft', attempt 1) at t+50s");
    }

    private static Expectation.TurnAnswer turn(List<String> with, List<String> without, Optional<String> status) {
        return new Expectation.TurnAnswer(head("t"), 2, status, with, without, ANY, Optional.empty());
    }

    @Test
    void turnThatIncludes() {
        assertThat(seen(turn(List.of("old"), List.of(), Optional.empty()), run()))
                .isEqualTo("changed 'answer' of request.answered of r-0002 at t+21s from 'old' to '‹edited›'");
    }

    @Test
    void turnThatDoesNotInclude() {
        assertThat(seen(turn(List.of(), List.of("new"), Optional.empty()), run()))
                .isEqualTo("changed 'answer' of request.answered of r-0002 at t+21s from 'old' to 'old new'");
    }

    @Test
    void turnWithAStatus() {
        assertThat(seen(turn(List.of(), List.of(), Optional.of("ok")), run()))
                .isEqualTo("changed 'status' of request.answered of r-0002 at t+21s from 'ok' to '‹edited›'");
    }

    @Test
    void servingOnAForbiddenRoute() {
        Written killed = Written.log()
                .add(it -> new Event.FlagWritten(it, "KILL", "true", "operator"))
                .at(20)
                .arrived(1)
                .decided(1, "NEW", "OLD", "KILLED");
        assertThat(invariant("1", killed))
                .isEqualTo("changed 'route' of route.decided of r-0001 at t+20s from 'OLD' to 'NEW'");
    }

    @Test
    void forbiddingAndServing() {
        Written safe = Written.log().at(20).arrived(1).decided(1, "NEW", "OLD", "KILLED");
        assertThat(invariant("1", safe))
                .isEqualTo("inserted flag.written 'KILL' (value 'true', actor '‹edited›') at t+0s"
                        + " and changed 'route' of route.decided of r-0001 at t+20s from 'OLD' to 'NEW'");
    }

    @Test
    void invariants() {
        assertThat(invariant("1", run().at(50).arrived(3).decided(3, "NEW", "NEW", "")))
                .isEqualTo("inserted flag.written 'KILL' (value 'true', actor '‹edited›') at t+0s");
        assertThat(invariant("2", run()))
                .isEqualTo("changed 'reason' of route.decided of r-0002 at t+20s from 'KILLED' to ''");
        assertThat(invariant("3", run()))
                .isEqualTo("changed 'reason' of route.decided of r-0002 at t+20s from 'KILLED' to '‹edited›'");
        assertThat(invariant("4", run())).isEqualTo("inserted state.entered '‹edited›' at t+21s");
        assertThat(invariant("8", run())).startsWith("inserted 2 times event.emitted 'mail.sent'");
        assertThat(invariant("10", run())).startsWith("inserted trigger.evaluated 'rollback'");
        assertThat(invariant("12", run())).isEqualTo("dropped request.answered of r-0002 at t+21s");
        assertThat(invariant("signals", run())).startsWith("inserted signal.received '‹edited›'");
        assertThat(invariant("no-crash", run())).startsWith("inserted lifecycle.changed 'system'");
    }

    private static Written killed() {
        return Written.log()
                .at(0)
                .add(it -> new Event.ConfigObserved(it, "KILL", "false"))
                .at(10)
                .add(it -> new Event.FlagWritten(it, "KILL", "true", "operator"))
                .at(11)
                .add(it -> new Event.ConfigObserved(it, "KILL", "true"));
    }

    @Test
    void auditing() {
        Written once = killed().add(it -> new Event.AuditEntry(
                it,
                "operator",
                "killed",
                "KILL",
                JsonNodeFactory.instance.objectNode().put("value", "true")));

        assertThat(invariant("6", once)).isEqualTo("dropped audit.entry 'operator' at t+11s");
    }

    @Test
    void protecting() {
        Written protecting = Written.log()
                .at(1)
                .entered("watching")
                .add(it -> new Event.FaultBegan(it, "deaf"))
                .at(20)
                .fired("rollback")
                .entered("rolled_back");

        assertThat(invariant("11", protecting)).isEqualTo("dropped state.entered 'rolled_back' at t+20s");
    }

    @Test
    void sequence() {
        Expectation wanted = new Expectation.Sequence(
                head("s"),
                List.of(new Pattern(Subject.TRIGGER, "rollback"), new Pattern(Subject.STATE, "rolled_back")),
                ALWAYS,
                ALWAYS);

        assertThat(seen(wanted, run().at(50).fired("rollback").at(51).entered("rolled_back")))
                .isEqualTo("moved state.entered 'rolled_back' at t+51s before trigger.fired 'rollback' at t+50s");
    }

    @Test
    void sequenceOfOne() {
        Expectation wanted =
                new Expectation.Sequence(head("s"), List.of(new Pattern(Subject.TRIGGER, "rollback")), ALWAYS, ALWAYS);

        assertThat(seen(wanted, run().at(50).fired("rollback"))).isEqualTo("dropped trigger.fired 'rollback' at t+50s");
    }

    private static Expectation.Artifact artifact(
            int atLeast, OptionalInt atMost, boolean json, Map<String, String> values, boolean lines) {
        return new Expectation.Artifact(head("a"), "state/*.json", atLeast, atMost, json, List.of(), values, lines);
    }

    private static Written wrote(String... contents) {
        Written log = run();
        for (String content : contents) {
            log.at(50).add(it -> new Event.ArtifactWritten(it, "state/a.json", content));
        }
        return log;
    }

    @Test
    void artifacts() {
        assertThat(seen(artifact(1, ANY, false, Map.of(), false), wrote("x")))
                .isEqualTo("dropped artifact.written 'state/a.json' at t+50s");
        assertThat(seen(artifact(0, OptionalInt.of(1), false, Map.of(), false), wrote("x")))
                .isEqualTo("inserted artifact.written 'state/‹edited›1.json' at t+50s");
        assertThat(seen(artifact(1, ANY, true, Map.of(), false), wrote("{}")))
                .isEqualTo("changed 'content' of artifact.written 'state/a.json' at t+50s from '{}' to '{}‹edited›'");
        assertThat(seen(artifact(1, ANY, true, Map.of("/a/b", "1"), false), wrote("{\"a\": {\"b\": 1}}")))
                .endsWith("from '{\"a\": {\"b\": 1}}' to '{\"a\":{\"b\":\"‹edited›\"}}'");
        assertThat(seen(artifact(1, ANY, false, Map.of(), true), wrote("a\n", "a\nb\n")))
                .startsWith("changed 'content' of artifact.written 'state/a.json' at t+50s");
    }

    @Test
    void propagation() {
        assertThat(seen(new Expectation.Propagation(head("p"), "KILL", Optional.empty()), killed()))
                .isEqualTo("moved config.observed 'KILL' from t+11s past its bound, to t+12s");
    }
}
