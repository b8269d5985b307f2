package dev.firedrill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FileSource;

class DiscoveryTest {

    @TempDir
    private Path folder;

    private Workspace project;

    @BeforeEach
    void setUp() throws IOException {
        project = Workspace.at(folder.toRealPath());
    }

    @Test
    void hangsSuiteScenarioAndChecksBelowAnAnchorClass() {
        TestDescriptor anchor = only(project.tree(selectClass(Workspace.Everything.class)));

        assertThat(anchor.getSource()).contains(ClassSource.from(Workspace.Everything.class));
        assertThat(only(anchor).getDisplayName()).isEqualTo("echo");
        assertThat(only(only(anchor)).getDisplayName()).isEqualTo("echo/greets");
        assertThat(names(anchor))
                .contains("echo/greets › turn:1", "echo/greets › nothing-lost", "echo/greets › never:ECHO");
    }

    @Test
    void namesAnAnchorByItsFullClassNameForEveryBuildTool() {
        TestDescriptor anchor = only(project.tree(selectClass(Workspace.Everything.class)));

        assertThat(anchor.getDisplayName()).isEqualTo(Workspace.Everything.class.getName());
        assertThat(anchor.getLegacyReportingName()).isEqualTo(Workspace.Everything.class.getName());
    }

    @Test
    void findsAnchorsInAPackage() {
        TestDescriptor root = project.tree(selectPackage(Workspace.class.getPackageName()));

        assertThat(root.getChildren())
                .extracting(TestDescriptor::getDisplayName)
                .contains(Workspace.Everything.class.getName());
    }

    @Test
    void ignoresClassesThatAreNoAnchor() {
        assertThat(project.tree(selectClass(Workspace.class)).getChildren()).isEmpty();
    }

    @Test
    void findsTheSameScenariosByDirectoryAndByFile() {
        List<String> byDirectory =
                names(project.tree(selectDirectory(project.file("scenarios").toFile())));

        assertThat(byDirectory).isNotEmpty();
        assertThat(names(project.tree(selectFile(
                        project.file("scenarios/echo/greets.scenario.json").toFile()))))
                .isEqualTo(byDirectory);
        assertThat(names(project.tree(selectClass(Workspace.Everything.class)))).isEqualTo(byDirectory);
    }

    @Test
    void selectsOnlyTheFileThatIsAskedFor() {
        project.scenario("waves", "hello");

        assertThat(names(project.tree(selectFile(
                        project.file("scenarios/echo/waves.scenario.json").toFile()))))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("echo/waves › "));
    }

    @Test
    void makesOneNodeOfTwoWaysToIt() {
        TestDescriptor root = project.tree(
                selectDirectory(project.file("scenarios").toFile()),
                selectFile(project.file("scenarios/echo/greets.scenario.json").toFile()));

        assertThat(names(root)).doesNotHaveDuplicates();
        assertThat(root.getChildren()).hasSize(1);
    }

    @Test
    void selectsTheCheckAroundALine() {
        assertThat(atLine(11)).containsExactly("echo/greets › nothing-lost");
        assertThat(atLine(12)).containsExactly("echo/greets › nothing-lost");
        assertThat(atLine(13)).containsExactly("echo/greets › never:ECHO");
    }

    @Test
    void selectsTheWholeFileWhereNoCheckIsDeclaredAroundTheLine() {
        assertThat(atLine(2)).hasSizeGreaterThan(3);
        assertThat(atLine(14)).hasSizeGreaterThan(3);
        assertThat(atLine(9999)).hasSizeGreaterThan(3);
    }

    private List<String> atLine(int line) {
        return names(project.tree(
                selectFile(project.file("scenarios/echo/greets.scenario.json").toFile(), FilePosition.from(line))));
    }

    @Test
    void findsEveryNodeAgainByItsUniqueId() {
        project.write("scenarios/echo/broken.scenario.json", "{");
        for (TestDescriptor root : List.of(
                project.tree(selectClass(Workspace.Everything.class)),
                project.tree(selectDirectory(project.file("scenarios").toFile())))) {
            for (TestDescriptor node : root.getDescendants()) {
                TestDescriptor again = project.tree(selectUniqueId(node.getUniqueId()));
                assertThat(again.findByUniqueId(node.getUniqueId()))
                        .as(node.getUniqueId().toString())
                        .isPresent();
                assertThat(names(again)).isEqualTo(names(node.isTest() ? again : node));
            }
        }
    }

    @Test
    void selectsASingleCheckByItsUniqueId() {
        TestDescriptor all =
                project.tree(selectDirectory(project.file("scenarios").toFile()));
        TestDescriptor check = all.getDescendants().stream()
                .filter(TestDescriptor::isTest)
                .findFirst()
                .orElseThrow();

        assertThat(names(project.tree(selectUniqueId(check.getUniqueId())))).containsExactly(check.getDisplayName());
    }

    @Test
    void keepsLinesOutOfUniqueIds() {
        List<String> before = ids();
        project.write(
                "scenarios/echo/greets.scenario.json", "\n\n\n" + Workspace.CHECK_LINES.formatted("greets", "hello"));

        assertThat(ids()).isEqualTo(before);
    }

    private List<String> ids() {
        return project.tree(selectDirectory(project.file("scenarios").toFile())).getDescendants().stream()
                .map(node -> node.getUniqueId().toString())
                .toList();
    }

    @Test
    void takesALinkForTheFileItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(project.file("link"), project.file("scenarios"));

        assertThat(names(project.tree(selectDirectory(link.toString()))))
                .isEqualTo(names(
                        project.tree(selectDirectory(project.file("scenarios").toString()))));
    }

    @Test
    void leadsFromEachNodeToItsPlaceInTheFile() {
        TestDescriptor check =
                project.tree(selectDirectory(project.file("scenarios").toFile())).getDescendants().stream()
                        .filter(node -> node.getDisplayName().endsWith("nothing-lost"))
                        .findFirst()
                        .orElseThrow();
        FileSource source = (FileSource) check.getSource().orElseThrow();

        assertThat(source.getFile())
                .isEqualTo(project.file("scenarios/echo/greets.scenario.json").toFile());
        assertThat(source.getPosition().orElseThrow().getLine()).isEqualTo(10);
    }

    @Test
    void givesTheTagsOfTheFileToEachCheck() {
        assertThat(project.tree(selectDirectory(project.file("scenarios").toFile()))
                        .getDescendants())
                .filteredOn(TestDescriptor::isTest)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.getTags()).containsExactly(TestTag.create("smoke")));
    }

    @Test
    void keepsTheScenariosThatTheConfigurationNames() {
        project.scenario("waves", "hello");

        List<String> kept = names(project.engine(selectClass(Workspace.Everything.class))
                .configurationParameter(Configuration.SCENARIOS.key(), "echo/waves")
                .discover()
                .getEngineDescriptor());

        assertThat(kept).isNotEmpty().allMatch(name -> name.startsWith("echo/waves › "));
    }

    @Test
    void drillsEveryVariantBesideTheSystemWhereAskedTo() {
        TestDescriptor root = project.engine(selectClass(Workspace.Everything.class))
                .configurationParameter(Configuration.VARIANT.key(), "*")
                .discover()
                .getEngineDescriptor();

        assertThat(only(only(root)).getChildren())
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("echo/greets", "echo/greets [mute]");
        assertThat(names(root)).doesNotHaveDuplicates();
    }

    private static TestDescriptor only(TestDescriptor parent) {
        assertThat(parent.getChildren()).hasSize(1);
        return parent.getChildren().iterator().next();
    }

    private static List<String> names(TestDescriptor root) {
        return root.getDescendants().stream()
                .filter(TestDescriptor::isTest)
                .map(TestDescriptor::getDisplayName)
                .toList();
    }
}
