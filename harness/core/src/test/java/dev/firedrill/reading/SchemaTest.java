package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schemas accept what the loader accepts and reject every error of shape. What only the loader sees is listed in the
 * corpora under "loaderOnly"; besides, it alone sees duplicate keys and files that cannot be read.
 */
class SchemaTest {

    private static final List<String> KINDS =
            List.of("suite", "controls", "requirements", "provider", "faults", "scenario", "system", "gate");
    private static final List<String> OF_A_SUITE = List.of("suite", "controls", "requirements", "system");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path root;

    @ParameterizedTest
    @MethodSource("good")
    void bothAccept(String kind, JsonNode content) {
        assertThat(load(kind, content)).isEmpty();
        assertThat(validate(kind, content)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shape")
    void bothReject(String kind, JsonNode content) {
        assertThat(load(kind, content)).isNotEmpty();
        assertThat(validate(kind, content)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("loaderOnly")
    void onlyTheLoaderRejects(String kind, JsonNode content) {
        assertThat(load(kind, content)).isNotEmpty();
        assertThat(validate(kind, content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"suite", "controls", "requirements", "provider", "faults", "scenario", "system", "gate"})
    void describesEveryProperty(String kind) throws IOException {
        assertThat(undescribed(JSON.readTree(schema(kind)), kind)).isEmpty();
    }

    static Stream<Arguments> good() {
        return corpus("good");
    }

    static Stream<Arguments> shape() {
        return corpus("shape");
    }

    static Stream<Arguments> loaderOnly() {
        return corpus("loaderOnly");
    }

    private static Stream<Arguments> corpus(String part) {
        return KINDS.stream().flatMap(kind -> cases(kind, part));
    }

    private static Stream<Arguments> cases(String kind, String part) {
        try {
            JsonNode corpus = JSON.readTree(Project.resource(kind + ".corpus.json"));
            return corpus.required(part).properties().stream()
                    .map(it -> Arguments.of(kind, Named.of(it.getKey(), it.getValue())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> load(String kind, JsonNode content) {
        return (kind.equals("gate") ? policy(content) : suite(kind, content))
                .stream().map(Defect::message).toList();
    }

    private List<Defect> policy(JsonNode content) {
        Project project =
                new Project(root).raw("release-gate.json", content.toString().getBytes(StandardCharsets.UTF_8));
        return PolicyReader.read(project.path("release-gate.json"), "release-gate.json")
                .defects();
    }

    private List<Defect> suite(String kind, JsonNode content) {
        String profiles = kind.equals("faults") ? ",'profiles':[{'use':'a.faults.json','on':'llm'}]" : "";
        Project project =
                new Project(root).rich().file(Project.FILE, "{'name':'a','turns':[{'input':'x'}]" + profiles + "}");
        String file = OF_A_SUITE.contains(kind) ? kind + ".json" : "a." + kind + ".json";
        project.raw(Project.FOLDER + file, content.toString().getBytes(StandardCharsets.UTF_8));
        return project.read().defects();
    }

    private static List<Error> validate(String kind, JsonNode content) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(kind));
        return schema.validate(content);
    }

    private static InputStream schema(String kind) {
        return SchemaTest.class.getResourceAsStream("/dev/firedrill/schema/" + kind + "-1.schema.json");
    }

    private static List<String> undescribed(JsonNode schema, String path) {
        Stream<String> own = schema.path("properties").properties().stream()
                .filter(it ->
                        path.endsWith("/then") || it.getValue().isBoolean() ? false : isUndescribed(it.getValue()))
                .map(it -> path + "/" + it.getKey());
        Stream<String> inner = schema.properties().stream()
                .filter(it -> it.getValue().isObject() && !it.getKey().equals("if"))
                .flatMap(it -> undescribed(it.getValue(), path + "/" + it.getKey()).stream());
        return Stream.concat(own, inner).toList();
    }

    private static boolean isUndescribed(JsonNode property) {
        return property.path("title").asText().isEmpty()
                || property.path("description").asText().isEmpty();
    }
}
