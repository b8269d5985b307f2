package dev.firedrill.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.gate.Change.Kind;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed since the last GO, what a reviewer must see first at the top. */
class ComparisonTest {

    private static final String TRIGGER = Genuine.ROLLBACK + " › " + Genuine.TRIGGER;
    private static final String TURN = Genuine.STORY + " › turn-1";

    private Genuine project;
    private Results genuine;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Genuine(root);
        genuine = ResultsJson.read(project.file());
    }

    @Test
    void tellsNothingOfWhatIsTheSame() {
        Changes changes = Comparison.between(genuine, genuine);

        assertThat(changes.list()).isEmpty();
        assertThat(changes.baseline()).isEqualTo("results of 2026-11-20T17:05:00Z, GO, commit aaaaaaaaaaaa");
    }

    @Test
    void tellsOfARemovedScenarioAndItsRequirements() {
        assertThat(since(it -> Genuine.removeEntries(it, Genuine.ROLLBACK)))
                .containsExactly(
                        new Change(Kind.REMOVED, Genuine.ROLLBACK, "3 checks", ""),
                        new Change(Kind.UNCOVERED, "rollback-monitor S4-06", "covered", "not covered"),
                        new Change(Kind.UNCOVERED, "rollback-monitor S4-07", "covered", "not covered"));
    }

    @Test
    void tellsOfARemovedCheck() {
        assertThat(since(it -> Genuine.removeCheck(it, Genuine.STORY, "golden")))
                .containsExactly(new Change(Kind.REMOVED, Genuine.STORY + " › golden", "what must be", ""));
    }

    @Test
    void takesAnotherModeForAnotherDrill() {
        assertThat(since(it -> Genuine.entryIn(it, Genuine.STORY).put("mode", "live")))
                .extracting(Change::kind, Change::subject)
                .containsExactly(tuple(Kind.REMOVED, Genuine.STORY), tuple(Kind.ADDED, Genuine.STORY + " for real"));
    }

    @Test
    void tellsOfABoundThatIsWiderAtItsEnd() {
        assertThat(since(it -> bound(it).put("notAfter", "2m30s")))
                .containsExactly(new Change(
                        Kind.LOOSENED, TRIGGER, "not before 1m, not after 2m", "not before 1m, not after 2m30s"));
    }

    @Test
    void tellsOfABoundThatIsWiderAtItsBeginning() {
        assertThat(since(it -> bound(it).put("notBefore", "59.999s")))
                .extracting(Change::kind)
                .containsExactly(Kind.LOOSENED);
    }

    @Test
    void tellsOfABoundThatIsGone() {
        assertThat(since(it -> bound(it).remove("notBefore")))
                .containsExactly(new Change(Kind.LOOSENED, TRIGGER, "not before 1m, not after 2m", "not after 2m"));
    }

    @Test
    void tellsATighterBoundFromAWiderOne() {
        assertThat(since(it -> {
                    bound(it).put("notAfter", "1m59s");
                    trigger(it).put("expected", "'rollback' fires once, 1m to 1m59s after the onset of 'bad-worker'");
                }))
                .containsExactly(new Change(
                        Kind.TIGHTENED, TRIGGER, "not before 1m, not after 2m", "not before 1m, not after 1m59s"));
    }

    @Test
    void tellsOfAnotherDemandBesideATighterBound() {
        assertThat(since(it -> {
                    bound(it).put("notAfter", "1m59s");
                    trigger(it).put("expected", "'rollback' fires 0 to 9 times, 1m to 1m59s after anything");
                }))
                .extracting(Change::kind)
                .containsExactly(Kind.LOOSENED, Kind.TIGHTENED);
    }

    @Test
    void tellsOfAnotherDemand() {
        assertThat(since(it -> turn(it).put("expected", "what may be")))
                .containsExactly(new Change(Kind.LOOSENED, TURN, "what must be", "what may be"));
    }

    @Test
    void tellsOfFewerRequirementsOfACheck() {
        assertThat(since(it -> trigger(it).putArray("covers").add("S4-06")))
                .containsExactly(
                        new Change(Kind.LOOSENED, TRIGGER, "covers S4-06, S4-07", "covers S4-06"),
                        new Change(Kind.UNCOVERED, "rollback-monitor S4-07", "covered", "not covered"));
    }

    @Test
    void tellsOfFewerRuns() {
        assertThat(since(it ->
                        Genuine.entryIn(it, Genuine.ROLLBACK).put("runs", 20).put("declaredRuns", 20)))
                .containsExactly(
                        new Change(Kind.FEWER_RUNS, Genuine.ROLLBACK, "50 of 50 declared", "20 of 20 declared"));
    }

    @Test
    void tellsOfAFailureAndOfItsMending() {
        Results failing = project.results(List.of(Genuine.story(), Genuine.rollback(null, false)));

        assertThat(Comparison.between(genuine, failing).list())
                .extracting(Change::kind, Change::subject)
                .contains(tuple(Kind.NOW_FAILS, TRIGGER));
        assertThat(Comparison.between(failing, genuine).list())
                .extracting(Change::kind, Change::subject)
                .containsExactly(tuple(Kind.MENDED, TRIGGER));
    }

    @Test
    void tellsOfAMarginThatShrankByMoreThanHalf() {
        assertThat(since(it -> trigger(it).put("margin", "+0.9s"))).isEmpty();
        assertThat(since(it -> trigger(it).put("margin", "+0.899s")))
                .containsExactly(new Change(
                        Kind.MARGIN_LOST,
                        TRIGGER,
                        "margin +1.8s of not before 1m, not after 2m",
                        "margin +0.899s of not before 1m, not after 2m"));
    }

    @Test
    void tellsOfAMarginBelowATenthOfItsBound() {
        Results wide = edited(it -> trigger(it).put("margin", "+14s"));

        assertThat(Comparison.between(wide, edited(it -> trigger(it).put("margin", "+12s")))
                        .list())
                .isEmpty();
        assertThat(Comparison.between(wide, edited(it -> trigger(it).put("margin", "+11.9s")))
                        .list())
                .extracting(Change::kind)
                .containsExactly(Kind.MARGIN_LOST);
    }

    @Test
    void tellsOfAnotherGoldenAndOfNoOtherFile() {
        project.file("goldens/awf/first-meet-kiera.golden.json", "[]")
                .file("scenarios/awf/first-meet-kiera.scenario.json", "{ }");
        Results after = project.results(Genuine.entries());

        assertThat(Comparison.between(genuine, after).list())
                .extracting(Change::kind, Change::subject)
                .containsExactly(tuple(Kind.GOLDEN, "goldens/awf/first-meet-kiera.golden.json"));
    }

    @Test
    void tellsOfAnotherPolicy() {
        project.file("release-gate.json", "{}");

        assertThat(Comparison.between(genuine, project.results(Genuine.entries()))
                        .list())
                .extracting(Change::kind, Change::subject, Change::before)
                .containsExactly(tuple(Kind.POLICY, "release-gate.json", ""));
    }

    @Test
    void tellsOfABrokenVariantThatIsNotDrilledAnyMore() {
        Results after = project.results(List.of(Genuine.story(), Genuine.rollback(null, true)));

        assertThat(Comparison.between(genuine, after).list())
                .containsExactly(new Change(
                        Kind.REMOVED,
                        "rollback-monitor [counts-all-breaches]",
                        "a broken variant that was drilled",
                        ""));
    }

    @Test
    void tellsOfAnotherBuild() {
        assertThat(since(it ->
                        ((ObjectNode) it.path("provenance").path("subjects").path(0)).put("build", "v2")))
                .containsExactly(new Change(Kind.OTHER_SUBJECT, "awf simulated", Genuine.CLASSES, "v2"));
    }

    @Test
    void tellsOfWhatIsNewLast() {
        Results before = edited(it -> {
            Genuine.removeCheck(it, Genuine.STORY, "golden");
            turn(it).put("expected", "what had to be");
        });

        assertThat(Comparison.between(before, genuine).list())
                .extracting(Change::kind)
                .containsExactly(Kind.LOOSENED, Kind.ADDED);
    }

    private static ObjectNode trigger(ObjectNode results) {
        return Genuine.checkIn(results, Genuine.ROLLBACK, Genuine.TRIGGER);
    }

    private static ObjectNode bound(ObjectNode results) {
        return (ObjectNode) trigger(results).path("bound");
    }

    private static ObjectNode turn(ObjectNode results) {
        return Genuine.checkIn(results, Genuine.STORY, "turn-1");
    }

    private List<Change> since(Consumer<ObjectNode> edit) {
        return Comparison.between(genuine, edited(edit)).list();
    }

    private Results edited(Consumer<ObjectNode> edit) {
        return ResultsJson.read(project.write(genuine).edit(edit).file());
    }
}
