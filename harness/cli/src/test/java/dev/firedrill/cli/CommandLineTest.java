package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import dev.firedrill.result.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void setUp() throws IOException {
        System.setProperty("firedrill.root", root.toString());
        write("scenarios/planted/suite.json", "{ \"system\": \"planted\" }");
        variants("mute");
        scenario("greets", "hello");
    }

    @AfterEach
    void forgetTheRoot() {
        System.clearProperty("firedrill.root");
    }

    private void variants(String... names) throws IOException {
        String declared = String.join(
                ", ",
                java.util.Arrays.stream(names)
                        .map("{ \"name\": \"%s\", \"description\": \"planted\" }"::formatted)
                        .toList());
        write("scenarios/planted/controls.json", """
                { "system": "planted", "routes": [{ "name": "ONLY", "role": "feature" }], "variants": [%s] }
                """.formatted(declared));
    }

    private void scenario(String name, String mustInclude) throws IOException {
        write("scenarios/planted/" + name + ".scenario.json", """
                {
                  "name": "%s",
                  "description": "Says hello back",
                  "seed": 7,
                  "runs": 2,
                  "golden": false,
                  "turns": [{ "input": "hello", "expect": { "mustInclude": ["%s"] } }]
                }
                """.formatted(name, mustInclude));
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), content);
    }

    private int firedrill(String... arguments) {
        out.reset();
        err.reset();
        return Firedrill.run(
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false),
                arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Results results() {
        return ResultsJson.read(root.resolve("target/firedrill/results.json"));
    }

    @Test
    void saysGoOnceTheInventoryIsLocked() {
        assertThat(firedrill("run")).isEqualTo(2);
        assertThat(printed()).contains("INCONCLUSIVE").contains("firedrill.lock.json");

        assertThat(firedrill("lock")).isZero();
        assertThat(firedrill("run")).as(printed() + complained()).isZero();
        assertThat(printed()).contains("✓ planted/greets").contains("\nGO  ").contains("index.html");
    }

    @Test
    void sealsResultsThatSayHowTheyWereMadeAndThatTheyWereRepeated() {
        firedrill("run", "--runs", "1", "planted/greets");

        assertThat(Seal.holds(results())).isTrue();
        assertThat(results().provenance()).isNotNull().satisfies(it -> {
            assertThat(it.command()).isEqualTo("./firedrill run --runs 1 planted/greets");
            assertThat(it.repeated()).isTrue();
            assertThat(it.inputs()).extracting(Input::file).contains("scenarios/planted/greets.scenario.json");
            assertThat(it.subjects()).extracting(Subject::system).containsExactly("planted");
        });
    }

    @Test
    void writesTheSameResultsAgainButForInstantsAndRealTime() throws IOException {
        firedrill("run");
        String first = withoutTime();
        firedrill("run");

        assertThat(withoutTime()).isEqualTo(first).contains("\"provenance\"", "\"eventsSha256\"");
    }

    private String withoutTime() throws IOException {
        return Files.readString(root.resolve("target/firedrill/results.json"))
                .replaceAll("\"(from|until|seal)\": \"[^\"]*\"", "\"$1\": \"\"")
                .replaceAll("\"wallSeconds\": [^,]*", "\"wallSeconds\": 0");
    }

    @Test
    void writesOneResultsFileAndThePage() throws IOException {
        firedrill("run");

        assertThat(results().entries()).extracting(Entry::scenario).containsExactly("planted/greets");
        assertThat(root.resolve("target/firedrill/index.html")).isNotEmptyFile();
        assertThat(root.resolve("target/firedrill")).isDirectoryNotContaining("glob:**/results-*.json");
    }

    @Test
    void saysNoGoWithExpectedFoundAndReplay() throws IOException {
        scenario("greets", "goodbye");

        assertThat(firedrill("run")).isEqualTo(1);
        assertThat(printed())
                .contains("✗ planted/greets", "expected", "found", "NO-GO")
                .contains("./firedrill replay planted/greets --seed 7");
    }

    @Test
    void givesOneLineToADrillThatPassedUnlessItIsToTellAll() {
        firedrill("run");
        assertThat(printed())
                .containsPattern("✓ planted/greets  2 runs from seed 7 · \\d+ checks passed\n")
                .doesNotContain("turn:1");

        firedrill("run", "--verbose");
        assertThat(printed()).contains("  ✓ turn:1");
    }

    @Test
    void tellsAllOfADrillThatDidNotPass() throws IOException {
        scenario("greets", "goodbye");
        firedrill("run");

        assertThat(printed()).contains("  ✗ turn:1", "  ✓ invariant:");
    }

    @Test
    void putsItsResultsWhereItIsTold() throws IOException {
        Path folder = root.resolve("elsewhere");
        firedrill("lock");

        assertThat(firedrill("run", "--output", folder.toString())).isZero();
        assertThat(printed()).contains("page  " + folder.resolve("index.html"));
        assertThat(ResultsJson.read(folder.resolve("results.json")).entries()).hasSize(1);
        assertThat(folder.resolve("events")).isNotEmptyDirectory();
        assertThat(root.resolve("target")).doesNotExist();
        assertThat(firedrill("run", "--output", folder.toString()))
                .as("and again")
                .isZero();
    }

    @Test
    void deletesNothingInAFolderThatHoldsSomethingElse() throws IOException {
        write("mine/live/notes.txt", "mine");

        assertThat(firedrill("run", "--output", root.resolve("mine").toString()))
                .isEqualTo(3);
        assertThat(complained()).contains("--output", "a folder with other files in it", "name another folder");
        assertThat(root.resolve("mine/live/notes.txt")).hasContent("mine");
    }

    @Test
    void sealsItsResultsAndSaysWhatWasDrilled() {
        firedrill("run");

        assertThat(Seal.holds(results())).isTrue();
        assertThat(results().provenance()).isNotNull();
    }

    @Test
    void namesTheGateOnlyWhereThereIsAPolicyAndAWholeResult() throws IOException {
        firedrill("run");
        assertThat(printed()).doesNotContain("./firedrill gate");

        write("release-gate.json", "{}");
        firedrill("run");
        assertThat(printed()).endsWith("gate  ./firedrill gate judges these results against release-gate.json\n");
        firedrill("run", "--seed", "8");
        assertThat(printed()).doesNotContain("./firedrill gate");
    }

    @Test
    void countsTheStepsBetweenStatesOfEachSystem() throws IOException {
        write("scenarios/planted/controls.json", """
                { "system": "planted", "routes": [{ "name": "ONLY", "role": "feature" }],
                  "states": { "names": ["idle", "busy"], "initial": "idle", "edges": [["idle", "busy"]] } }
                """);
        firedrill("run");

        assertThat(printed())
                .contains("\nstates of planted: 0 of 1 declared steps between states taken; not taken: idle → busy\n");
    }

    @Test
    void callsASubsetASubset() throws IOException {
        scenario("waves", "hello");
        firedrill("lock");

        assertThat(firedrill("run", "planted/waves")).isZero();
        assertThat(printed()).contains("GO (subset: 1 of 2 scenarios)").doesNotContain("planted/greets");
    }

    @Test
    void callsAChosenSeedExploratory() {
        firedrill("lock");

        assertThat(firedrill("run", "--seed", "99")).isZero();
        assertThat(printed()).contains("GO (exploratory").contains("seed 99");
        assertThat(results().exploratory()).isTrue();
    }

    @Test
    void runsTheOthersBesideABrokenFileAndEndsWithThree() throws IOException {
        write("scenarios/planted/broken.scenario.json", "{");

        assertThat(firedrill("run")).isEqualTo(3);
        assertThat(printed())
                .contains("✓ planted/greets", "scenarios/planted/broken.scenario.json:1:", "mend")
                .contains("\nERROR  1 error in 1 file")
                .doesNotContain("INCONCLUSIVE", "configuration error at");
    }

    @Test
    void endsWithThreeWhereThereIsNoScenario() throws IOException {
        Files.delete(root.resolve("scenarios/planted/greets.scenario.json"));

        assertThat(firedrill("run")).isEqualTo(3);
        assertThat(printed())
                .contains("no scenario", "\nERROR  1 error in 1 file\n")
                .doesNotContain("\nGO", "simulated", "no scenario ran");
    }

    @Test
    void namesTheNearestScenario() {
        assertThat(firedrill("run", "planted/grets")).isEqualTo(3);
        assertThat(complained()).contains("planted/grets", "did you mean 'planted/greets'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rnus", "--runs=0", "--runs=x", "--threads=0", "--seed="})
    void endsWithSixtyFourOnAnOptionThatMakesNoSense(String option) {
        assertThat(firedrill("run", option)).isEqualTo(64);
        assertThat(complained()).contains("expected firedrill run");
    }

    @Test
    void namesTheModesWhereItIsGivenAnother() {
        assertThat(firedrill("run", "--mode", "real")).isEqualTo(64);
        assertThat(complained()).contains("--mode: found 'real', expected 'simulated', 'live' or 'both'");
    }

    @Test
    void tellsWhatDoesNotRunForReal() {
        firedrill("run", "--mode", "live");

        assertThat(printed()).contains("planted/greets", "no 'system.json' stands beside its 'suite.json'");
    }

    @Test
    void refusesOneVariantAndAllAtOnce() {
        assertThat(firedrill("run", "--variants", "--variant", "mute")).isEqualTo(64);
    }

    @Test
    void showsWhatCaughtEachVariant() {
        firedrill("lock");

        assertThat(firedrill("run", "--variants")).as(printed()).isZero();
        assertThat(printed())
                .containsPattern("✓ planted mute  caught by turn:1 of planted/")
                .containsPattern(
                        "expected  the answer to turn 1.*\n +found .*\n +when .*\n +replay .*--seed 7 --variant mute\n")
                .contains("1 of 1 broken variants caught")
                .doesNotContain("[mute]", "golden=record");
        assertThat(results().verdict()).isEqualTo(Verdict.GO);
    }

    @Test
    void tellsOfEveryCatchingCheckWhereItIsAsked() {
        firedrill("run", "--variants", "--verbose");

        assertThat(printed()).contains("    planted/greets › turn:1", "      found     ");
    }

    @Test
    void callsFewerRunsThanDeclaredReduced() {
        firedrill("lock");

        assertThat(firedrill("run", "--runs", "1")).isZero();
        assertThat(printed()).contains("\nGO (reduced: 1 of 2 declared runs)  ");
        assertThat(results().reduced()).isTrue();
        firedrill("run", "--runs", "3");
        assertThat(printed()).contains("\nGO  ");
    }

    @Test
    void tellsOfAScenarioThatIsNotInTheLockFile() throws IOException {
        firedrill("lock");
        scenario("waves", "hello");

        assertThat(firedrill("run")).isZero();
        assertThat(printed()).contains("1 scenario is not in firedrill.lock.json; ./firedrill lock lists it");
    }

    @Test
    void endsWithOneWhenAVariantEscapes() throws IOException {
        variants("mute", "polite");
        firedrill("lock");

        assertThat(firedrill("run", "--variants")).isEqualTo(1);
        assertThat(printed())
                .contains("planted polite  escaped", "\nINCONCLUSIVE", "the broken variant planted polite escaped")
                .contains("1 of 2 broken variants caught, 1 escaped");
        assertThat(results().reasons()).singleElement().asString().contains("planted polite");
    }

    @Test
    void saysBothWhereTheVariantsWereCaughtAndTheSystemIsNotProven() {
        assertThat(firedrill("run", "--variants")).isEqualTo(2);
        assertThat(printed()).contains("\nINCONCLUSIVE", "1 of 1 broken variants caught");
    }

    @Test
    void leavesGoldensOutWhereOnlyAnotherSeedIsRun() throws IOException {
        write("scenarios/planted/greets.scenario.json", """
                { "name": "greets", "description": "Says hello back", "seed": 7,
                  "turns": [{ "input": "hello", "expect": { "mustInclude": ["hello"] } }] }
                """);
        firedrill("lock");

        assertThat(firedrill("run")).as("it has none yet").isEqualTo(1);
        assertThat(firedrill("run", "--seed", "8")).as(printed()).isZero();
        assertThat(printed()).contains("GO (exploratory").doesNotContain("golden:");
    }

    @Test
    void drillsAVariantAsIfItWereTheSystem() {
        assertThat(firedrill("run", "--variant", "mute")).isEqualTo(1);
        assertThat(printed()).contains("\nNO-GO (broken variant 'mute')  ");
    }

    @Test
    void namesTheDeclaredVariantsForAnUnknownOne() {
        assertThat(firedrill("run", "--variant", "mutt")).isEqualTo(3);
        assertThat(complained()).contains("did you mean 'mute'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set-order", "wall-clock"})
    void findsASystemThatIsNotReproducibleAndNamesTheFirstEvent(String planted) throws IOException {
        variants(planted);

        assertThat(firedrill("run", "--variant", planted)).isEqualTo(1);
        assertThat(results().entries())
                .singleElement()
                .extracting(Entry::status)
                .isEqualTo(Status.NOT_REPRODUCIBLE);
        assertThat(printed()).contains("not reproducible", "the two logs part at event", "request.answered");
    }

    @Test
    void endsWithFourWhenTheSecondJvmDies() throws IOException {
        variants("dying");

        assertThat(firedrill("run", "--variant", "dying")).isEqualTo(4);
        assertThat(complained()).contains("second JVM", "exit code 9");
    }

    @Test
    void leavesNoOldVerdictBehindWhenItFails() throws IOException {
        firedrill("run");
        variants("dying");
        firedrill("run", "--variant", "dying");

        assertThat(root.resolve("target/firedrill/results.json")).doesNotExist();
        assertThat(root.resolve("target/firedrill/index.html")).doesNotExist();
    }

    @Test
    void takesThePowerOutOfWhatASystemSays() throws IOException {
        variants("hostile");

        firedrill("run", "--variant", "hostile");
        assertHarmless();
        firedrill("replay", "planted/greets", "--variant", "hostile");
        assertHarmless();
        firedrill("run", "--variants", "--verbose");
        assertHarmless();
    }

    private void assertHarmless() {
        assertThat(printed() + complained())
                .doesNotContain("\u001b", "\u202e", "\r", "\0", "\u200f")
                .contains("\\u001b[2J", "\\u202e", "\\u0000\\u200f");
    }

    @Test
    void refusesToRunBesideAnotherRunOfTheSameProject() throws Exception {
        firedrill("run");
        Results before = results();

        assertThat(RunLock.with(root.resolve("target/firedrill"), () -> firedrill("run")))
                .isEqualTo(3);
        assertThat(complained()).contains("run.lock", "another 'firedrill run'", "mend");
        assertThat(results()).isEqualTo(before);
        assertThat(firedrill("run")).isEqualTo(2);
    }

    @Test
    void refusesToRunBesideARunOfAnotherProcess() throws Exception {
        Path folder = Files.createDirectories(root.resolve("target/firedrill"));
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('!');
            assertThat(firedrill("run")).isEqualTo(3);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(firedrill("run")).as("free again, however the other ended").isEqualTo(2);
    }

    /** Holds a folder until it is ended. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            RunLock.with(Path.of(arguments[0]), () -> {
                System.out.write('!');
                System.out.flush();
                return System.in.read();
            });
        }
    }

    @Test
    void tellsWhatLedToWhatAndWhereItFailed() throws IOException {
        assertThat(firedrill("replay", "planted/greets", "--variant", "mute", "--seed", "9"))
                .isZero();
        assertThat(printed())
                .contains("run.started  scenario=planted/greets  seed=9")
                .contains("► request.answered")
                .contains("✗ turn:1");
    }

    @Test
    void foldsOrdinaryTrafficInAReplay() {
        firedrill("replay", "planted/greets");

        assertThat(printed()).contains("1 request.arrived").doesNotContain("request.arrived  request=1");
    }

    @Test
    void namesTheTwinsThereAre() {
        assertThat(firedrill("replay", "planted/greets", "--twin", "nobody")).isEqualTo(3);
        assertThat(complained()).contains("'nobody'", "no twin");
    }

    @Test
    void refusesToLockWhatCannotBeRead() throws IOException {
        write("scenarios/planted/broken.scenario.json", "{");

        assertThat(firedrill("lock")).isEqualTo(3);
        assertThat(root.resolve("firedrill.lock.json")).doesNotExist();
    }

    @Test
    void showsHelpWithExamplesAndTheVersion() {
        assertThat(firedrill("--help")).isZero();
        assertThat(printed()).contains("run", "replay", "lock", "Examples:", "Exit codes:");
        assertThat(firedrill("--version")).isZero();
        assertThat(printed()).startsWith("firedrill ");
        assertThat(firedrill()).isEqualTo(64);
    }
}
