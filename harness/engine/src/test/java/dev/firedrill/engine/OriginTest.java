package dev.firedrill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Inputs;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

class OriginTest {

    private static final Instant NOW = Instant.parse("2026-11-20T17:05:00.25Z");
    private static final String STARTED = """
            { "start": { "command": [%s], "ready": { "http": "${url}" } },
              "url": "http://127.0.0.1:${port}", "request": { "path": "/" } }
            """;
    private static final String THERE = """
            { "url": "http://127.0.0.1:1", "request": { "path": "/" } }
            """;

    @TempDir
    private Path folder;

    private Workspace project;

    @BeforeEach
    void setUp() throws IOException {
        project = Workspace.at(folder.toRealPath().resolve("project"));
    }

    private Origin origin(Mode mode, Optional<String> told) {
        Project opened = new Project(project.root());
        List<Origin.Drilled> drilled = new ArrayList<>();
        for (Suite suite : opened.scenarios().suites()) {
            for (Scenario scenario : suite.scenarios()) {
                drilled.add(new Origin.Drilled(scenario, project.root().resolve(suite.folder()), mode));
            }
        }
        return new Origin(opened, project.file("target/firedrill"), "mvn", told, drilled, InstantSource.fixed(NOW));
    }

    private Subject subject(Mode mode, Optional<String> told) {
        return origin(mode, told).provenance().subjects().get(0);
    }

    private Subject live() {
        return subject(Mode.LIVE, Optional.empty());
    }

    private Results results(EngineTestKit.Builder engine) throws IOException {
        engine.execute();
        try (Stream<Path> files = Files.list(project.file("target/firedrill"))) {
            return ResultsJson.read(files.filter(it -> it.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    @Test
    void saysWithTheResultsWhereTheyComeFromAndSealsThem() throws IOException {
        Results results = results(project.engine(selectClass(Workspace.Everything.class))
                .configurationParameter(Configuration.COMMAND.key(), "./firedrill run --runs 2"));

        assertThat(Seal.holds(results)).isTrue();
        Provenance origin = Objects.requireNonNull(results.provenance());
        assertThat(origin.command()).isEqualTo("./firedrill run --runs 2");
        assertThat(origin.from()).isLessThanOrEqualTo(origin.until()).matches("\\d{4}-.*:\\d{2}Z");
        assertThat(origin.repeated()).isFalse();
        assertThat(origin.inputs())
                .extracting(Input::file)
                .containsExactly(
                        "scenarios/echo/controls.json",
                        "scenarios/echo/greets.scenario.json",
                        "scenarios/echo/suite.json");
        assertThat(origin.subjects()).singleElement().satisfies(it -> {
            assertThat(it.by()).isEqualTo("digest of its classes");
            assertThat(it.build()).matches("sha256:[0-9a-f]{64}");
        });
        Entry entry = results.entries().get(0);
        assertThat(entry.eventsSha256()).isEqualTo(Inputs.sha256(project.file("target/firedrill/" + entry.events())));
    }

    @Test
    void spellsInstantsInWholeSeconds() {
        assertThat(origin(Mode.SIMULATED, Optional.empty()).provenance().from()).isEqualTo("2026-11-20T17:05:00Z");
    }

    @Test
    void tellsOfAFileThatChangedWhileDrillsRan() {
        Origin origin = origin(Mode.SIMULATED, Optional.empty());
        assertThat(origin.problems()).isEmpty();

        project.scenario("greets", "goodbye");

        assertThat(origin.problems()).singleElement().satisfies(it -> {
            assertThat(it.place()).isEqualTo("scenarios/echo/greets.scenario.json");
            assertThat(it.found()).contains("changed while drills ran");
        });
    }

    @Test
    void tellsOfAFileThatWentAway() throws IOException {
        Origin origin = origin(Mode.SIMULATED, Optional.empty());
        Files.delete(project.file("scenarios/echo/controls.json"));

        assertThat(origin.problems())
                .singleElement()
                .satisfies(it -> assertThat(it.found()).contains("went away"));
    }

    @Test
    void namesAServiceByWhatStandsBesideItsScenarios() {
        project.write("scenarios/echo/system.json", STARTED.formatted("\"node\", \"server.mjs\""));
        project.write("scenarios/echo/server.mjs", "one");
        Subject one = live();
        project.scenario("greets", "goodbye");
        Subject otherScenario = live();
        project.write("scenarios/echo/server.mjs", "two");

        assertThat(one.by()).isEqualTo("digest of its folder");
        assertThat(otherScenario).isEqualTo(one);
        assertThat(live().build()).isNotEqualTo(one.build());
    }

    private Subject livingIn(String folder) {
        project.write("scenarios/echo/system.json", """
                { "start": { "command": ["node", "server.mjs"], "folder": "%s", "ready": { "http": "${url}" } },
                  "url": "http://127.0.0.1:${port}", "request": { "path": "/" } }
                """.formatted(folder));
        project.write("scenarios/echo/notes.txt", "one");
        return live();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../services/shop", "${root}/services/shop"})
    void namesAServiceByTheFolderInWhichItRuns(String folder) {
        project.write("services/shop/server.mjs", "one");
        project.write("services/shop/node_modules/left.js", "one");
        Subject one = livingIn(folder);
        project.write("scenarios/echo/notes.txt", "two");
        project.write("services/shop/node_modules/left.js", "two");
        Subject otherNotes = live();
        project.write("services/shop/server.mjs", "two");

        assertThat(one.by()).isEqualTo("digest of its folder");
        assertThat(otherNotes).isEqualTo(one);
        assertThat(live().build()).isNotEqualTo(one.build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"${state}", "${root}", "..", "/opt/shop", "../../../shop", "../../services/none"})
    void namesByNobodyAServiceThatRunsWhereNothingOfItIsKnown(String folder) {
        assertThat(livingIn(folder)).isEqualTo(new Subject("echo", "live", null, "nobody"));
    }

    @Test
    void namesAServiceOfSeveralPartsByAllTheirFolders() {
        project.write("services/one/a.mjs", "one");
        project.write("services/two/b.mjs", "one");
        String part = "{ \"name\": \"%s\", \"command\": [\"node\", \"x.mjs\"], \"folder\": \"../../services/%s\" }";
        String parts =
                "{ \"start\": [%s, %s], \"url\": \"http://127.0.0.1:${port}\", \"request\": { \"path\": \"/\" } }";
        project.write(
                "scenarios/echo/system.json",
                parts.formatted(part.formatted("one", "one"), part.formatted("two", "two")));
        Subject before = live();
        project.write("services/two/b.mjs", "two");

        assertThat(before.by()).isEqualTo("digest of its folder");
        assertThat(live().build()).isNotEqualTo(before.build());
    }

    @Test
    void tellsOfWhatCannotBeReadWithoutThePathOfThisMachine() throws IOException {
        Project opened = new Project(project.root());
        Files.move(project.root(), project.root().resolveSibling(project.root().getFileName() + "-gone"));
        Origin origin = new Origin(
                opened, project.file("target/firedrill"), "mvn", Optional.empty(), List.of(), InstantSource.fixed(NOW));

        assertThat(origin.problems())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.found())
                        .isEqualTo("a file '.' whose digest cannot be taken: NoSuchFileException"));
    }

    @Test
    void namesAServiceOfOurClassPathByItsClasses() {
        project.write("scenarios/echo/system.json", STARTED.formatted("\"${java}\", \"-cp\", \"${classpath}\", \"X\""));
        project.write("scenarios/echo/notes.txt", "one");

        assertThat(live().by()).isEqualTo("digest of its classes");
        assertThat(live().build())
                .isEqualTo(subject(Mode.SIMULATED, Optional.empty()).build());
    }

    @Test
    void namesByNobodyWhatItDidNotStart() {
        project.write("scenarios/echo/system.json", THERE);
        project.write("scenarios/echo/server.mjs", "one");

        assertThat(live()).isEqualTo(new Subject("echo", "live", null, "nobody"));
    }

    @Test
    void takesTheWordOfWhoNamesTheBuildOfARealService() {
        project.write("scenarios/echo/system.json", THERE);

        assertThat(subject(Mode.LIVE, Optional.of("shop 1.4.2")))
                .isEqualTo(new Subject("echo", "live", "shop 1.4.2", "--subject"));
        assertThat(subject(Mode.SIMULATED, Optional.of("shop 1.4.2")).by()).isEqualTo("digest of its classes");
    }

    @Test
    void makesResultsOfALogOfElsewhereThatSayTheyAreNoDrill() throws IOException {
        Entry drilled = results(project.engine(selectClass(Workspace.Everything.class)))
                .entries()
                .get(0);
        Project opened = new Project(project.root());
        Scenario scenario = opened.scenarios().suites().get(0).scenarios().get(0);
        ImportedResults imported = new ImportedResults(opened, InstantSource.fixed(NOW));

        Results results = imported.of(
                scenario, asImported(drilled), "./firedrill check --events a.jsonl", Optional.of("shop 1.4.2"));

        assertThat(results.subset()).isTrue();
        assertThat(results.inventory().found()).isZero();
        assertThat(Seal.holds(results)).isTrue();
        assertThat(Objects.requireNonNull(results.provenance()).subjects())
                .containsExactly(new Subject("echo", "imported", "shop 1.4.2", "--subject"));
        assertThatThrownBy(() -> imported.of(scenario, drilled, "", Optional.empty()))
                .hasMessageContaining("simulated");
    }

    private static Entry asImported(Entry it) {
        return new Entry(
                it.scenario(),
                it.system(),
                it.description(),
                it.at(),
                Mode.IMPORTED.word(),
                null,
                it.firstSeed(),
                1,
                1,
                it.status(),
                it.logHash(),
                it.simulatedSeconds(),
                it.requests(),
                it.wallSeconds(),
                it.chosenSeed(),
                null,
                it.thresholds(),
                it.checks());
    }
}
