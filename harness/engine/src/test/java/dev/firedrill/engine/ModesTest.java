package dev.firedrill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class ModesTest {

    private static final String SYSTEM = """
            { "url": "http://127.0.0.1:1", "request": { "path": "/" }%s }
            """;

    @TempDir
    private Path folder;

    private Workspace project;

    @BeforeEach
    void setUp() throws IOException {
        project = Workspace.at(folder.toRealPath());
    }

    private EngineTestKit.Builder engine(String mode) {
        return project.engine(selectDirectory(project.file("scenarios").toFile()))
                .configurationParameter(Configuration.MODE.key(), mode);
    }

    private static List<? extends TestDescriptor> nodes(EngineTestKit.Builder engine) {
        return engine.discover().getEngineDescriptor().getDescendants().stream().toList();
    }

    private static List<String> names(EngineTestKit.Builder engine) {
        return nodes(engine).stream().map(TestDescriptor::getDisplayName).toList();
    }

    @Test
    void listsAScenarioOnceForEachModeWithIdsOfItsOwn() {
        project.write("scenarios/echo/system.json", SYSTEM.formatted(""));

        assertThat(names(engine("both"))).contains("echo/greets", "echo/greets (live)");
        assertThat(nodes(engine("both")))
                .extracting(TestDescriptor::getUniqueId)
                .doesNotHaveDuplicates();
        assertThat(names(engine("live"))).contains("echo/greets (live)").doesNotContain("echo/greets");
        assertThat(names(engine("simulated"))).contains("echo/greets").doesNotContain("echo/greets (live)");
    }

    @Test
    void findsTheNodesOfBothModesAgainByTheirUniqueIds() {
        project.write("scenarios/echo/system.json", SYSTEM.formatted(""));

        assertFoundAgain(engine("both"), "both");
    }

    @Test
    void findsASkippedScenarioAgainByItsUniqueId() {
        assertFoundAgain(engine("live"), "live");
        assertFoundAgain(
                project.engine(selectClass(Workspace.Everything.class))
                        .configurationParameter(Configuration.MODE.key(), "live"),
                "live");
    }

    private void assertFoundAgain(EngineTestKit.Builder engine, String mode) {
        assertThat(nodes(engine)).isNotEmpty();
        for (TestDescriptor node : nodes(engine)) {
            UniqueId id = node.getUniqueId();
            Optional<? extends TestDescriptor> again = project.engine(selectUniqueId(id))
                    .configurationParameter(Configuration.MODE.key(), mode)
                    .discover()
                    .getEngineDescriptor()
                    .findByUniqueId(id);

            assertThat(again).as(id.toString()).isPresent();
        }
    }

    @Test
    void skipsVisiblyWhatDoesNotRunForReal() {
        assertThat(skips("live"))
                .containsExactly(
                        "echo/greets (live): it does not run live: no 'system.json' stands beside its 'suite.json'");
    }

    @Test
    void skipsVisiblyWhatDoesNotRunInVirtualTime() {
        project.write("scenarios/echo/system.json", SYSTEM.formatted(""));
        project.write(
                "scenarios/echo/suite.json",
                "{ \"system\": \"echo\", \"defaults\": { \"modes\": { \"simulated\": \"it is no class\" } } }");

        assertThat(skips("simulated"))
                .containsExactly("echo/greets (simulated): it does not run simulated: it is no class");
    }

    @Test
    void skipsVisiblyWhatThisMachineLacks() {
        project.write("scenarios/echo/system.json", SYSTEM.formatted(", \"requires\": [\"cobol\"]"));

        assertThat(skips("live"))
                .containsExactly("echo/greets (live): it does not run live: the program 'cobol' is not here");
    }

    @Test
    void keepsTheTagsOfWhatIsSkippedSoThatASelectionByTagShowsIt() {
        assertThat(nodes(engine("live")))
                .filteredOn(node -> node.getDisplayName().equals("echo/greets (live)"))
                .allSatisfy(node -> assertThat(node.getTags()).containsExactly(TestTag.create("smoke")))
                .isNotEmpty();
    }

    private List<String> skips(String mode) {
        EngineExecutionResults results = engine(mode).execute();
        return results.testEvents().skipped().stream()
                .map(event ->
                        event.getTestDescriptor().getDisplayName() + ": " + event.getRequiredPayload(String.class))
                .toList();
    }

    @Test
    void refusesAModeThatIsNone() {
        List<Event> failed = engine("real").execute().testEvents().failed().list();

        assertThat(failed)
                .extracting(event ->
                        event.getTestDescriptor().getUniqueId().getLastSegment().getValue())
                .contains(Configuration.MODE.key());
    }

    @Test
    void comparesNothingWithTheLockWhereOnlyLiveRuns() {
        project.write("firedrill.lock.json", "{ \"format\": \"firedrill-lock/1\", \"scenarios\": [] }");
        project.write("scenarios/echo/system.json", SYSTEM.formatted(""));

        assertThat(names(project.engine(selectClass(Workspace.Everything.class))
                        .configurationParameter(Configuration.MODE.key(), "live")))
                .noneMatch(name -> name.contains("firedrill.lock.json"));
    }
}
