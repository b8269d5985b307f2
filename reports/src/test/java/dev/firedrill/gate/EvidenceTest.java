package dev.firedrill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.check.Status;
import dev.firedrill.model.Policy;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import dev.firedrill.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but whole, genuine results of what is here now gives GO: neither a way not to test, nor a file that was touched. */
class EvidenceTest {

    private Genuine project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Genuine(root);
    }

    /** The ways to be green without testing: each leaves less than it should. */
    @Nested
    class GreenWithoutTesting {

        @Test
        void noAnchorRunsNothing() {
            isNoGo(
                    "target/nothing is no folder, so there are no results in it",
                    project.root().resolve("target/nothing"));
        }

        @Test
        void anUnpinnedSurefireRunsNothing() throws IOException {
            Path empty = Files.createDirectories(project.root().resolve("target/surefire"));

            isNoGo("there are no results in target/surefire", empty);
        }

        @Test
        void anAnchorOfAMissingFolderRunsNoScenario() {
            isNoGo("no scenario ran", part("results-1-1.json"));
        }

        @Test
        void aTypoAmongTheTagsRunsAPart() {
            isNoGo(
                    "lists awf/first-meet-kiera, which did not run",
                    part("results-1-1.json", Genuine.rollback(null, true)));
        }

        @Test
        void aSelectionRunsAPart() {
            project.forge(it -> it.put("subset", true));

            isNoGo("the results are a subset", project.folder());
        }

        @Test
        void staleFilesAreNotThoseOfTheProject() {
            project.file("scenarios/awf/renamed.scenario.json", "{\"name\":\"renamed\"}")
                    .without("scenarios/awf/first-meet-kiera.scenario.json");

            isNoGo("scenarios/awf/first-meet-kiera.scenario.json was drilled and is gone", project.folder());
        }

        @Test
        void aRerunThatPassesIsNoPass() {
            Path first = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            Entry late = Genuine.rollback(null, false);
            part("results-2-1.json", Genuine.story(), late);

            assertThat(judge(first).verdict()).isEqualTo(Verdict.NO_GO);
        }

        @Test
        void thePartsOfAWholeBuildGo() {
            Path build = part("results-1-1.json", Genuine.story());
            part("results-2-1.json", Genuine.rollback(null, true), Genuine.rollback("counts-all-breaches", false));
            Ruling ruling = judge(build);

            assertThat(ruling.reasons()).isEmpty();
            assertThat(ruling.verdict()).isEqualTo(Verdict.GO);
            assertThat(ruling.read())
                    .extracting(Source::file)
                    .containsExactly("target/build/results-1-1.json", "target/build/results-2-1.json");
        }

        @Test
        void shardsThatMakeUpTheInventoryGo() {
            Path build = shard("results-1-1.json", Genuine.story());
            shard("results-2-1.json", Genuine.rollback(null, true));

            assertThat(judge(build).reasons()).isEmpty();
        }

        @Test
        void shardsThatDoNotAreASubset() {
            Path build = shard("results-1-1.json", Genuine.story());
            shard("results-2-1.json", Genuine.story());

            isNoGo("the results are a subset", build);
        }

        @Test
        void twoPartsOfDifferentFilesDoNotBelongTogether() {
            Path build = part("results-1-1.json", Genuine.story());
            project.file("scenarios/awf/first-meet-kiera.scenario.json", "{ }");
            part("results-2-1.json", Genuine.rollback(null, true));

            isNoGo("the results were not drilled from the same scenarios/awf/first-meet-kiera.scenario.json", build);
        }
    }

    /** Of several files each must stand for itself: what one lacks, no other makes up for. */
    @Nested
    class SeveralParts {

        @Test
        void areNotOfTheProjectWhereOneIsNot() {
            Path build = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            project.file("scenarios/awf/zz.provider.json", "{}");
            part("results-2-1.json", Genuine.story());

            isNoGo("scenarios/awf/zz.provider.json is new since the drills", build);
        }

        @Test
        void needAnOriginEach() {
            Path build = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            told(
                    "results-2-1.json",
                    it -> new Provenance(it.from(), it.until(), it.command(), List.of(), List.of(), List.of(), true));

            String file = "the results in target/build/results-2-1.json do not say ";
            isNoGo(file + "which files were drilled", build);
            isNoGo(file + "at which commit the drills were", build);
            isNoGo(file + "which build of awf simulated was drilled", build);
        }

        @Test
        void areOfOneCommitEach() {
            Path build = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            told(
                    "results-2-1.json",
                    it -> new Provenance(
                            it.from(),
                            it.until(),
                            it.command(),
                            List.of(new Provenance.Commit("b".repeat(40), true)),
                            it.inputs(),
                            it.subjects(),
                            true));

            isNoGo("commit bbbbbbbbbbbb was drilled, and the project holds aaaaaaaaaaaa now", build);
        }

        @Test
        void areOfThePastEach() {
            Path build = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            told("results-2-1.json", it -> between("2031-01-01T00:00:00Z", "2031-01-01T00:01:00Z", it));

            isNoGo("target/build/results-2-1.json ended at 2031-01-01T00:01:00Z, which is still to come", build);
        }

        @Test
        void areAsOldAsTheOldest() {
            Path build = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            told("results-2-1.json", it -> between("2026-11-18T00:00:00Z", "2026-11-18T00:01:00Z", it));
            Policy day = new Policy(Optional.of(Duration.ofHours(24)), false, false, new TreeMap<>(), List.of());

            assertThat(Genuine.clause(judge(day, build), "age").reasons())
                    .containsExactly("the results are 66h old, and 24h is the oldest that may be: run again");
        }

        @Test
        void areRepeatedEachWhereVirtualTimeIsInThem() {
            Path build = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            written("results-2-1.json", unrepeated(Genuine.live()));
            Policy repeated = new Policy(Optional.empty(), true, false, new TreeMap<>(), List.of());

            assertThat(Genuine.clause(judge(repeated, build), "reproducible").outcome())
                    .isEqualTo(Clause.Outcome.MET);
            written("results-2-1.json", unrepeated(Genuine.story()));
            assertThat(Genuine.clause(judge(repeated, build), "reproducible").reasons())
                    .containsExactly(
                            "the first seeds of the results in target/build/results-2-1.json were not repeated in"
                                    + " a second JVM, as ./firedrill run does");
        }

        @Test
        void areNotPartlyOfARunAndPartlyOfABuild() {
            Entry late = Genuine.rollback(null, false);
            part("results-99-1.json", Genuine.story(), late);
            Path build = written("results.json", project.results(Genuine.entries()));

            isNoGo(
                    "target/build holds results.json of a run and parts of a build, as target/build/results-99-1.json",
                    build);
        }

        @Test
        void goWhereVirtualTimeProvedWhatCouldNotBeSeenForReal() {
            Path build = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            CheckResult unseen = Genuine.unobservable("golden");
            written(
                    "results-2-1.json",
                    unrepeated(Genuine.entry(Genuine.STORY, "live", null, 1, Genuine.check("turn-1", 1), unseen)));
            Ruling ruling = judge(build);

            assertThat(ruling.reasons()).isEmpty();
            assertThat(ruling.verdict()).isEqualTo(Verdict.GO);
        }

        @Test
        void doNotGoWhereTheModesSayDifferentThings() {
            Path build = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            part(
                    "results-2-1.json",
                    Genuine.entry(
                            Genuine.STORY,
                            "live",
                            null,
                            1,
                            Genuine.judged("turn-1", "turn", Status.NOT_OBSERVED, 0, 0)));

            isNoGo("awf/first-meet-kiera for real › conformance failed: 'turn-1' is PASS in virtual time", build);
        }

        @Test
        void goWithAnImportedLogBesideThem() {
            Path build = part("results-1-1.json", Genuine.entries().toArray(Entry[]::new));
            Entry imported = Genuine.entry(Genuine.STORY, "imported", null, 1, Genuine.unseen("turn-1", "turn", 1));
            written("results-2-1.json", unrepeated(imported));
            Policy repeated = new Policy(Optional.empty(), true, false, new TreeMap<>(), List.of());

            assertThat(judge(repeated, build).reasons()).isEmpty();
        }

        private void told(String name, UnaryOperator<Provenance> edit) {
            written(name, edited(List.of(Genuine.story()), edit));
        }

        private Results unrepeated(Entry entry) {
            return edited(List.of(entry), it -> it.withRepeated(false));
        }

        private Results edited(List<Entry> entries, UnaryOperator<Provenance> edit) {
            Results part = project.results(entries);
            Provenance origin = Objects.requireNonNull(part.provenance());
            return Seal.sealed(part.withProvenance(edit.apply(origin)));
        }

        private Provenance between(String from, String until, Provenance it) {
            return new Provenance(from, until, it.command(), it.commits(), it.inputs(), it.subjects(), true);
        }
    }

    /** Write a part as a build does, which knows of no selection. */
    private Path part(String name, Entry... entries) {
        return written(name, project.results(List.of(entries)));
    }

    /** Write a part as a call does that selects it. */
    private Path shard(String name, Entry... entries) {
        project.drilled(entries)
                .forge(it -> it.put("subset", true).put("verdict", "GO").putArray("reasons"));
        return written(name, ResultsJson.read(project.file()));
    }

    private Path written(String name, Results part) {
        Path build = project.root().resolve("target/build");
        for (Entry entry : part.entries()) {
            project.file("target/build/" + entry.events(), "{\"time\":0}\n");
        }
        ResultsJson.write(part, build.resolve(name));
        return build;
    }

    @Nested
    class FilesOfResults {

        @Test
        void isNoneWhenEmpty() {
            project.file("target/firedrill/results.json", "");

            isNoGo("target/firedrill/results.json is empty", project.folder());
        }

        @ParameterizedTest
        @ValueSource(doubles = {0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99})
        void isNoneWhenCutOff(double kept) throws IOException {
            byte[] whole = Files.readAllBytes(project.file());
            Files.write(project.file(), Arrays.copyOf(whole, (int) (whole.length * kept)));

            isNoGo("target/firedrill/results.json cannot be read", project.folder());
        }

        @Test
        void isNoneOfAnotherFormat() {
            project.edit(it -> it.put("format", "firedrill-results/0"));

            isNoGo("cannot be read: found the format 'firedrill-results/0'", project.folder());
        }

        @Test
        void isNoneOfAnEarlierVersion() {
            project.edit(it -> it.without(List.of("provenance", "seal")));

            isNoGo("is of an earlier version", project.folder());
        }

        @Test
        void isNoneOfAnotherProject(@TempDir Path elsewhere) {
            Genuine other = new Genuine(elsewhere);
            other.lock(List.of(Genuine.entry("shop/basket", "simulated", null, 1, Genuine.check("routing", 1))));

            assertThat(Gate.judge(
                                    Asked.NOTHING,
                                    Collector.collect(
                                            elsewhere,
                                            List.of(project.folder()),
                                            Optional.of(Genuine.COMMIT),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Genuine.NOW),
                                    false,
                                    "")
                            .reasons())
                    .anySatisfy(it -> assertThat(it).contains("lists shop/basket, which did not run"))
                    .anySatisfy(it -> assertThat(it).contains("firedrill.lock.json changed since it was drilled"));
        }

        @Test
        void isNoneWithoutItsEventLogs() {
            project.without("target/firedrill/events/awf.first-meet-kiera.simulated.jsonl");

            isNoGo(
                    "names the event log 'events/awf.first-meet-kiera.simulated.jsonl', which is not there",
                    project.folder());
        }

        @Test
        void isNoneWithAnotherEventLog() {
            project.file("target/firedrill/events/awf.first-meet-kiera.simulated.jsonl", "{\"time\":1}\n");

            isNoGo("is not the event log that target/firedrill/results.json was written with", project.folder());
        }

        @Test
        void looksAtNoEventLogElsewhere() {
            project.file("secret.jsonl", "{}")
                    .forge(it -> Genuine.entryIn(it, Genuine.STORY).put("events", "../../secret.jsonl"));

            isNoGo("names the event log '../../secret.jsonl', which is not there", project.folder());
        }

        @Test
        void saysWhichLockFileCannotBeRead() {
            project.file("firedrill.lock.json", "{");

            isNoGo("firedrill.lock.json cannot be read: it is cut off", project.folder());
        }

        @Test
        void needsABaselineThatIsThere() {
            project.baseline(project.root().resolve("before.json"));

            isNoGo("the baseline before.json is not there", project.folder());
        }

        @Test
        void trustsNoEditedBaseline() throws IOException {
            Path before = project.root().resolve("before.json");
            Files.writeString(before, Files.readString(project.file()).replace("what must be", "what may be"));
            project.baseline(before);

            isNoGo("the baseline before.json does not fit its seal", project.folder());
        }

        @Test
        void needsStatementsThatCanBeRead() {
            project.file("target/firedrill/statements.json", "{\"format\":\"firedrill-statements/1\"");

            isNoGo("target/firedrill/statements.json cannot be read: it is cut off", project.folder());
        }
    }

    @Test
    void letsWhatIsSealedAnewUnchangedGo() {
        assertThat(judge(project.forge(it -> {}).folder()).verdict()).isEqualTo(Verdict.GO);
    }

    @ParameterizedTest
    @MethodSource("edits")
    void givesNoGoAfterAnyEdit(Consumer<ObjectNode> edit) {
        isNoGo("does not fit its seal", project.edit(edit).folder());
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void givesNoGoAfterAnEditThatForgetsWhatHangsOnIt(Consumer<ObjectNode> edit) {
        assertThat(judge(project.forge(edit).folder()).verdict()).isNotEqualTo(Verdict.GO);
    }

    @ParameterizedTest
    @MethodSource("flips")
    void givesNoGoToAFailureThatWasEditedAway(Consumer<ObjectNode> edit) {
        project.drilled(Genuine.story(), Genuine.rollback(null, false)).forge(edit);

        assertThat(judge(project.folder()).verdict()).isNotEqualTo(Verdict.GO);
    }

    /** Single edits of all kinds of places: whoever makes one leaves the seal as it is. */
    static Stream<Named<Consumer<ObjectNode>>> edits() {
        return Stream.concat(
                forgeries().filter(it -> !it.getName().equals("no provenance")),
                Stream.of(
                        edit("another description", it -> story(it).put("description", "what it was about")),
                        edit("another text", it -> turn(it).put("expected", "what may be")),
                        edit("another finding", it -> turn(it).put("found", "nothing")),
                        edit("another place", it -> turn(it).put("at", "elsewhere:1:1")),
                        edit("another hash", it -> story(it).put("logHash", "0000000000000000")),
                        edit("more runs", it -> rollback(it).put("runs", 5000).put("declaredRuns", 5000)),
                        edit("another edit seen", it -> turn(it).put("seenToFail", "anything")),
                        edit(
                                "a covered requirement more",
                                it -> turn(it).withArray("covers").add("S2-99")),
                        edit("a wider bound throughout", it -> {
                            ((ObjectNode) trigger(it).path("bound")).put("notAfter", "10m");
                            trigger(it).put("margin", "+8m1.8s");
                        }),
                        edit(
                                "another warning",
                                it -> it.withArray("warnings")
                                        .addObject()
                                        .put("at", "a:1:1")
                                        .put("rule", "r")
                                        .put("found", "f")
                                        .put("expected", "e")
                                        .put("mend", "m")),
                        edit("another tool", it -> ((ObjectNode) it.path("tool")).put("version", "9")),
                        edit("a later beginning", it -> origin(it).put("from", "2026-11-20T17:05:30Z")),
                        edit("another command", it -> origin(it).put("command", "mvn")),
                        edit(
                                "another build",
                                it -> ((ObjectNode) origin(it).path("subjects").path(0)).put("build", "sha256:00"))));
    }

    /** Edits by somebody who seals the file anew, and does not know what else in it or in the project tells of it. */
    static Stream<Named<Consumer<ObjectNode>>> forgeries() {
        return Stream.of(
                edit("status failed", it -> turn(it).put("status", "FAIL")),
                edit("status of the entry", it -> story(it).put("status", "NOT_EXERCISED")),
                edit("verdict", it -> it.put("verdict", "NO-GO")),
                edit("a check less", it -> Genuine.removeCheck(it, Genuine.STORY, "golden")),
                edit("a check twice", it -> story(it).withArray("checks").add(turn(it).deepCopy())),
                edit("another check", it -> turn(it).put("id", "turn-2")),
                edit("a scenario less", it -> Genuine.removeEntries(it, Genuine.STORY)),
                edit("another scenario", it -> story(it).put("scenario", "awf/second")),
                edit("another system", it -> story(it).put("system", "shop")),
                edit("no entry", it -> it.putArray("entries")),
                edit(
                        "an entry twice",
                        it -> it.withArray("entries").add(story(it).deepCopy())),
                edit("for real", it -> story(it).put("mode", "live")),
                edit("imported", it -> story(it).put("mode", "imported")),
                edit("a mode that is none", it -> story(it).put("mode", "dreamt")),
                edit("of a variant", it -> story(it).put("variant", "loses-the-turn")),
                edit("the variant as the system", it -> variant(it).remove("variant")),
                edit("an exploration", it -> it.put("exploratory", true)),
                edit("a subset", it -> it.put("subset", true)),
                edit("reduced", it -> it.put("reduced", true)),
                edit("fewer runs", it -> rollback(it).put("runs", 3)),
                edit("no run", it -> story(it).put("runs", 0)),
                edit("more declared", it -> rollback(it).put("declaredRuns", 500)),
                edit("a failed run", it -> turn(it).put("failedRuns", 1)),
                edit(
                        "a run that failed instead",
                        it -> turn(it).put("failedRuns", 1).put("passedRuns", 0)),
                edit("no passed run", it -> turn(it).put("passedRuns", 0)),
                edit("more passed runs", it -> turn(it).put("passedRuns", 7)),
                edit("a negative count", it -> turn(it).put("passedRuns", -1)),
                edit("a failing seed", it -> turn(it).withArray("failingSeeds").add(4242)),
                edit("a seed that was not run", it -> turn(it).put("seed", 7)),
                edit("another first seed", it -> story(it).put("firstSeed", 1)),
                edit("another shown run", it -> story(it).put("chosenSeed", 1)),
                edit("a chosen run that failed", it -> ((ObjectNode) turn(it).path("chosen")).put("status", "FAIL")),
                edit("a wider bound", it -> ((ObjectNode) trigger(it).path("bound")).put("notAfter", "10m")),
                edit("a lower bound", it -> ((ObjectNode) trigger(it).path("bound")).put("notBefore", "1m58s")),
                edit("no bound", it -> trigger(it).remove("bound")),
                edit("another worst", it -> ((ObjectNode) trigger(it).path("observed")).put("worst", "1m30s")),
                edit("worse than its bound", it -> ((ObjectNode) trigger(it).path("observed")).put("worst", "2m30s")),
                edit("more measured", it -> ((ObjectNode) trigger(it).path("observed")).put("runs", 51)),
                edit("another margin", it -> trigger(it).put("margin", "+20s")),
                edit("a negative margin", it -> trigger(it).put("margin", "-1.8s")),
                edit("no margin", it -> trigger(it).remove("margin")),
                edit("never seen to fail", it -> turn(it).remove("seenToFail")),
                edit("an invariant by kind", it -> {
                    turn(it).put("kind", "invariant");
                    turn(it).remove("seenToFail");
                }),
                edit("more covered", it -> ((ObjectNode) it.path("requirements").path(1)).put("covered", 3)),
                edit(
                        "none uncovered",
                        it -> ((ObjectNode) it.path("requirements").path(1)).putArray("uncovered")),
                edit(
                        "an error",
                        it -> it.withArray("errors")
                                .addObject()
                                .put("at", "a:1:1")
                                .put("found", "f")
                                .put("expected", "e")
                                .put("mend", "m")),
                edit("no provenance", it -> it.remove("provenance")),
                edit("no inputs", it -> origin(it).putArray("inputs")),
                edit("an input less", it -> origin(it).withArray("inputs").remove(0)),
                edit(
                        "another input",
                        it -> ((ObjectNode) origin(it).path("inputs").path(0)).put("sha256", "00")),
                edit(
                        "an input of elsewhere",
                        it -> origin(it)
                                .withArray("inputs")
                                .addObject()
                                .put("file", "../../etc/passwd")
                                .put("sha256", "00")),
                edit(
                        "from the future",
                        it -> origin(it).put("from", "2027-01-01T00:00:00Z").put("until", "2027-01-01T00:00:00Z")),
                edit("ended before it began", it -> origin(it).put("until", "2026-11-20T17:00:00Z")),
                edit("no instant", it -> origin(it).put("from", "yesterday")),
                edit("another log", it -> story(it).put("eventsSha256", "00")),
                edit("no digest of the log", it -> story(it).remove("eventsSha256")),
                edit("a log of elsewhere", it -> story(it).put("events", "../results.json")));
    }

    /** What somebody might do to results with one failed check. */
    static Stream<Named<Consumer<ObjectNode>>> flips() {
        return Stream.of(
                edit("the verdict", it -> it.put("verdict", "GO").putArray("reasons")),
                edit("verdict and entry", it -> {
                    it.put("verdict", "GO").putArray("reasons");
                    rollback(it).put("status", "PASS");
                }),
                edit("all three statuses", it -> {
                    it.put("verdict", "GO").putArray("reasons");
                    rollback(it).put("status", "PASS");
                    trigger(it).put("status", "PASS").put("seenToFail", "x");
                }),
                edit("statuses and counts", it -> {
                    it.put("verdict", "GO").putArray("reasons");
                    rollback(it).put("status", "PASS");
                    trigger(it).put("status", "PASS").put("seenToFail", "x");
                    trigger(it).put("passedRuns", 50).put("failedRuns", 0);
                    ((ObjectNode) trigger(it).path("chosen")).put("status", "PASS");
                }),
                edit("statuses, counts and seeds", it -> {
                    it.put("verdict", "GO").putArray("reasons");
                    rollback(it).put("status", "PASS");
                    trigger(it).put("status", "PASS").put("seenToFail", "x");
                    trigger(it).put("passedRuns", 50).put("failedRuns", 0).putArray("failingSeeds");
                    ((ObjectNode) trigger(it).path("chosen")).put("status", "PASS");
                }),
                edit("the check", it -> {
                    it.put("verdict", "GO").putArray("reasons");
                    rollback(it).put("status", "PASS");
                    Genuine.removeCheck(it, Genuine.ROLLBACK, Genuine.TRIGGER);
                }),
                edit("the scenario", it -> {
                    it.put("verdict", "GO").putArray("reasons");
                    Genuine.removeEntries(it, Genuine.ROLLBACK);
                }),
                edit("into a variant", it -> {
                    it.put("verdict", "GO").putArray("reasons");
                    rollback(it).put("variant", "slow");
                }),
                edit("the inventory", it -> {
                    it.put("verdict", "GO").putArray("reasons");
                    Genuine.removeEntries(it, Genuine.ROLLBACK);
                    ((ObjectNode) it.path("inventory")).put("expected", 1).put("found", 1);
                }));
    }

    private static Named<Consumer<ObjectNode>> edit(String name, Consumer<ObjectNode> edit) {
        return Named.of(name, edit);
    }

    private static ObjectNode story(ObjectNode results) {
        return Genuine.entryIn(results, Genuine.STORY);
    }

    private static ObjectNode turn(ObjectNode results) {
        return Genuine.checkIn(results, Genuine.STORY, "turn-1");
    }

    private static ObjectNode rollback(ObjectNode results) {
        return Genuine.entryIn(results, Genuine.ROLLBACK);
    }

    private static ObjectNode trigger(ObjectNode results) {
        return Genuine.checkIn(results, Genuine.ROLLBACK, Genuine.TRIGGER);
    }

    private static ObjectNode variant(ObjectNode results) {
        return (ObjectNode) results.path("entries").path(2);
    }

    private static ObjectNode origin(ObjectNode results) {
        return (ObjectNode) results.path("provenance");
    }

    private Ruling judge(Path folder) {
        return judge(Policy.NONE, folder);
    }

    private Ruling judge(Policy policy, Path folder) {
        return Gate.judge(Genuine.asked(policy), project.presented(folder), false, "./firedrill gate");
    }

    private void isNoGo(String reason, Path folder) {
        Ruling ruling = judge(folder);
        assertThat(ruling.verdict()).isNotEqualTo(Verdict.GO);
        assertThat(ruling.reasons()).anySatisfy(it -> assertThat(it).contains(reason));
    }
}
