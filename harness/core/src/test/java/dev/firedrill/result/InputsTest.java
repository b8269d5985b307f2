package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.result.Provenance.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void suite() throws IOException {
        root = folder.resolve("project");
        file("scenarios/toy/suite.json", "{ \"system\": \"toy-system\" }");
        file("scenarios/toy/a.scenario.json", "{}");
    }

    @Test
    void takesAllOfTheSuiteFolder() throws IOException {
        file("scenarios/toy/deeper/b.scenario.json", "{}");
        file("scenarios/toy/server.mjs", "");

        assertThat(names())
                .containsExactly(
                        "scenarios/toy/a.scenario.json",
                        "scenarios/toy/deeper/b.scenario.json",
                        "scenarios/toy/server.mjs",
                        "scenarios/toy/suite.json");
    }

    @Test
    void leavesWhatToolsFillAndWhatIsHidden() throws IOException {
        file("scenarios/toy/node_modules/left/index.js", "");
        file("scenarios/toy/__pycache__/server.pyc", "");
        file("scenarios/toy/target/out.txt", "");
        file("scenarios/toy/.venv/bin/python", "");
        file("scenarios/toy/.env", "");

        assertThat(names()).containsExactly("scenarios/toy/a.scenario.json", "scenarios/toy/suite.json");
    }

    @Test
    void leavesOtherSuitesAndWhatNoDrillReads() throws IOException {
        file("scenarios/other/suite.json", "{ \"system\": \"other\" }");
        file("scenarios/other/c.scenario.json", "{}");
        file("README.md", "");
        file("goldens/other/c.golden.json", "{}");

        assertThat(names()).containsExactly("scenarios/toy/a.scenario.json", "scenarios/toy/suite.json");
    }

    @Test
    void takesThePolicySoThatItIsSeenToChange() throws IOException {
        file("release-gate.json", "{}");

        assertThat(names()).contains("release-gate.json");
    }

    @Test
    void takesTheGoldensOfTheSystemByItsNameAndTheLockFile() throws IOException {
        file("goldens/toy-system/a.golden.json", "{}");
        file("firedrill.lock.json", "{}");

        assertThat(names()).contains("goldens/toy-system/a.golden.json", "firedrill.lock.json");
    }

    @Test
    void takesTheFilesDirectlyInTheFolderOfScenarios() throws IOException {
        file("scenarios/scenario-1.schema.json", "{}");

        assertThat(names()).contains("scenarios/scenario-1.schema.json");
    }

    @Test
    void takesTheProfileAndScriptOfAnotherSuiteThatAScenarioNames() throws IOException {
        file("scenarios/shared/storm.faults.json", "{}");
        file("scenarios/shared/llm.provider.json", "{}");
        file("scenarios/shared/unused.faults.json", "{}");
        file(
                "scenarios/toy/a.scenario.json",
                "{ \"profiles\": [{ \"use\": \"../shared/storm.faults.json\" }], "
                        + "\"providers\": [\"..\\/shared/llm.provider.json\"] }");

        assertThat(names())
                .contains("scenarios/shared/storm.faults.json", "scenarios/shared/llm.provider.json")
                .doesNotContain("scenarios/shared/unused.faults.json");
    }

    @Test
    void takesEveryProfileThatARowOfATableMayName() throws IOException {
        file("scenarios/shared/storm.faults.json", "{}");
        file("scenarios/shared/calm.faults.json", "{}");
        file("scenarios/shared/notes.scenario.json", "{}");
        file("scenarios/toy/a.scenario.json", "{ \"profiles\": [\"../shared/${which}.faults.json\"] }");

        assertThat(names())
                .contains("scenarios/shared/storm.faults.json", "scenarios/shared/calm.faults.json")
                .doesNotContain("scenarios/shared/notes.scenario.json");
    }

    @Test
    void takesWhatABrokenScenarioNamedBeforeItBroke() throws IOException {
        file("scenarios/shared/storm.faults.json", "{}");
        file("scenarios/toy/a.scenario.json", "{ \"profiles\": [\"../shared/storm.faults.json\"], oops");

        assertThat(names()).contains("scenarios/toy/a.scenario.json", "scenarios/shared/storm.faults.json");
    }

    @Test
    void takesAFileOfAServiceThatIsNoJsonWhateverItsName() throws IOException {
        Path file = file("scenarios/toy/odd.json", "");
        Files.write(file, new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF, 0x7F, 0x11, 0x22, 0x33});

        assertThat(names()).contains("scenarios/toy/odd.json");
    }

    @Test
    void followsNoLinkOutOfTheRoot() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.json"), "{}");
        Files.createSymbolicLink(root.resolve("scenarios/toy/link.json"), outside);
        Files.createSymbolicLink(root.resolve("scenarios/toy/all"), folder);
        file("scenarios/toy/a.scenario.json", "{ \"profiles\": [\"../../../outside.faults.json\"] }");
        Files.writeString(folder.resolve("outside.faults.json"), "{}");

        assertThat(names()).containsExactly("scenarios/toy/a.scenario.json", "scenarios/toy/suite.json");
    }

    @Test
    void takesALinkToAFileOfTheProject() throws IOException {
        Path inside = file("scenarios/shared/text.json", "{}");
        Files.createSymbolicLink(root.resolve("scenarios/toy/link.json"), inside);

        assertThat(names()).contains("scenarios/toy/link.json");
    }

    @Test
    void findsTheSameBelowARootThatIsALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), root);

        assertThat(Inputs.of(link, Inputs.places(link, List.of(link.resolve("scenarios/toy")))))
                .isEqualTo(Inputs.of(root, Inputs.places(root, List.of(root.resolve("scenarios/toy")))))
                .isNotEmpty();
    }

    @Test
    void listsWhatIsInAFolderButNotWhatToolsFill() throws IOException {
        file("services/shop/server.mjs", "");
        file("services/shop/node_modules/left/index.js", "");

        assertThat(Inputs.below(root, root.resolve("services/shop")))
                .extracting(Input::file)
                .containsExactly("services/shop/server.mjs");
        assertThat(Inputs.below(root, root.resolve("services/none"))).isEmpty();
    }

    @Test
    void givesTheSha256OfEachFile() throws IOException {
        file("scenarios/toy/a.scenario.json", "abc");

        assertThat(Inputs.of(root, List.of(Path.of("scenarios/toy/a.scenario.json"))))
                .containsExactly(new Input(
                        "scenarios/toy/a.scenario.json",
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    private List<String> names() {
        return Inputs.of(root, Inputs.places(root, List.of(Path.of("scenarios/toy")))).stream()
                .map(Input::file)
                .toList();
    }

    private Path file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
