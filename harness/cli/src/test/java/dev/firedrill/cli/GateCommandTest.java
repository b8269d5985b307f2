package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.gate.GateJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command decides from results, and runs nothing. */
class GateCommandTest {

    @TempDir
    private Path root;

    private PlantedProject project;

    @BeforeEach
    void plant() throws IOException {
        project = new PlantedProject(root);
        project.write("scenarios/planted/controls.json", """
                { "system": "planted", "routes": [{ "name": "ONLY", "role": "feature" }] }
                """);
        project.firedrill("lock");
    }

    @AfterEach
    void close() {
        project.close();
    }

    private Path output(String file) {
        return project.output().resolve(file);
    }

    private int gateAt(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        return new CommandLine(new GateCommand(project.terminal(), environment, InstantSource.system()))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void saysGoOfAWholeRunThatPassed() {
        project.firedrill("run");

        assertThat(project.firedrill("gate"))
                .as(project.printed() + project.complained())
                .isZero();
        assertThat(project.printed())
                .contains("release gate\n", "✓ ", "– ", "\nGO  of planted", "1 drill, ", "again  ./firedrill gate\n")
                .contains("page   target/firedrill/index.html")
                .doesNotContain("✗", "advisory", "replay");
        assertThat(output("gate.json")).content().contains("\"GO\"");
        assertThat(output("index.html")).isNotEmptyFile();
        assertThat(output("summary.md")).isNotEmptyFile();
    }

    @Test
    void saysNoGoWithTheReasonsUnderTheirClause() throws IOException {
        project.scenario("greets", "good-bye");
        project.firedrill("run");

        assertThat(project.firedrill("gate")).isEqualTo(1);
        assertThat(project.printed())
                .containsPattern("✗ checks {8}No check.*\n +.*\n +· .*planted/greets.*turn:1")
                .containsPattern("\nNO-GO .*\nreplay ./firedrill .*planted.*greets.*\npage ")
                .contains("\nNO-GO  of ");
        assertThat(output("gate.json")).content().contains("\"NO-GO\"");
    }

    @Test
    void saysInconclusiveOfAPartOfTheInventory() throws IOException {
        project.scenario("waves", "hello");
        project.firedrill("lock");
        project.firedrill("run", "planted/greets");

        assertThat(project.firedrill("gate")).as(project.printed()).isEqualTo(2);
        assertThat(project.printed()).contains("planted/waves", "\nINCONCLUSIVE  ");
    }

    @Test
    void putsThePartsOfAShardedRunTogether() throws IOException {
        project.scenario("waves", "hello");
        project.firedrill("lock");
        String one = root.resolve("one").toString();
        String other = root.resolve("other").toString();
        project.firedrill("run", "planted/greets", "--output", one);
        project.firedrill("run", "planted/waves", "--output", other);

        assertThat(project.firedrill("gate", "--results", one, other))
                .as(project.printed())
                .isZero();
        assertThat(project.printed()).contains("2 drills", "again  ./firedrill gate --results one other\n");
        assertThat(root.resolve("one/index.html")).exists();
        assertThat(root.resolve("one/events/planted.waves.seed-7.jsonl"))
                .as("what the page shows stands beside it")
                .hasSameTextualContentAs(root.resolve("other/events/planted.waves.seed-7.jsonl"));
    }

    @Test
    void leavesAPageThatSaysWhyWhereThereAreNoResults() throws IOException {
        project.write("target/firedrill/index.html", "GO");

        assertThat(project.firedrill("gate")).isEqualTo(2);
        assertThat(project.printed()).contains("\nINCONCLUSIVE  ");
        assertThat(output("index.html")).content().contains("INCONCLUSIVE").isNotEqualTo("GO");
        assertThat(output("gate.json")).content().contains("\"INCONCLUSIVE\"");
    }

    @Test
    void endsWithThreeWhereTheNamedPolicyIsMissing() {
        project.firedrill("run");

        assertThat(project.firedrill("gate", "--policy", "none.json")).isEqualTo(3);
        assertThat(project.complained()).contains("--policy", "no file 'none.json'", "docs/gate.md");
    }

    @Test
    void leavesNoOldVerdictBehindWhereThePolicyIsBroken() throws IOException {
        project.firedrill("run");
        project.firedrill("gate");
        project.write("release-gate.json", "{ \"oldst\": \"1d\" }");

        assertThat(project.firedrill("gate")).isEqualTo(3);
        assertThat(project.complained()).contains("release-gate.json:1:", "oldst");
        assertThat(output("index.html")).doesNotExist();
        assertThat(output("summary.md")).doesNotExist();
        assertThat(output(GateJson.FILE)).doesNotExist();
    }

    @Test
    void endsWithZeroWhereItIsOnlyAdviceAndSaysSoLast() throws IOException {
        project.scenario("greets", "good-bye");
        project.firedrill("run");

        assertThat(project.firedrill("gate", "--advisory")).isZero();
        assertThat(project.printed()).endsWith("advisory  NO-GO would end with 1; this call ends with 0\n");
        project.write("release-gate.json", "{");
        assertThat(project.firedrill("gate", "--advisory"))
                .as("no advice without a policy")
                .isEqualTo(3);
    }

    @Test
    void judgesTheBuildThatIsToBeReleased() {
        project.firedrill("run");

        assertThat(project.firedrill("gate", "--subject", "app@sha256:1")).isNotZero();
        assertThat(project.printed())
                .contains(" of app@sha256:1 · 1 drill, ", "again  ./firedrill gate --subject app@sha256:1");
    }

    @Test
    void tellsWhatChangedSinceTheLastGo() throws IOException {
        project.scenario("waves", "hello");
        project.firedrill("lock");
        project.firedrill("run");
        Path before = Files.copy(output("results.json"), root.resolve("last-go.json"));
        Files.delete(root.resolve("scenarios/planted/waves.scenario.json"));
        project.firedrill("lock");
        project.firedrill("run");

        project.firedrill("gate", "--baseline", before.toString());

        assertThat(project.printed()).containsPattern("\nsince .*change.*\n  removed +planted/waves");
    }

    @Test
    void takesTheFolderOfTheLastGo() throws IOException {
        project.firedrill("run");
        Path before = Files.createDirectory(root.resolve("last-go"));
        Files.copy(output("results.json"), before.resolve("results.json"));

        assertThat(project.firedrill("gate", "--baseline", before.toString())).isZero();
        assertThat(project.printed())
                .containsPattern("\nsince .*nothing changed")
                .contains("--baseline last-go\n");
    }

    @Test
    void writesWhereItIsTold() {
        project.firedrill("run");
        Path elsewhere = root.resolve("release");

        project.firedrill("gate", "--output", elsewhere.toString());

        assertThat(elsewhere.resolve("index.html")).isNotEmptyFile();
        assertThat(elsewhere.resolve("gate.json")).isNotEmptyFile();
        assertThat(output("gate.json")).doesNotExist();
    }

    @Test
    void refusesToJudgeWhatARunIsStillWriting() throws Exception {
        project.firedrill("run");

        assertThat(RunLock.with(project.output(), () -> project.firedrill("gate")))
                .isEqualTo(3);
        assertThat(project.complained()).contains("'firedrill run' or 'gate' at work");
    }

    @Test
    void refusesToJudgeWhatARunIsStillWritingIntoAnyOfItsFolders() throws Exception {
        String one = root.resolve("one").toString();
        Path other = root.resolve("other");
        project.firedrill("run", "--output", one);
        project.firedrill("run", "--output", other.toString());

        assertThat(RunLock.with(other, () -> project.firedrill("gate", "--results", one, other.toString())))
                .isEqualTo(3);
        assertThat(project.complained()).contains("other/run.lock", "'firedrill run' or 'gate' at work");
        assertThat(project.firedrill("gate", "--results", one, other.toString()))
                .as("nobody is at work any more")
                .isNotEqualTo(3);
    }

    @Test
    void locksAFolderOnceThatIsNamedTwice() {
        project.firedrill("run");
        String folder = project.output().toString();

        assertThat(project.firedrill("gate", "--results", folder, folder + "/."))
                .isZero();
    }

    @Test
    void putsNoLockIntoAFolderThatItOnlyReads() throws IOException {
        project.firedrill("run");
        Path mistaken = Files.createDirectories(root.resolve("mistaken"));

        project.firedrill("gate", "--results", project.output().toString(), mistaken.toString());

        assertThat(mistaken).isEmptyDirectory();
    }

    @Test
    void createsNoFolderThatIsNamedByMistake() {
        project.firedrill("run");
        project.firedrill("gate");

        assertThat(project.firedrill(
                        "gate", "--results", root.resolve("mistyped").toString()))
                .isEqualTo(2);
        assertThat(root.resolve("mistyped")).doesNotExist();
        assertThat(project.printed()).contains("mistyped is no folder", "page   target/firedrill/index.html");
        assertThat(output("gate.json")).as("no old GO stays").content().contains("\"INCONCLUSIVE\"");
    }

    @Test
    void writesIntoNoFolderThatHoldsOtherThings() throws IOException {
        project.write("docs/index.html", "of somebody");

        assertThat(project.firedrill("gate", "--results", root.resolve("docs").toString()))
                .isEqualTo(2);
        assertThat(root.resolve("docs/index.html")).hasContent("of somebody");
        assertThat(root.resolve("docs/gate.json")).doesNotExist();
    }

    @Test
    void saysThatNothingIsWrittenWhereNoFolderIsThere() {
        assertThat(project.firedrill("gate")).isEqualTo(2);
        assertThat(project.printed()).contains("\nINCONCLUSIVE  ", "page   none: ", "--output DIR creates one");
        assertThat(root.resolve("target")).doesNotExist();
    }

    @Test
    void tellsNobodyWhereTheProjectLies(@TempDir Path elsewhere) throws IOException {
        String shard = elsewhere.resolve("shard").toString();
        project.firedrill("run", "--output", shard);
        Path policy = Files.writeString(elsewhere.resolve("policy.json"), "{}");

        project.firedrill("gate", "--results", shard, "--policy", policy.toString(), "--output", root + "/release");

        assertThat(project.printed())
                .contains("again  ./firedrill gate --results shard --policy policy.json --output release\n")
                .contains("page   release/index.html\n");
        for (String file : List.of("gate.json", "index.html", "summary.md")) {
            assertThat(root.resolve("release").resolve(file))
                    .content()
                    .doesNotContain(root.toString(), elsewhere.toString());
        }
        assertThat(elsewhere.resolve("shard/results.json"))
                .content()
                .contains("\"./firedrill run --output shard\"")
                .doesNotContain(elsewhere.toString());
    }

    @Test
    void namesThePageByItsFolderWhereThatLiesElsewhere(@TempDir Path elsewhere) {
        project.firedrill("run");
        project.firedrill("gate", "--output", elsewhere.resolve("release").toString());

        assertThat(project.printed()).contains("page   release/index.html\n");
    }

    @Test
    void tellsNobodyWhereAFolderLiesThatIsNotThere(@TempDir Path elsewhere) {
        project.firedrill("gate", "--results", elsewhere.resolve("none").toString());

        assertThat(project.printed()).contains(" none is no folder").doesNotContain(elsewhere.toString());
    }

    @Test
    void saysOfWhatIsMetNoMoreThanOneLineUnasked() {
        project.firedrill("run");
        project.firedrill("gate");
        assertThat(project.printed()).containsPattern("(?m)^✓ .*\\n[✓–] ").doesNotContainPattern("(?m)^ +");

        project.firedrill("gate", "--verbose");
        assertThat(project.printed()).containsPattern("(?m)^✓ .*\\n    \\S.*\\n[✓–] ");
    }

    @Test
    void namesABuildOnceAndShort() {
        project.firedrill("run");
        project.firedrill("gate", "--verbose");

        assertThat(project.printed())
                .containsPattern("\\nGO  of planted \\(classes sha256:[0-9a-f]{12}…\\) · 1 drill, ")
                .doesNotContainPattern("[0-9a-f]{64}");
    }

    @Test
    void showsWhatPeopleStatedOfTheseResultsOnly() {
        project.firedrill("run");
        project.firedrill("sign", "--as", "A. Reviewer", "--note", "read");
        project.firedrill("gate");
        assertThat(project.printed()).contains("stated  A. Reviewer, ", ": read");

        project.firedrill("run", "--runs", "1");
        project.firedrill("gate");
        assertThat(project.printed()).doesNotContain("A. Reviewer");
    }

    @Test
    void tellsGithubActionsBesideTheFiles() throws IOException {
        project.scenario("greets", "good-bye");
        project.firedrill("run");
        Path job = root.resolve("job.md");

        gateAt(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", job.toString()));

        assertThat(project.printed()).contains("\n::error file=scenarios/planted/greets.scenario.json,line=");
        assertThat(job).content().contains("NO-GO");
        gateAt(Map.of());
        assertThat(project.printed()).doesNotContain("::error");
    }

    @Test
    void onlyWarnsGithubActionsWhereItIsAdvice() throws IOException {
        project.scenario("greets", "good-bye");
        project.firedrill("run");

        gateAt(Map.of("GITHUB_ACTIONS", "true"), "--advisory");

        assertThat(project.printed())
                .contains("\n::warning file=scenarios/planted/greets.scenario.json,line=")
                .doesNotContain("::error");
    }
}
