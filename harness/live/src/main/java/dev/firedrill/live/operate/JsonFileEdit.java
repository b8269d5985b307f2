package dev.firedrill.live.operate;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.model.LiveSystem.JsonType;
import dev.firedrill.world.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Put a value into a JSON file; who reads it meanwhile finds the old file or the new one, whole. */
final class JsonFileEdit {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonFileEdit() {}

    /**
     * Give a value its type.
     *
     * @throws IllegalArgumentException if it is not of that type
     */
    static JsonNode value(String text, JsonType type) {
        return switch (type) {
            case TEXT -> TextNode.valueOf(text);
            case NUMBER -> number(text);
            case BOOLEAN -> truth(text);
        };
    }

    private static JsonNode number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.scale() == 0
                    ? JsonNodeFactory.instance.numberNode(number.toBigIntegerExact())
                    : DecimalNode.valueOf(number);
        } catch (NumberFormatException isNone) {
            throw new IllegalArgumentException("expected a number, found '%s'".formatted(text), isNone);
        }
    }

    private static JsonNode truth(String text) {
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw new IllegalArgumentException("expected 'true' or 'false', found '%s'".formatted(text));
        };
    }

    static Outcome put(Path file, String pointer, JsonNode value) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        JsonNode content = MAPPER.createObjectNode();
        if (Files.exists(real)) {
            try {
                content = MAPPER.readTree(Files.readAllBytes(real));
            } catch (JsonProcessingException broken) {
                return Outcome.failed("expected JSON in '%s', found: %s".formatted(file, broken.getOriginalMessage()));
            }
        }
        if (content.isMissingNode()) {
            return Outcome.failed("expected JSON in '%s', found nothing".formatted(file));
        }
        JsonNode changed = JsonPut.at(content, JsonPointer.compile(pointer), value);
        write(real, MAPPER.writeValueAsString(changed) + "\n");
        return Outcome.ok();
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.resolveSibling(".").normalize());
        Path beside = file.resolveSibling(file.getFileName() + ".firedrill-new");
        try {
            Files.writeString(beside, content, StandardCharsets.UTF_8);
            keepPermissions(file, beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView theirs = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView ours = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (theirs != null && ours != null && Files.exists(from)) {
            ours.setPermissions(theirs.readAttributes().permissions());
        }
    }
}
