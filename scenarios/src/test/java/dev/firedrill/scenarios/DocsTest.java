package dev.firedrill.scenarios;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.check.Status;
import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.drill.Progress;
import dev.firedrill.engine.Configuration;
import dev.firedrill.engine.Project;
import dev.firedrill.events.EventKind;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.ExpectationKind;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Load;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Policy;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import dev.firedrill.reading.Loaded;
import dev.firedrill.reading.PolicyReader;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Names;
import dev.firedrill.result.Results;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says is what the code does. */
class DocsTest {

    private static final int FEW_RUNS = 3;
    private static final Path ROOT = Project.rootAbove(Path.of("")).orElseThrow();
    private static final String SERVICE = "system-1.schema.json";
    private static final String POLICY = "gate-1.schema.json";
    private static final Pattern WHOLE_FILE =
            Pattern.compile("(?m)^<!-- file: (\\S+) -->\\n```json\\n((?:(?!```).*\\n)*)```$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_$-]+(?:\\.[a-z]+)?");

    /** A file as a document shows it. */
    private record Shown(String file, String text) {}

    @ParameterizedTest
    @CsvSource({"README.md, 1", "docs/scenarios.md, 6", "docs/providers.md, 2"})
    void showsFilesThatAreReadWithoutADefectAndScenariosThatPass(String document, int files, @TempDir Path project)
            throws IOException {
        copyScenarios(project);
        List<Shown> shown = shownIn(document);

        assertThat(shown).hasSize(files);
        for (Shown file : shown) {
            Path path = project.resolve(file.file());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.text());
            if (file.file().endsWith(".scenario.json")) {
                passes(new Project(project), path);
            }
        }
    }

    private static void passes(Project project, Path file) {
        Loaded loaded = project.in(file);
        assertThat(loaded.defects()).isEmpty();
        List<Scenario> scenarios = loaded.suites().stream()
                .flatMap(suite -> suite.scenarios().stream())
                .toList();
        assertThat(scenarios).isNotEmpty();
        for (Scenario scenario : scenarios) {
            DrillPlan fewRuns = new DrillPlan("", OptionalLong.empty(), OptionalInt.of(FEW_RUNS), 1, true);
            Entry entry = new Drill(scenario, project.system(scenario.system()).orElseThrow(), fewRuns)
                    .sweep(Progress.SILENT);
            assertThat(entry.checks())
                    .allSatisfy(check -> assertThat(check.status())
                            .as("%s: %s", check.id(), check.found())
                            .isEqualTo(Status.PASS));
        }
    }

    @Test
    void namesEveryKeyOfEverySchema() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path schema : schemas()) {
            if (!schema.endsWith(SERVICE) && !schema.endsWith(POLICY)) {
                keys.addAll(properties(new ObjectMapper().readTree(schema.toFile())));
            }
        }

        assertThat(keys).hasSizeGreaterThan(100);
        assertThat(codeWords("docs/scenarios.md")).containsAll(keys);
    }

    @Test
    void namesEveryKeyOfAServiceThatRunsForReal() throws IOException {
        Set<String> keys = properties(new ObjectMapper()
                .readTree(ROOT.resolve("scenarios").resolve(SERVICE).toFile()));

        assertThat(keys).contains("start", "request", "observe");
        assertThat(codeWords("docs/live.md")).containsAll(keys);
    }

    @Test
    void namesEveryKeyOfAPolicy() throws IOException {
        Set<String> keys = properties(new ObjectMapper()
                .readTree(ROOT.resolve("scenarios").resolve(POLICY).toFile()));

        assertThat(keys).contains("oldest", "waivers", "covered");
        assertThat(codeWords("docs/gate.md")).containsAll(keys);
    }

    @Test
    void asksOfThisProjectOnlyForSystemsThatTheLockFileLists() {
        PolicyReader.Read read = PolicyReader.read(ROOT.resolve(Policy.FILE), Policy.FILE);

        assertThat(read.defects()).isEmpty();
        assertThat(Lock.read(ROOT).orElseThrow().scenarios())
                .extracting(it -> it.scenario().replaceFirst("/.*", ""))
                .containsAll(read.policy().orElseThrow().systems().keySet());
    }

    @Test
    void namesEveryWordThatAFileCanSay() {
        List<String> words = Stream.of(
                        Arrays.stream(FaultKind.values()).map(FaultKind::word),
                        Arrays.stream(FaultTarget.Kind.values()).map(FaultTarget.Kind::word),
                        Arrays.stream(Shape.Kind.values()).map(Shape.Kind::word),
                        Arrays.stream(ExpectationKind.values()).map(ExpectationKind::word),
                        Arrays.stream(Expectation.TriggerFires.From.values()).map(Expectation.TriggerFires.From::word),
                        Arrays.stream(Expectation.TelemetryLines.Scope.values())
                                .map(Expectation.TelemetryLines.Scope::word),
                        Arrays.stream(Mark.Kind.values()).map(Mark.Kind::word),
                        Arrays.stream(Load.Arrivals.values()).map(DocsTest::lower),
                        Arrays.stream(Controls.Route.Role.values()).map(DocsTest::lower),
                        Arrays.stream(Controls.Control.Source.values()).map(DocsTest::lower),
                        Fault.FACTS.stream())
                .flatMap(word -> word)
                .toList();

        assertThat(codeWords("docs/scenarios.md")).containsAll(words);
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryKindOfFaultWithWhatItStrikes(FaultKind kind) {
        assertThat(text("docs/scenarios.md"))
                .contains(
                        "\n| `%s` | %s |".formatted(kind.word(), kind.strikes().word()));
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryKindOfCheck(ExpectationKind kind) {
        assertThat(text("docs/scenarios.md")).contains("\n| `%s` | ".formatted(kind.word()));
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryKindOfMark(Mark.Kind kind) {
        assertThat(text("docs/scenarios.md")).contains("\n| `%s:".formatted(kind.word()));
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryKindOfEventWithItsFields(EventKind kind) {
        String fields = Arrays.stream(kind.type().getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("stamp"))
                .map("`%s`"::formatted)
                .collect(joining(" "));

        assertThat(text("docs/results.md")).contains("\n| `%s` | %s | ".formatted(kind.word(), fields));
    }

    @Test
    void namesEveryKeyOfTheResultsAndTheLockFile() {
        Set<String> keys = new TreeSet<>();
        for (Class<?> type : List.of(Results.class, Entry.class, Names.class, CheckResult.class, Lock.class)) {
            keys.addAll(components(type));
            Arrays.stream(type.getDeclaredClasses()).forEach(part -> keys.addAll(components(part)));
        }

        assertThat(codeWords("docs/results.md")).containsAll(keys);
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryExitCode(ExitCode code) {
        assertThat(text("docs/results.md")).contains("\n| %d | ".formatted(code.number()));
    }

    @Test
    void showsTheTableOfTheConfiguration() {
        assertThat(text("docs/engine.md")).contains("\n\n" + Configuration.table() + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "suite-1",
                "controls-1",
                "system-1",
                "provider-1",
                "scenario-1",
                "faults-1",
                "requirements-1",
                "gate-1"
            })
    void shipsTheSchemasOfTheCoreBesideTheScenarios(String name) throws IOException {
        String file = name + ".schema.json";
        try (InputStream ofCore = Scenario.class.getResourceAsStream("/dev/firedrill/schema/" + file)) {
            assertThat(ROOT.resolve("scenarios").resolve(file))
                    .hasBinaryContent(Objects.requireNonNull(ofCore).readAllBytes());
        }
        assertThat(schemas()).hasSize(8);
    }

    private static List<Shown> shownIn(String document) {
        List<Shown> files = new ArrayList<>();
        Matcher file = WHOLE_FILE.matcher(text(document));
        while (file.find()) {
            files.add(new Shown(file.group(1), file.group(2)));
        }
        return files;
    }

    private static void copyScenarios(Path project) throws IOException {
        Path scenarios = ROOT.resolve("scenarios");
        try (Stream<Path> files = Files.walk(scenarios, 2)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
                Path copy = project.resolve("scenarios").resolve(scenarios.relativize(file));
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy);
            }
        }
    }

    private static List<Path> schemas() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("scenarios"))) {
            return files.filter(it -> it.toString().endsWith(".schema.json"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> properties(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        for (JsonNode properties : schema.findValues("properties")) {
            properties.fieldNames().forEachRemaining(names::add);
            properties.forEach(property -> names.addAll(properties(property)));
        }
        return names;
    }

    private static List<String> components(Class<?> type) {
        return Optional.ofNullable(type.getRecordComponents()).stream()
                .flatMap(Arrays::stream)
                .map(RecordComponent::getName)
                .toList();
    }

    /** Collect the words that a document sets as code, outside of whole blocks. */
    private static Set<String> codeWords(String document) {
        Set<String> words = new TreeSet<>();
        Matcher code = CODE.matcher(FENCED.matcher(text(document)).replaceAll(""));
        while (code.find()) {
            WORD.matcher(code.group(1)).results().forEach(word -> words.add(word.group()));
        }
        return words;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String text(String document) {
        try {
            return Files.readString(ROOT.resolve(document));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
