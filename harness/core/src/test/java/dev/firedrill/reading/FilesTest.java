package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every scenario file is found, and whatever cannot be read is a defect. */
class FilesTest {

    private static final String GOOD = "{'name':'good','turns':[{'input':'x'}]}";

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void readsTheScenarioOfSeedTwoUnchanged() {
        project.raw(Project.FILE, Project.resource("first-meet-kiera.scenario.json"));

        Scenario scenario = project.only();

        assertThat(scenario.id()).isEqualTo("toy/first-meet-kiera");
        assertThat(scenario.seed()).isEqualTo(424242);
        assertThat(scenario.turns())
                .extracting(it -> it.input())
                .containsExactly("I step into the glade and look toward the eyes.");
        assertThat(scenario.expectations()).extracting(it -> it.head().id()).containsExactly("turn:1", "golden");
    }

    @Test
    void findsScenariosInFoldersBelowTheSuite() {
        project.file("scenarios/toy/deep/down/b.scenario.json", GOOD);

        assertThat(project.only().position()).isEqualTo(new Position("scenarios/toy/deep/down/b.scenario.json", 1, 1));
    }

    @Test
    void ignoresWhatMavenCopiesAndWhatIsHidden() {
        project.file("scenarios/pom.xml", "")
                .file("scenarios/target/toy/a.scenario.json", "")
                .file("scenarios/.idea/a.scenario.json", "")
                .file(Project.FILE, GOOD);

        assertThat(project.only().name()).isEqualTo("good");
    }

    @Test
    void readsTheOthersWhenOneIsBroken() {
        project.file("scenarios/toy/b.scenario.json", "{");

        Loaded loaded = project.file(Project.FILE, GOOD).read();

        assertThat(loaded.defects()).hasSize(1);
        assertThat(loaded.suites().get(0).scenarios())
                .extracting(Scenario::name)
                .containsExactly("good");
    }

    @Test
    void reportsWhatIsWrongWithAProfileOrAScriptThatNoScenarioUses() {
        project.file("scenarios/shared/unused.faults.json", "{'profile':'p','faults':[{'id':'f','kind':'rest'}]}")
                .file(
                        "scenarios/toy/unused.provider.json",
                        "{'provider':'p','dialect':'soap','answers':[{'text':'x'}]}")
                .file("scenarios/.idea/x.faults.json", "{")
                .file(Project.FILE, GOOD);

        assertThat(project.read().defects())
                .extracting(it -> it.position().file())
                .containsExactlyInAnyOrder("scenarios/shared/unused.faults.json", "scenarios/toy/unused.provider.json");
        assertThat(project.read(Project.FILE).defects()).isEmpty();
    }

    @Test
    void reportsEveryDefectOfAFileInTheOrderOfItsLines() {
        project.file(Project.FILE, "{'name':'A',\n'runs':0,\n'golden':'yes',\n'lod':{}}");

        assertThat(project.read().defects())
                .extracting(Defect::position)
                .containsExactly(at(1, 1), at(1, 9), at(2, 8), at(3, 10), at(4, 1));
    }

    @Test
    void listsAtMostFiftyDefectsOfAFile() {
        project.file(Project.FILE, "{'name':'a','turns':[" + "{'input':1},".repeat(70) + "{'input':'x'}]}");

        List<Defect> defects = project.read().defects();

        assertThat(defects).hasSize(51);
        assertThat(defects.get(50).found()).isEqualTo("20 more defects");
    }

    @Test
    void reportsAProjectWithoutScenarios() {
        assertThat(project.read().defects()).singleElement().satisfies(it -> {
            assertThat(it.position()).isEqualTo(new Position("scenarios", 1, 1));
            assertThat(it.found()).isEqualTo("no scenario");
        });
    }

    @Test
    void reportsAProjectWithoutTheFolder(@TempDir Path empty) {
        Loaded loaded = new SuiteReader(empty, Project.KNOWN).read();

        assertThat(loaded.defects())
                .singleElement()
                .extracting(Defect::position)
                .isEqualTo(new Position("scenarios", 1, 1));
    }

    @Test
    void reportsAScenarioOutsideAnySuite() {
        project.file("scenarios/lost.scenario.json", GOOD).file(Project.FILE, GOOD);

        assertThat(project.read().defects()).singleElement().satisfies(it -> {
            assertThat(it.position()).isEqualTo(new Position("scenarios/lost.scenario.json", 1, 1));
            assertThat(it.mend()).contains("suite.json");
        });
    }

    @Test
    void readsASelectedFileOnly() {
        project.file(Project.FILE, GOOD).file("scenarios/toy/b.scenario.json", "{");

        assertThat(project.read(Project.FILE).defects()).isEmpty();
    }

    @Test
    void readsASelectedFolderAlsoByItsFullPath() {
        project.file("scenarios/toy/deep/b.scenario.json", GOOD).file(Project.FILE, "{");

        Loaded loaded = project.read(project.path("scenarios/toy/deep").toString());

        assertThat(loaded.defects()).isEmpty();
        assertThat(loaded.suites()).flatExtracting(Suite::scenarios).hasSize(1);
    }

    @Test
    void readsAFileOnceThatIsSelectedTwice() {
        assertThat(project.file(Project.FILE, GOOD)
                        .read(Project.FILE, "scenarios", "./scenarios/toy")
                        .defects())
                .isEmpty();
    }

    @Test
    void reportsASelectionThatDoesNotExist() {
        assertThat(project.file(Project.FILE, GOOD).read("scenarios/typo").defects())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.position()).isEqualTo(new Position("scenarios/typo", 1, 1));
                    assertThat(it.found()).isEqualTo("no such file or folder");
                });
    }

    @Test
    void reportsASelectionThatIsNoScenario() {
        assertThat(project.read("scenarios/toy/suite.json").defects())
                .singleElement()
                .extracting(Defect::found)
                .isEqualTo("a file that is no scenario");
    }

    @Test
    void reportsADirectoryWithTheNameOfAScenario() throws IOException {
        Files.createDirectory(project.path(Project.FILE));

        assertThat(project.read().defects())
                .singleElement()
                .extracting(Defect::found)
                .isEqualTo("a directory");
    }

    @Test
    void reportsALinkToNothing() throws IOException {
        Files.createSymbolicLink(project.path(Project.FILE), project.path("nowhere"));

        assertThat(project.read().defects())
                .singleElement()
                .extracting(Defect::found)
                .isEqualTo("a link to nothing");
    }

    @Test
    void reportsALinkToAFolderRatherThanFollowIt() throws IOException {
        Files.createSymbolicLink(project.path("scenarios/toy/loop"), project.path("scenarios"));

        assertThat(project.file(Project.FILE, GOOD).read().defects())
                .singleElement()
                .extracting(Defect::found)
                .isEqualTo("a link to a folder");
    }

    @Test
    @Timeout(20)
    void reportsAPipeRatherThanWaitForIt() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there are no pipes");
        new ProcessBuilder("/usr/bin/mkfifo", project.path(Project.FILE).toString())
                .start()
                .waitFor();

        assertThat(project.read().defects())
                .singleElement()
                .extracting(Defect::found)
                .isEqualTo("a device or pipe");
    }

    @Test
    void reportsAFileThatMustNotBeRead() throws IOException {
        Path file = project.file(Project.FILE, GOOD).path(Project.FILE);
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "this user may read everything");

        assertThat(project.read().defects())
                .singleElement()
                .extracting(Defect::found)
                .asString()
                .contains("cannot be read");
    }

    @Test
    void reportsAHugeFileWithItsSizeAndTheLimit() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(project.path(Project.FILE).toFile(), "rw")) {
            file.setLength(100_000_000);
        }

        assertThat(project.read().defects()).singleElement().satisfies(it -> {
            assertThat(it.found()).isEqualTo("a file of 100000000 bytes");
            assertThat(it.expected()).isEqualTo("at most 4194304 bytes");
        });
    }

    @Test
    void reportsAByteOrderMark() {
        project.raw(Project.FILE, "\uFEFF{}".getBytes(StandardCharsets.UTF_8));

        assertThat(project.read().defects())
                .singleElement()
                .extracting(Defect::found)
                .isEqualTo("a byte order mark");
    }

    @Test
    void reportsTheFirstByteThatIsNotUtf8() {
        project.raw(Project.FILE, "{\n 'ä'}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(project.read().defects()).singleElement().satisfies(it -> {
            assertThat(it.position()).isEqualTo(at(2, 3));
            assertThat(it.found()).isEqualTo("byte 0xe4, which is not UTF-8");
        });
    }

    @Test
    @Timeout(20)
    void staysQuickOnAFileOfHardToCompareKeys() {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            keys.append(",'").append("k".repeat(90)).append(i).append("':1");
        }

        assertThat(project.file(Project.FILE, "{'name':'a'" + keys + "}").read().defects())
                .hasSize(51);
    }

    @Test
    void recordsTheHashOfEveryFileAScenarioWasReadFrom() {
        assertThat(project.scenario(GOOD).inputs())
                .containsOnlyKeys("controls", "provider:llm", "scenario", "suite")
                .allSatisfy((role, hash) -> assertThat(hash).matches("[0-9a-f]{64}"));
    }

    @Test
    void keepsTheNameOfTheFileRelativeToTheRoot() {
        assertThat(project.scenario(GOOD).drain()).isEqualTo(Duration.ofSeconds(30));
        assertThat(project.only().position().file()).isEqualTo("scenarios/toy/a.scenario.json");
    }

    private static Position at(int line, int column) {
        return new Position(Project.FILE, line, column);
    }
}
