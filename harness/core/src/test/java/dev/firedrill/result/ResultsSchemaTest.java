package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.firedrill.check.Status;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry.StateCoverage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static InputStream schema(String kind) {
        return ResultsSchemaTest.class.getResourceAsStream("/dev/firedrill/schema/" + kind + "-1.schema.json");
    }

    private static List<Error> errors(String kind, JsonNode content) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(kind))
                .validate(content);
    }

    private JsonNode full() throws IOException {
        Path file = folder.resolve(ResultsJson.FILE);
        Entry failed = Sample.entry("a/x", "broken", "h", List.of(Sample.check("c", Status.FAIL)));
        Entry passed = Sample.entry(
                "a/x", null, "h", List.of(Sample.check("c", Status.PASS).withSeenToFailGenerically("dropped it")));
        Results results = Sample.results(
                Optional.of(Lock.of(List.of())),
                true,
                List.of(new Results.ConfigurationError("a.json:1:1", "this", "that", "so")),
                failed,
                passed.withEvents("events/x.jsonl", ProvenancesTest.SHA)
                        .withStates(new StateCoverage(2, List.of("a → b"), List.of("b → a"))));
        ResultsJson.write(
                Seal.sealed(ProvenancesTest.withCoverage(results).withProvenance(ProvenancesTest.sample())), file);
        return JSON.readTree(file.toFile());
    }

    @Test
    void acceptsWhatIsWritten() throws IOException {
        assertThat(errors("results", full())).isEmpty();
    }

    @Test
    void acceptsTheOlderFormThatSaysNothingOfItsOrigin() throws IOException {
        assertThat(errors("results", JSON.readTree(OlderResults.TEXT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/format, firedrill-results/2",
        "/verdict, PERHAPS",
        "/subset, yes",
        "/seal, abc",
        "/provenance/from, yesterday",
        "/provenance/commits/0/id, main",
        "/provenance/inputs/0/sha256, 12",
        "/provenance/subjects/0/by, guess",
        "/provenance/repeated, yes",
        "/entries/0/mode, dreamt",
        "/entries/0/status, GOOD",
        "/entries/0/runs, many",
        "/entries/0/checks/0/aspect, looks",
        "/entries/0/checks/0/chosen/place, here",
        "/inventory/found, all",
    })
    void rejectsAValueOfAnotherShape(String pointer, String value) throws IOException {
        JsonNode results = full();
        int name = pointer.lastIndexOf('/');
        ((ObjectNode) results.at(pointer.substring(0, name))).put(pointer.substring(name + 1), value);

        assertThat(errors("results", results)).isNotEmpty();
    }

    @Test
    void rejectsEachObjectThatLacksWhatItNeedsAndEachThatHasMore() throws IOException {
        for (String pointer : pointers(full(), "").toList()) {
            JsonNode more = full();
            ((ObjectNode) more.at(pointer)).put("more", true);
            assertThat(errors("results", more)).as("more in '%s'", pointer).isNotEmpty();
            JsonNode less = full();
            ((ObjectNode) less.at(pointer)).removeAll();
            boolean bounds = pointer.endsWith("/bound"); // either of its two may be absent
            assertThat(errors("results", less).isEmpty())
                    .as("nothing in '%s'", pointer)
                    .isEqualTo(bounds);
        }
    }

    private static Stream<String> pointers(JsonNode json, String pointer) {
        Stream<String> own = json.isObject() ? Stream.of(pointer) : Stream.empty();
        Stream<String> below = json.isArray()
                ? Stream.of(json).filter(it -> !it.isEmpty()).flatMap(it -> pointers(it.get(0), pointer + "/0"))
                : json.properties().stream().flatMap(it -> pointers(it.getValue(), pointer + "/" + it.getKey()));
        return Stream.concat(own, below);
    }

    @Test
    void namesTheComponentsOfTheRecordsAndNoOthers() throws IOException {
        agrees(JSON.readTree(schema("results")), Results.class);
        agrees(JSON.readTree(schema("lock")), Lock.class);
    }

    private static void agrees(JsonNode schema, Class<?> type) {
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        assertThat(schema.path("properties").properties())
                .as(type.getName())
                .extracting(it -> it.getKey())
                .containsExactlyInAnyOrderElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(schema.path("required"))
                .as(type.getName())
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(components.stream()
                        .filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .filter(it -> !it.isAnnotationPresent(Later.class))
                        .map(RecordComponent::getName)
                        .toList());
        components.forEach(it -> agrees(schema.path("properties").path(it.getName()), it.getGenericType(), it));
    }

    private static void agrees(JsonNode schema, Type type, RecordComponent of) {
        assertThat(schema.path("title").asText() + schema.path("description").asText())
                .as("title and description of '%s'", of)
                .isNotEmpty();
        if (type instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof Class<?> element) {
            assertThat(schema.path("type").asText()).as(of.toString()).isEqualTo("array");
            if (element.isRecord()) {
                agrees(schema.path("items"), element);
            }
        } else if (type instanceof Class<?> record && record.isRecord()) {
            agrees(schema, record);
        } else if (!schema.has("enum") && !schema.has("const")) {
            assertThat(schema.path("type").asText()).as(of.toString()).isEqualTo(word((Class<?>) type));
        }
    }

    private static String word(Class<?> type) {
        return List.of(boolean.class, Boolean.class).contains(type)
                ? "boolean"
                : List.of(int.class, long.class, Integer.class, Long.class).contains(type)
                        ? "integer"
                        : type == double.class ? "number" : "string";
    }

    @Test
    void knowsEveryWordOfTheEnums() throws IOException {
        JsonNode schema = JSON.readTree(schema("results"));
        JsonNode entry = schema.at("/properties/entries/items/properties");

        assertThat(schema.at("/properties/verdict/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Verdict.values()).map(Verdict::word).toList());
        assertThat(entry.at("/status/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Status.values()).map(Status::name).toList());
        assertThat(entry.at("/mode/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Mode.values()).map(Mode::word).toList());
        assertThat(entry.at("/checks/items/properties/aspect/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Aspect.values()).map(Aspect::title).toList());
    }

    @Test
    void acceptsTheLockFileOfThisProjectAndNoneOfAnotherShape() throws IOException {
        JsonNode lock = JSON.readTree(Files.readAllBytes(Path.of("..", "..", Lock.FILE)));
        assertThat(errors("lock", lock)).isEmpty();

        ((ObjectNode) lock.at("/scenarios/0")).put("mode", "simulated");
        assertThat(errors("lock", lock)).isNotEmpty();
    }
}
