package dev.firedrill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.check.Status;
import dev.firedrill.gate.Clause.Outcome;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Policy;
import dev.firedrill.model.Policy.Demand;
import dev.firedrill.model.Policy.Waiver;
import dev.firedrill.model.Position;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each clause of the rule is met by genuine results, and is not met where it should not be. */
class ClausesTest {

    private static final Position PLACE = new Position("release-gate.json", 1, 1);

    private Genuine project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Genuine(root);
    }

    @Test
    void letsGenuineResultsGo() {
        Ruling ruling = project.judge();

        assertThat(ruling.reasons()).isEmpty();
        assertThat(ruling.verdict()).isEqualTo(Verdict.GO);
        assertThat(ruling.at()).isEqualTo("2026-11-20T18:00:00Z");
        assertThat(ruling.read()).extracting(Source::file).containsExactly("target/firedrill/results.json");
        assertThat(ruling.clauses())
                .extracting(Clause::id)
                .containsExactly(
                        "results",
                        "inventory",
                        "selection",
                        "inputs",
                        "age",
                        "subject",
                        "checks",
                        "reproducible",
                        "proven",
                        "seen-to-fail",
                        "variants",
                        "required",
                        "coverage",
                        "goldens",
                        "configuration",
                        "waivers");
    }

    @Test
    void decidesTheSameTwice() {
        assertThat(project.judge()).isEqualTo(project.judge());
    }

    @Test
    void saysNothingOfResultsThatAreNotThere() {
        Ruling ruling = project.without("target/firedrill/results.json").judge();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.reasons()).containsExactly("there are no results in target/firedrill");
    }

    @Nested
    class Inventory {

        @Test
        void isOpenWithoutALockFile() {
            isOpen(project.without(Lock.FILE).clause("inventory"), "there is no valid firedrill.lock.json");
        }

        @Test
        void isOpenWhereTheLockFileListsNothing() {
            Lock.of(List.of()).write(project.root());

            isOpen(project.clause("inventory"), "firedrill.lock.json lists nothing");
        }

        @Test
        void isOpenWhereTheLockFileListsNoCheck() {
            Lock.of(List.of(new Lock.Locked(Genuine.STORY, List.of()))).write(project.root());

            isOpen(project.clause("inventory"), "lists no check of awf/first-meet-kiera");
        }

        @Test
        void isOpenWhereAScenarioDidNotRun() {
            isOpen(
                    project.drilled(Genuine.story()).clause("inventory"),
                    "lists rollback-monitor/rollback-three-of-five, which did not run");
        }

        @Test
        void namesInOneSentenceASystemOfWhichNothingRanInAMode() {
            Lock.of(Stream.of("a", "b", "c", "d")
                            .map(name -> new Lock.Locked("shop/" + name, List.of("parity")))
                            .toList())
                    .write(project.root());
            Demand simulated = demand(List.of(), List.of(), Map.of(Mode.SIMULATED, List.of("*")), 1);

            assertThat(project.clause("inventory").reasons())
                    .containsExactly(
                            "firedrill.lock.json lists 4 scenarios of shop, and none of them ran in virtual time");
            assertThat(project.clause(asking("shop", simulated), "required").reasons())
                    .containsExactly(
                            "no scenario of shop ran, and release-gate.json asks for it",
                            "none of 4 scenarios of shop ran in virtual time, and release-gate.json asks for them by '*'");
        }

        @Test
        void isOpenWhereACheckDidNotRun() {
            isOpen(
                    project.forge(it -> Genuine.removeCheck(it, Genuine.STORY, "golden"))
                            .clause("inventory"),
                    "lists awf/first-meet-kiera › golden, which did not run");
        }

        @Test
        void takesNoRunForRealForOneInVirtualTime() {
            Entry live = Genuine.entry(Genuine.STORY, "live", null, 1, checks(Genuine.story()));

            isOpen(
                    project.drilled(live, Genuine.rollback(null, true)).clause("inventory"),
                    "lists awf/first-meet-kiera, which did not run");
        }

        @Test
        void takesNoImportedLogForARun() {
            Entry imported = Genuine.entry(Genuine.STORY, "imported", null, 1, checks(Genuine.story()));

            isOpen(
                    project.drilled(imported, Genuine.rollback(null, true)).clause("inventory"),
                    "lists awf/first-meet-kiera, which did not run");
        }

        @Test
        void asksForWhatRunsForRealOnlyOnceAnythingDid() {
            List<Lock.Locked> locked =
                    new ArrayList<>(Lock.read(project.root()).orElseThrow().scenarios());
            locked.add(new Lock.Locked("python-chat/kill", "live", List.of("routing")));
            Lock.of(locked).write(project.root());

            assertThat(project.clause("inventory").outcome()).isEqualTo(Outcome.MET);
            isOpen(
                    project.drilled(
                                    Genuine.story(),
                                    Genuine.rollback(null, true),
                                    Genuine.entry(Genuine.STORY, "live", null, 1, Genuine.check("turn-1", 1)))
                            .clause("inventory"),
                    "lists python-chat/kill, which did not run");
        }
    }

    @Nested
    class Selection {

        @Test
        void isOpenForSeedsOfTheCommandLine() {
            isOpen(project.forge(it -> it.put("exploratory", true)).clause("selection"), "exploratory");
        }

        @Test
        void isOpenForASubset() {
            isOpen(project.forge(it -> it.put("subset", true)).clause("selection"), "a subset");
        }

        @Test
        void isOpenForFewerRunsThanDeclared() {
            isOpen(
                    project.forge(it -> Genuine.entryIn(it, Genuine.ROLLBACK).put("declaredRuns", 200))
                            .clause("selection"),
                    "reduced: 51 of 201 declared runs");
        }
    }

    @Nested
    class InputFiles {

        @Test
        void areOpenWhereAScenarioChanged() {
            isOpen(
                    project.file("scenarios/awf/first-meet-kiera.scenario.json", "{ }")
                            .clause("inputs"),
                    "scenarios/awf/first-meet-kiera.scenario.json changed since it was drilled");
        }

        @Test
        void areOpenWhereAScenarioIsNew() {
            isOpen(
                    project.file("scenarios/awf/more.scenario.json", "{}").clause("inputs"),
                    "scenarios/awf/more.scenario.json is new since the drills");
        }

        @Test
        void areOpenWhereAScenarioIsGone() {
            isOpen(
                    project.without("scenarios/awf/first-meet-kiera.scenario.json")
                            .clause("inputs"),
                    "scenarios/awf/first-meet-kiera.scenario.json was drilled and is gone");
        }

        @Test
        void areOpenWhereAGoldenChanged() {
            isOpen(
                    project.file("goldens/awf/first-meet-kiera.golden.json", "[]")
                            .clause("inputs"),
                    "goldens/awf/first-meet-kiera.golden.json changed");
        }

        @Test
        void areOpenWhereTheLockFileChanged() {
            project.lock(List.of(Genuine.story()));

            isOpen(project.clause("inputs"), "firedrill.lock.json changed");
        }

        @Test
        void areOpenAtAnotherCommit() {
            isOpen(
                    project.holding(new Commit("b".repeat(40), true)).clause("inputs"),
                    "commit aaaaaaaaaaaa was drilled, and the project holds bbbbbbbbbbbb now");
        }

        @Test
        void areMetAtAnotherCommitWhereTheBuildIsNamed() {
            project.holding(new Commit("b".repeat(40), false)).subject(Genuine.IMAGE);

            assertThat(project.clause("inputs").outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void areOpenWhereTheProjectHoldsChangesThatNobodyCommitted() {
            isOpen(
                    project.holding(new Commit(Genuine.COMMIT.id(), false)).clause("inputs"),
                    "the project holds changes now that nobody has committed");
        }

        @Test
        void areOpenWhereChangesWereDrilledThatNobodyCommitted() {
            project.forge(
                    it -> commits(it).addObject().put("id", Genuine.COMMIT.id()).put("clean", false));

            isOpen(project.clause("inputs"), "commit aaaaaaaaaaaa was drilled with changes that nobody has committed");
            assertThat(project.clause("inputs").found()).contains("with changes that nobody has committed");
            assertThat(project.subject(Genuine.IMAGE).clause("inputs").outcome())
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void areOpenWhereNobodyKnowsTheCommitOfNow() {
            isOpen(
                    project.holding(null).clause("inputs"),
                    "commit aaaaaaaaaaaa was drilled, and Git does not say which one the project holds now");
        }

        @Test
        void areOpenWhereNobodyKnowsTheCommitOfTheDrills() {
            isOpen(
                    project.forge(it -> commits(it)).clause("inputs"),
                    "the results do not say at which commit the drills were, and the project holds aaaaaaaaaaaa");
        }

        @Test
        void areMetOutsideOfGitByTheirDigests() {
            project.forge(it -> commits(it)).holding(null);

            assertThat(project.clause("inputs").outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void areOpenWhereThePolicyChanged() {
            isOpen(
                    project.file("release-gate.json", "{}").clause("inputs"),
                    "release-gate.json is new since the drills");
        }

        private ArrayNode commits(ObjectNode results) {
            return results.withObject("/provenance").putArray("commits");
        }
    }

    @Nested
    class Age {

        private final Policy day =
                new Policy(Optional.of(Duration.ofHours(24)), false, false, new TreeMap<>(), List.of());

        @Test
        void isMetOnTheLastInstant() {
            assertThat(project.at("2026-11-21T17:05:00Z").clause(day, "age").outcome())
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void isOpenAfterIt() {
            isOpen(project.at("2026-11-21T17:05:01Z").clause(day, "age"), "24h is the oldest that may be");
        }

        @Test
        void isNotAskedWithoutALimit() {
            assertThat(project.at("2027-11-21T17:05:00Z").clause("age").outcome())
                    .isEqualTo(Outcome.NOT_ASKED);
        }

        @Test
        void isOpenForResultsOfTheFuture() {
            isOpen(project.at("2026-11-20T16:00:00Z").clause("age"), "which is still to come");
        }
    }

    @Nested
    class Subject {

        @Test
        void isMetByTheBuildThatWasDrilled() {
            assertThat(project.subject(Genuine.IMAGE).clause("subject").outcome())
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void isOpenForAnother() {
            Genuine other = project.subject("registry.example/awf@sha256:" + "cd".repeat(32));

            isOpen(other.clause("subject"), "which is not 'registry.example/awf@sha256:cdcd");
            assertThat(other.judge().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        @Test
        void isOpenWhereNobodySaysWhatWasDrilled() {
            isOpen(
                    project.subject(Genuine.IMAGE)
                            .forge(it -> it.withObject("/provenance").putArray("subjects"))
                            .clause("subject"),
                    "the results do not say which build of rollback-monitor simulated was drilled");
        }

        @Test
        void isOpenWhereOneSystemIsOfNoNamedBuild() {
            isOpen(
                    project.subject(Genuine.IMAGE)
                            .forge(it -> it.withObject("/provenance")
                                    .withArray("subjects")
                                    .remove(0))
                            .clause("subject"),
                    "the results do not say which build of awf simulated was drilled");
        }

        @Test
        void isNotAskedWhereNobodySaysWhatIsToBeReleasedAndTellsWhatWasDrilled() {
            assertThat(project.clause("subject").outcome()).isEqualTo(Outcome.NOT_ASKED);
            assertThat(project.clause("subject").found()).contains("classes sha256:abababababab…");
        }

        @Test
        void isOpenForAnotherWhereOnlyClassesWereDrilledAndSaysWhatToDo() {
            isOpen(
                    project.subject("registry.example/awf:1.2").clause("subject"),
                    "only classes were drilled in virtual time: drill it for real too");
        }

        @Test
        void isOpenWhereOneSystemIsOfNoNamedBuildAlsoIfNobodyAsks() {
            isOpen(
                    project.forge(it -> it.withObject("/provenance")
                                    .withArray("subjects")
                                    .remove(0))
                            .clause("subject"),
                    "which build of awf simulated was drilled");
        }

        @Test
        void isTheOneThatWasDrilledForRealWhateverClassesWereDrilledBesideIt() {
            project.drilled(Genuine.story(), Genuine.live(), Genuine.rollback(null, true));
            String other = "sha256:" + "00".repeat(32);
            project.forge(it -> it.withObject("/provenance")
                            .withArray("subjects")
                            .forEach(each -> {
                                if (each.path("mode").asText().equals("simulated")) {
                                    ((ObjectNode) each).put("build", other);
                                }
                            }))
                    .subject(Genuine.IMAGE);

            assertThat(project.clause("subject").outcome()).isEqualTo(Outcome.MET);
            assertThat(project.clause("subject").found())
                    .contains("classes sha256:000000000000…", "registry.example/awf@sha256:abababababab…");
            isOpen(project.subject(other).clause("subject"), "which is not '" + other);
        }
    }

    @Nested
    class Outcomes {

        @Test
        void areBrokenByAFailedCheck() {
            Ruling ruling = project.drilled(Genuine.story(), Genuine.rollback(null, false))
                    .judge();

            assertThat(ruling.verdict()).isEqualTo(Verdict.NO_GO);
            assertThat(Genuine.clause(ruling, "checks").reasons())
                    .singleElement()
                    .asString()
                    .startsWith("rollback-monitor/rollback-three-of-five › trigger:rollback failed: fired 2m29s");
        }

        @Test
        void areBrokenByACheckThatFailedForReal() {
            Entry live =
                    Genuine.entry(Genuine.STORY, "live", null, 1, Genuine.judged("turn-1", "turn", Status.FAIL, 0, 1));

            assertThat(project.drilled(Genuine.story(), Genuine.rollback(null, true), live)
                            .clause("checks")
                            .reasons())
                    .containsExactly("awf/first-meet-kiera for real › turn-1 failed: what was");
        }

        @Test
        void areBrokenWhereOneSeedGaveTwoLogs() {
            Genuine flaky = project.drilled(
                    Genuine.entry(
                            Genuine.STORY,
                            "simulated",
                            null,
                            1,
                            Genuine.judged("turn-1", "turn", Status.NOT_REPRODUCIBLE, 1, 0)),
                    Genuine.rollback(null, true));

            assertThat(flaky.judge().verdict()).isEqualTo(Verdict.NO_GO);
            assertThat(flaky.clause("reproducible").outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(flaky.judge(waiving("awf/first-meet-kiera › turn-1", "2026-12-31"))
                            .verdict())
                    .isEqualTo(Verdict.NO_GO);
        }

        @Test
        void areRepeatedWhereThePolicyAsksForIt() {
            Policy repeated = new Policy(Optional.empty(), true, false, new TreeMap<>(), List.of());

            assertThat(project.clause(repeated, "reproducible").outcome()).isEqualTo(Outcome.MET);
            isOpen(
                    project.forge(it -> it.withObject("/provenance").put("repeated", false))
                            .clause(repeated, "reproducible"),
                    "not repeated in a second JVM");
            assertThat(project.clause("reproducible").outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void areOpenWhereACheckIsNotExercised() {
            isOpen(
                    withTurn(Genuine.judged("turn-1", "turn", Status.NOT_EXERCISED, 0, 0))
                            .clause("proven"),
                    "awf/first-meet-kiera › turn-1 is not proven, not exercised: what was");
        }

        @Test
        void areOpenWhereACheckIsNotObserved() {
            isOpen(
                    withTurn(Genuine.judged("turn-1", "turn", Status.NOT_OBSERVED, 0, 0))
                            .clause("proven"),
                    "not observed");
        }

        @Test
        void nameAChecksThatCannotFail() {
            CheckResult green = Genuine.unseen("turn-1", "turn", 1)
                    .unfalsified("it passed, and stayed green: a check that cannot fail proves nothing");

            isOpen(withTurn(green).clause("proven"), "awf/first-meet-kiera › turn-1 cannot fail, and proves nothing");
        }

        @Test
        void areOpenWhereNothingRan() {
            isOpen(project.drilled().clause("proven"), "no scenario ran");
        }

        @Test
        void areOpenWhereACheckForbidsANameThatOccursNowhere() {
            isOpen(
                    project.forge(it -> {
                                ObjectNode names =
                                        Genuine.entryIn(it, Genuine.STORY).putObject("names");
                                names.putArray("known");
                                ObjectNode invented = names.putArray("invented").addObject();
                                invented.put("check", "turn-1")
                                        .put("subject", "event")
                                        .put("name", "no-such-evnt");
                                invented.putArray("members");
                            })
                            .clause("seen-to-fail"),
                    "awf/first-meet-kiera › turn-1 forbids a name that occurs in no run");
        }

        @Test
        void areOpenWhereNobodySawACheckFail() {
            isOpen(
                    withTurn(Genuine.unseen("turn-1", "turn", 1)).clause("seen-to-fail"),
                    "awf/first-meet-kiera › turn-1 passed, and nobody has seen it fail");
        }

        @Test
        void takeABrokenVariantForHavingSeenIt() {
            Entry lost = Genuine.entry(
                    Genuine.STORY,
                    "simulated",
                    "loses-the-turn",
                    1,
                    Genuine.judged("turn-1", "turn", Status.FAIL, 0, 1));
            Entry story = Genuine.entry(Genuine.STORY, "simulated", null, 1, Genuine.unseen("turn-1", "turn", 1));

            assertThat(project.drilled(story, lost, Genuine.rollback(null, true))
                            .clause("seen-to-fail")
                            .outcome())
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void areOpenWhereABrokenVariantEscaped() {
            isOpen(
                    project.drilled(Genuine.story(), Genuine.rollback(null, true), Genuine.rollback("harmless", true))
                            .clause("variants"),
                    "the broken variant rollback-monitor harmless escaped");
        }

        @Test
        void areOpenWhereThePolicyAsksForVariantsAndNoneWasDrilled() {
            Policy variants = new Policy(Optional.empty(), false, true, new TreeMap<>(), List.of());

            assertThat(project.clause(variants, "variants").outcome()).isEqualTo(Outcome.MET);
            project.drilled(Genuine.story(), Genuine.rollback(null, true));
            isOpen(project.clause(variants, "variants"), "no broken variant was drilled, and release-gate.json asks");
            assertThat(project.clause("variants").outcome()).isEqualTo(Outcome.NOT_ASKED);
        }

        @Test
        void nameTheChecksThatTheyAreAbout() {
            Ruling failed = project.drilled(Genuine.story(), Genuine.rollback(null, false))
                    .judge();

            assertThat(Genuine.clause(failed, "checks").about())
                    .containsExactly("rollback-monitor/rollback-three-of-five › trigger:rollback");
            assertThat(project.drilled().clause("proven").about()).isEmpty();
        }

        @Test
        void askNobodyToHaveSeenAnImportedLogFail() {
            Entry imported = Genuine.entry(Genuine.STORY, "imported", null, 1, Genuine.unseen("turn-1", "turn", 1));

            assertThat(project.drilled(Genuine.story(), imported, Genuine.rollback(null, true))
                            .clause("seen-to-fail")
                            .outcome())
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void areNeverGoodForABrokenVariantAlone() {
            Genuine lone = project.drilled(Genuine.rollback("harmless", true));

            isOpen(lone.clause("variants"), "only a broken variant was drilled");
            assertThat(lone.judge().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }

        private Genuine withTurn(CheckResult turn) {
            return project.drilled(
                    Genuine.entry(Genuine.STORY, "simulated", null, 1, Genuine.check("golden", 1), turn),
                    Genuine.rollback(null, true));
        }
    }

    @Nested
    class Required {

        @Test
        void isMetByWhatPassed() {
            Demand demand = demand(List.of("first-*"), List.of("turn-*"), Map.of(Mode.SIMULATED, List.of("*")), 1);

            assertThat(project.clause(asking("awf", demand), "required").outcome())
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void isOpenForASystemThatDidNotRun() {
            isOpen(
                    project.clause(asking("recommender", demand(List.of(), List.of(), Map.of(), 1)), "required"),
                    "no scenario of recommender ran");
        }

        @Test
        void isOpenForAScenarioThatThereIsNot() {
            isOpen(
                    required("awf", demand(List.of("last-*"), List.of(), Map.of(), 1)),
                    "asks for 'last-*' of awf, and there is no such scenario");
        }

        @Test
        void isOpenForAScenarioThatDidNotPass() {
            project.drilled(Genuine.story(), Genuine.rollback(null, false));

            isOpen(
                    required("rollback-monitor", demand(List.of("*"), List.of(), Map.of(), 1)),
                    "rollback-monitor/rollback-three-of-five did not pass");
        }

        @Test
        void isOpenForACheckThatNobodySawFail() {
            isOpen(
                    required("awf", demand(List.of(), List.of("invariant*"), Map.of(), 1)),
                    "no check 'invariant*' of awf passed and was seen to fail");
        }

        @Test
        void takesNoPassInVirtualTimeForOneForReal() {
            isOpen(
                    required("awf", demand(List.of(), List.of(), Map.of(Mode.LIVE, List.of("first-*")), 1)),
                    "awf/first-meet-kiera did not run for real");
        }

        @Test
        void takesNoPassForRealForOneInVirtualTime() {
            project.drilled(
                    Genuine.entry(Genuine.STORY, "live", null, 1, checks(Genuine.story())),
                    Genuine.rollback(null, true));

            isOpen(
                    required("awf", demand(List.of(), List.of(), Map.of(Mode.SIMULATED, List.of("*")), 1)),
                    "awf/first-meet-kiera did not run in virtual time");
        }

        @Test
        void takesNoImportedLogForAnyRun() {
            project.drilled(
                    Genuine.entry(Genuine.STORY, "imported", null, 1, checks(Genuine.story())),
                    Genuine.rollback(null, true));
            Map<Mode, List<String>> modes = Map.of(Mode.SIMULATED, List.of("*"), Mode.LIVE, List.of("*"));

            assertThat(required("awf", demand(List.of(), List.of("turn-1"), modes, 1))
                            .reasons())
                    .containsExactly(
                            "no scenario of awf ran, and release-gate.json asks for it",
                            "no check 'turn-1' of awf passed and was seen to fail, and release-gate.json asks for one",
                            "awf/first-meet-kiera did not run in virtual time, and release-gate.json asks for it"
                                    + " by '*', which fits all that firedrill.lock.json lists",
                            "awf/first-meet-kiera did not run for real, and release-gate.json asks for it"
                                    + " by '*', which fits all that firedrill.lock.json lists");
        }

        @Test
        void isMetForRealByWhatPassedForReal() {
            project.drilled(
                    Genuine.story(),
                    Genuine.entry(Genuine.STORY, "live", null, 1, Genuine.check("turn-1", 1)),
                    Genuine.rollback(null, true));

            assertThat(required("awf", demand(List.of(), List.of(), Map.of(Mode.LIVE, List.of("*")), 1))
                            .outcome())
                    .isEqualTo(Outcome.MET);
        }

        @Test
        void isOpenForTooFewRuns() {
            assertThat(required("rollback-monitor", demand(List.of(), List.of(), Map.of(), 50))
                            .outcome())
                    .isEqualTo(Outcome.MET);
            isOpen(
                    required("rollback-monitor", demand(List.of(), List.of(), Map.of(), 51)),
                    "had 50 of at least 51 runs");
        }

        private Clause required(String system, Demand demand) {
            return project.clause(asking(system, demand), "required");
        }
    }

    @Nested
    class CoverageOfRequirements {

        @Test
        void isMetByWhatIsCovered() {
            assertThat(project.clause(covering(2), "coverage").outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void isOpenForMore() {
            isOpen(project.clause(covering(3), "coverage"), "2 requirements of rollback-monitor are covered");
        }

        @Test
        void isNotAskedWithoutANumber() {
            assertThat(project.clause("coverage").outcome()).isEqualTo(Outcome.NOT_ASKED);
        }

        @Test
        void countsNoImportedLog() {
            project.drilled(
                    Genuine.story(),
                    Genuine.entry(Genuine.ROLLBACK, "imported", null, 50, checks(Genuine.rollback(null, true))));

            isOpen(project.clause(covering(1), "coverage"), "0 requirements of rollback-monitor are covered");
        }

        private Policy covering(int least) {
            return asking(
                    "rollback-monitor", new Demand(PLACE, List.of(), List.of(), Map.of(), 1, OptionalInt.of(least)));
        }
    }

    @Nested
    class WhatIsLeftToDo {

        @Test
        void namesAGoldenThatNobodyAccepted() {
            project.file("target/firedrill/pending/awf/first-meet-kiera.golden.json", "{\"new\":1}");

            isOpen(project.clause("goldens"), "the golden of awf/first-meet-kiera was recorded");
        }

        @Test
        void takesACopiedGoldenForAccepted() {
            project.file("target/firedrill/pending/awf/first-meet-kiera.golden.json", "{}");

            assertThat(project.clause("goldens").outcome()).isEqualTo(Outcome.MET);
        }

        @Test
        void namesAFileThatCouldNotBeRead() {
            project.forge(it -> {
                it.withArray("errors")
                        .addObject()
                        .put("at", "a.json:1:1")
                        .put("found", "an empty file")
                        .put("expected", "JSON")
                        .put("mend", "write it");
                it.put("verdict", "INCONCLUSIVE");
            });

            isOpen(project.clause("configuration"), "configuration error at a.json:1:1: an empty file");
        }
    }

    @Nested
    class Waivers {

        private static final String LATE = Genuine.ROLLBACK + " › " + Genuine.TRIGGER;

        @BeforeEach
        void fail() {
            project.drilled(Genuine.story(), Genuine.rollback(null, false));
        }

        @Test
        void letAFailedCheckPassOnTheirLastDay() {
            Ruling ruling = project.judge(waiving(LATE, "2026-11-20"));

            assertThat(ruling.reasons()).isEmpty();
            assertThat(ruling.verdict()).isEqualTo(Verdict.GO);
            assertThat(ruling.waived())
                    .containsExactly(new Waived(LATE, "ann", "the monitor is slow, #12", "2026-11-20"));
            assertThat(ruling.waived().get(0).words())
                    .isEqualTo(LATE + ", waived by ann until 2026-11-20: the monitor is slow, #12");
        }

        @Test
        void countForNothingOnTheNext() {
            Ruling ruling = project.judge(waiving(LATE, "2026-11-19"));

            assertThat(ruling.verdict()).isEqualTo(Verdict.NO_GO);
            assertThat(ruling.waived()).isEmpty();
            assertThat(Genuine.clause(ruling, "waivers").found()).contains("expired: " + LATE);
        }

        @Test
        void countForNothingWhereTheyEndInMoreThanAYear() {
            Ruling ruling = project.judge(waiving(LATE, "2027-11-21"));

            assertThat(ruling.verdict()).isEqualTo(Verdict.NO_GO);
            assertThat(ruling.waived()).isEmpty();
            assertThat(Genuine.clause(ruling, "waivers").found()).contains("ends in more than a year: " + LATE);
            assertThat(project.judge(waiving(LATE, "2027-11-20")).waived()).hasSize(1);
        }

        @Test
        void letNothingElsePass() {
            Ruling ruling = project.judge(waiving(Genuine.ROLLBACK + " › routing", "2026-12-31"));

            assertThat(ruling.verdict()).isEqualTo(Verdict.NO_GO);
            assertThat(Genuine.clause(ruling, "waivers").outcome()).isEqualTo(Outcome.MET);
            assertThat(Genuine.clause(ruling, "waivers").found()).contains("of nothing that failed");
        }

        @Test
        void letARequiredScenarioPass() {
            Policy waiving = waiving(LATE, "2026-12-31");
            Policy both = new Policy(
                    Optional.empty(),
                    false,
                    false,
                    asking("rollback-monitor", demand(List.of("*"), List.of(), Map.of(), 1))
                            .systems(),
                    waiving.waivers());

            assertThat(project.judge(both).verdict()).isEqualTo(Verdict.GO);
        }

        @Test
        void letAnUnprovenCheckPass() {
            project.drilled(
                    Genuine.entry(
                            Genuine.STORY,
                            "simulated",
                            null,
                            1,
                            Genuine.check("golden", 1),
                            Genuine.judged("turn-1", "turn", Status.NOT_OBSERVED, 0, 0),
                            Genuine.unseen("invariant:1", "invariant", 1)),
                    Genuine.rollback(null, true));

            assertThat(project.judge(waiving(Genuine.STORY + " › turn-1", "2026-12-31"))
                            .verdict())
                    .isEqualTo(Verdict.GO);
        }
    }

    private static CheckResult[] checks(Entry entry) {
        return entry.checks().toArray(CheckResult[]::new);
    }

    private static Policy waiving(String check, String expires) {
        return new Policy(
                Optional.empty(),
                false,
                false,
                new TreeMap<>(),
                List.of(new Waiver(PLACE, check, "ann", "the monitor is slow, #12", LocalDate.parse(expires))));
    }

    private static Policy asking(String system, Demand demand) {
        return new Policy(Optional.empty(), false, false, new TreeMap<>(Map.of(system, demand)), List.of());
    }

    private static Demand demand(List<String> scenarios, List<String> checks, Map<Mode, List<String>> modes, int runs) {
        return new Demand(PLACE, scenarios, checks, modes, runs, OptionalInt.empty());
    }

    private static void isOpen(Clause clause, String reason) {
        assertThat(clause.outcome()).as("%s", clause).isEqualTo(Outcome.OPEN);
        assertThat(clause.reasons()).anySatisfy(it -> assertThat(it).contains(reason));
    }
}
