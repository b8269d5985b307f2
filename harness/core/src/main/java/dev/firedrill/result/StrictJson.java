package dev.firedrill.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apiguardian.api.API;

/** Read and write records as files: nothing unknown, nothing missing, never half a file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private StrictJson() {}

    /**
     * Read a file.
     *
     * @param format what its key {@code format} must say
     * @throws ResultsException if it cannot be read, is not complete, or holds what this version does not know
     */
    public static <T extends Record> T read(Path file, Class<T> type, String format) {
        try {
            JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
            checkFormat(file, tree, format);
            Optional<String> gap = RecordShape.gap(tree, type);
            if (gap.isPresent()) {
                throw defect(file, "", gap.get(), "a complete file of format '" + format + "'");
            }
            RecordShape.fill(tree, type);
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException exception) {
            throw defect(file, place(exception), words(exception), "JSON of format '" + format + "'");
        } catch (IOException exception) {
            throw defect(
                    file, "", "a file that cannot be read: " + exception, "a readable file of format '" + format + "'");
        }
    }

    /**
     * Write a file whole or not at all.
     *
     * @throws ResultsException if it cannot be written
     */
    public static void write(Path file, Record content) {
        try {
            WholeFile.write(file, lines(content));
        } catch (IOException exception) {
            throw new ResultsException(
                    file,
                    "",
                    "a place that cannot be written: " + exception,
                    "a writable folder",
                    "free the place or choose another output");
        }
    }

    /** Give the 64 hexadecimal digits over the bytes that would be written. */
    static String sha256(Record content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines(content)));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("expected a record to be written as JSON", impossible);
        }
    }

    private static byte[] lines(Record content) throws JsonProcessingException {
        byte[] json = WRITER.writeValueAsBytes(content);
        byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    private static void checkFormat(Path file, JsonNode tree, String format) {
        String found = tree.path("format").asText("nothing");
        if (!found.equals(format)) {
            throw defect(file, "", "the format '" + found + "'", "the format '" + format + "'");
        }
    }

    /** Say what Jackson says, without the source it quotes. */
    private static String words(JsonProcessingException exception) {
        String message = exception.getOriginalMessage();
        int quoted = message.indexOf(" (start marker");
        return quoted < 0 ? message : message.substring(0, quoted);
    }

    private static String place(JsonProcessingException exception) {
        JsonLocation location = exception.getLocation();
        return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static ResultsException defect(Path file, String place, String found, String expected) {
        return new ResultsException(file, place, found, expected, "delete the file and let ./firedrill write it again");
    }
}
