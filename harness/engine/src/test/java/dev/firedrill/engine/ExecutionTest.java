package dev.firedrill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Verdict;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

class ExecutionTest {

    @TempDir
    private Path folder;

    private Workspace project;

    @BeforeEach
    void setUp() throws IOException {
        project = Workspace.at(folder.toRealPath());
    }

    @Test
    void passesWhereTheCheckPassed() {
        assertThat(outcome(run(all()), "echo/greets › turn:1").getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void failsWithExpectedFoundAndReplayAndOneFrameIntoTheFile() {
        project.scenario("sulks", "goodbye");

        Throwable failure = failure(run(all()), "echo/sulks › turn:1");

        assertThat(failure)
                .hasMessageStartingWith("scenarios/echo/sulks.scenario.json:7:")
                .hasMessageContainingAll("expected", "found", "replay", "'goodbye'", "echo/sulks --seed 7");
        assertThat(failure.getStackTrace()).hasSize(1);
        assertThat(failure.getStackTrace()[0].getFileName()).isEqualTo("scenarios/echo/sulks.scenario.json");
        assertThat(failure.getStackTrace()[0].getLineNumber()).isEqualTo(7);
    }

    @Test
    void failsABrokenFileAtItsLineAndRunsTheOthers() {
        project.write(
                "scenarios/echo/broken.scenario.json",
                Workspace.CHECK_LINES.formatted("broken", "hello").replace("\"seed\"", "\"sede\""));

        EngineExecutionResults results = run(all());

        assertThat(failure(results, "scenarios/echo/broken.scenario.json#1"))
                .hasMessageStartingWith("scenarios/echo/broken.scenario.json:5:")
                .hasMessageContainingAll("'sede'", "'seed'");
        assertThat(outcome(results, "echo/greets › turn:1").getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void failsTheSecondOfTwoScenariosOfOneName() {
        project.write("scenarios/echo/again.scenario.json", Workspace.CHECK_LINES.formatted("Greets", "hello"));

        assertThat(run(all()).testEvents().failed().count()).isPositive();
    }

    @Test
    void failsAnAnchorWithoutAnyScenario() {
        EngineExecutionResults results = run(selectClass(Workspace.Elsewhere.class));

        assertThat(results.testEvents().started().count()).isEqualTo(1);
        assertThat(results.testEvents().failed().count()).isEqualTo(1);
    }

    @Test
    void failsAnAnchorOfEverythingWhereAListedScenarioOrCheckIsGone() {
        project.write(Lock.FILE, """
                { "format": "firedrill-lock/1", "scenarios": [
                  { "scenario": "echo/gone", "checks": [] }, { "scenario": "echo/greets", "checks": ["lost"] } ] }
                """);

        EngineExecutionResults results = run(selectClass(Workspace.Everything.class));

        assertThat(inventory(results))
                .singleElement()
                .satisfies(result -> assertThat(result.getThrowable().orElseThrow())
                        .hasMessageContaining("no echo/gone, no echo/greets › lost"));
    }

    @Test
    void comparesOnlyAnAnchorOfEverythingWithTheLockFile() {
        project.write(Lock.FILE, "{ \"format\": \"firedrill-lock/1\", \"scenarios\": [] }");

        assertThat(inventory(run(all())))
                .extracting(TestExecutionResult::getStatus)
                .containsExactly(TestExecutionResult.Status.SUCCESSFUL);
        assertThat(inventory(run(selectDirectory(project.file("scenarios").toString()))))
                .isEmpty();
        assertThat(inventory(run(selectClass(Workspace.Elsewhere.class)))).isEmpty();
    }

    private static List<TestExecutionResult> inventory(EngineExecutionResults results) {
        return results.testEvents().finished().stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().equals(Inventory.TITLE))
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .toList();
    }

    @Test
    void failsAnEmptyDirectory() throws IOException {
        Files.createDirectories(project.file("scenarios/empty"));

        EngineExecutionResults results =
                run(selectDirectory(project.file("scenarios/empty").toString()));

        assertThat(results.testEvents().failed().count()).isEqualTo(1);
    }

    @Test
    void failsAFilterThatNamesNothing() {
        EngineTestKit.Builder engine =
                project.engine(all()).configurationParameter(Configuration.SCENARIOS.key(), "echo/nobody");

        assertThat(failure(engine.execute(), "scenarios"))
                .hasMessageContainingAll("firedrill.scenarios", "echo/nobody");
    }

    @Test
    void failsAVariantThatNobodyDeclares() {
        EngineTestKit.Builder engine =
                project.engine(all()).configurationParameter(Configuration.VARIANT.key(), "deaf");

        assertThat(failure(engine.execute(), "scenarios")).hasMessageContainingAll("firedrill.variant", "'deaf'");
    }

    @Test
    void failsEveryCheckOfASystemThatCannotBeCreatedAndRunsTheOthers() throws IOException {
        project.variants("mute", "stillborn");
        EngineExecutionResults results = project.engine(all())
                .configurationParameter(Configuration.VARIANT.key(), "*")
                .execute();

        for (String check : List.of("turn:1", "nothing-lost", "never:ECHO")) {
            assertThat(failure(results, "echo/greets [stillborn] › " + check))
                    .hasMessageStartingWith("scenarios/echo/greets.scenario.json:1:1")
                    .hasMessageContainingAll("the system 'echo' that cannot be created", "no database", "mend");
        }
        assertThat(outcome(results, "echo/greets › turn:1").getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        assertThat(results().errors()).hasSize(1);
    }

    @Test
    void drillsNoFurtherScenarioWithAVariantThatWasCaught() throws IOException {
        project.scenario("greets-again", "hello");

        project.engine(all())
                .configurationParameter(Configuration.VARIANT.key(), "*")
                .execute();

        assertThat(results().entries())
                .extracting(entry -> entry.scenario() + " " + entry.variant())
                .containsExactlyInAnyOrder("echo/greets-again null", "echo/greets-again mute", "echo/greets null");
    }

    @Test
    void drillsEveryScenarioWithAVariantThatStandsInForTheSystem() throws IOException {
        project.scenario("greets-again", "hello");

        project.engine(all())
                .configurationParameter(Configuration.VARIANT.key(), "mute")
                .execute();

        assertThat(results().entries()).hasSize(2);
    }

    @Test
    void saysWhatNoScenarioDoesOnlyWhereAllOfThemAreRead() throws IOException {
        project.scenario("greets-again", "hello");
        project.write(
                "scenarios/echo/requirements.json",
                "{ \"requirements\": [ { \"id\": \"E-1\", \"text\": \"It echoes\" } ] }");

        run(all());
        assertThat(results().warnings()).extracting(Results.Lint::rule).containsExactly("requirement-uncovered");

        forgetResults();
        run(selectFile(project.file("scenarios/echo/greets.scenario.json").toString()));
        assertThat(results().warnings()).isEmpty();
    }

    @Test
    void failsEveryCheckOfARunWhoseLogIsPastItsLimitAndRunsTheOthers() throws IOException {
        project.write(
                "scenarios/echo/endless.scenario.json",
                Workspace.CHECK_LINES
                        .formatted("endless", "hello")
                        .replace("\"seed\": 7", "\"seed\": 7, \"eventLimit\": 2"));

        EngineExecutionResults results = run(all());

        assertThat(failure(results, "echo/endless › turn:1"))
                .hasMessageStartingWith("scenarios/echo/endless.scenario.json:1:1")
                .hasMessageContainingAll("seed 7", "2 events", "raise 'eventLimit'");
        assertThat(failure(results, "echo/endless › nothing-lost")).hasMessageContaining("raise 'eventLimit'");
        assertThat(outcome(results, "echo/greets › turn:1").getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
        assertThat(results().errors())
                .singleElement()
                .satisfies(error -> assertThat(error.at()).isEqualTo("scenarios/echo/endless.scenario.json:1:1"));
    }

    @Test
    void runsEverythingWhereTheEngineItselfIsSelected() {
        EngineExecutionResults results = run(selectUniqueId(UniqueId.forEngine(FiredrillEngine.ID)));

        assertThat(outcome(results, "echo/greets › turn:1").getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void attachesTheLogOfAFailureForAllure() throws IOException {
        project.scenario("sulks", "goodbye");
        Path allure = project.file("allure-results");
        AllureLifecycle before = Allure.getLifecycle();
        AllureLifecycle here = new AllureLifecycle(new FileSystemResultsWriter(allure));
        Allure.setLifecycle(here);
        try {
            LauncherFactory.create(LauncherConfig.builder()
                            .enableTestEngineAutoRegistration(false)
                            .enableTestExecutionListenerAutoRegistration(false)
                            .addTestEngines(new FiredrillEngine())
                            .addTestExecutionListeners(new AllureJunitPlatform(here))
                            .build())
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(all())
                            .configurationParameter(
                                    Configuration.ROOT.key(), project.root().toString())
                            .build());
        } finally {
            Allure.setLifecycle(before);
        }
        JsonNode failed = allureResult(allure, "echo/sulks › turn:1");
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("fullName").asText()).isEqualTo("echo/sulks › turn:1");
        assertThat(failed.path("labels").toString()).contains("\"subSuite\",\"value\":\"echo/sulks\"");
        assertThat(failed.path("parameters").toString()).contains("./firedrill replay echo/sulks --seed 7");
        assertThat(failed.path("labels").toString())
                .contains(
                        "\"severity\",\"value\":\"normal\"",
                        "\"tag\",\"value\":\"simulated\"",
                        "\"layer\",\"value\":\"drill\"",
                        "\"feature\",\"value\":\"");
        assertThat(failed.path("description").asText()).contains("Says hello back", "**expected**", "**found**");
        assertThat(failed.path("steps"))
                .extracting(it -> it.path("name").asText())
                .anyMatch(it -> it.contains("the run ends"));
        assertThat(failed.path("attachments"))
                .extracting(it -> it.path("name").asText())
                .containsExactlyInAnyOrder("timeline", "event log");
        assertThat(attachment(allure, failed, "timeline")).content().isEqualTo("<svg>echo/sulks of seed 7</svg>");
        assertThat(attachment(allure, failed, "event log"))
                .content()
                .startsWith("{")
                .contains("\"kind\":\"request.answered\"");
        assertThat(allureResult(allure, "echo/greets › turn:1").path("attachments"))
                .isEmpty();
    }

    private static Path attachment(Path allure, JsonNode result, String name) {
        for (JsonNode it : result.path("attachments")) {
            if (it.path("name").asText().equals(name)) {
                return allure.resolve(it.path("source").asText());
            }
        }
        throw new AssertionError("expected an attachment '%s' of '%s'".formatted(name, result));
    }

    private static JsonNode allureResult(Path allure, String name) throws IOException {
        try (Stream<Path> files = Files.list(allure)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith("-result.json")).toList()) {
                JsonNode result = new ObjectMapper().readTree(file.toFile());
                if (result.path("name").asText().equals(name)) {
                    return result;
                }
            }
        }
        throw new AssertionError("expected a result of '%s' in '%s'".formatted(name, allure));
    }

    @Test
    void failsAConfigurationValueThatMakesNoSense() {
        EngineTestKit.Builder engine = project.engine(all()).configurationParameter(Configuration.RUNS.key(), "many");

        assertThat(failure(engine.execute(), "firedrill.runs")).hasMessageContainingAll("'many'", "whole number");
    }

    @Test
    void failsATagThatThePlatformCannotCarryAndStillRunsTheScenario() {
        project.write(
                "scenarios/echo/tagged.scenario.json",
                Workspace.CHECK_LINES.formatted("tagged", "hello").replace("\"smoke\"", "\"a & b\""));

        EngineExecutionResults results = run(all());

        assertThat(failure(results, "echo/tagged#a & b")).hasMessageContaining("'a & b'");
        assertThat(outcome(results, "echo/tagged › turn:1").getStatus())
                .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    }

    @Test
    void drillsAScenarioOnceForAllItsChecksAndAnchors() {
        int before = EchoProvider.CREATED.get();
        run(selectFile(project.file("scenarios/echo/greets.scenario.json").toString()));
        int once = EchoProvider.CREATED.get() - before;
        run(all(), selectDirectory(project.file("scenarios").toString()));

        assertThat(EchoProvider.CREATED.get() - before - once).isEqualTo(once);
    }

    @Test
    void publishesSeedRunsAndHash() {
        List<Map<String, String>> published = run(all()).testEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .toList();

        assertThat(published)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("firedrill.seed", "7")
                        .containsEntry("firedrill.runs", "1")
                        .containsKeys("firedrill.status", "firedrill.logHash"));
    }

    @Test
    void writesResultsAndTheLogOfTheChosenRun() throws IOException {
        project.scenario("sulks", "goodbye");
        run(all());

        Results results = results();
        assertThat(results.verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(results.entries())
                .extracting(entry -> entry.scenario())
                .containsExactly("echo/greets", "echo/sulks");
        assertThat(results.entries())
                .allSatisfy(
                        entry -> assertThat(project.file("target/firedrill").resolve(String.valueOf(entry.events())))
                                .isNotEmptyFile());
    }

    @Test
    void keepsTheLogsOfARowAndOfAVariantOfThatNameApart() throws IOException {
        project.scenario("greets.mute", "hello");
        run(all());
        List<String> ofSystem = logs();

        project.engine(all())
                .configurationParameter(Configuration.VARIANT.key(), "mute")
                .execute();

        assertThat(ofSystem).containsExactlyInAnyOrder("echo.greets.seed-7.jsonl", "echo.greets.mute.seed-7.jsonl");
        assertThat(logs())
                .containsAll(ofSystem)
                .contains("echo.greets@mute.seed-7.jsonl", "echo.greets.mute@mute.seed-7.jsonl")
                .hasSize(4);
    }

    private List<String> logs() throws IOException {
        try (Stream<Path> files = Files.list(project.file("target/firedrill/events"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void writesWhatCouldNotBeDrilledIntoTheResults() throws IOException {
        project.write("scenarios/echo/broken.scenario.json", "{");
        run(all());

        assertThat(results().errors())
                .extracting(Results.ConfigurationError::at)
                .anyMatch(at -> at.startsWith("scenarios/echo/broken.scenario.json:1:"));
    }

    @Test
    void writesNothingWhereItHasNothingToDo() {
        run(selectClass(Workspace.class));

        assertThat(project.file("target")).doesNotExist();
    }

    private static DiscoverySelector all() {
        return selectClass(Workspace.Everything.class);
    }

    private EngineExecutionResults run(DiscoverySelector... selectors) {
        return project.engine(selectors).execute();
    }

    private void forgetResults() throws IOException {
        try (Stream<Path> files = Files.list(project.file("target/firedrill"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
                Files.delete(file);
            }
        }
    }

    private Results results() throws IOException {
        try (Stream<Path> files = Files.list(project.file("target/firedrill"))) {
            return ResultsJson.read(files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static TestExecutionResult outcome(EngineExecutionResults results, String name) {
        return results.testEvents().stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .filter(event -> event.getTestDescriptor().getDisplayName().equals(name))
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected the test '%s', found %s"
                        .formatted(
                                name,
                                results.testEvents().stream()
                                        .map(Event::getTestDescriptor)
                                        .toList())));
    }

    private static Throwable failure(EngineExecutionResults results, String name) {
        return outcome(results, name).getThrowable().orElseThrow();
    }
}
