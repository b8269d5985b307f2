package dev.firedrill.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Read a golden strictly: what an editor, a checkout or a merge may have spoilt is named with its line. */
final class GoldenReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<String> CONFLICT_MARKERS = List.of("<<<<<<<", "|||||||", "=======", ">>>>>>>");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private GoldenReader() {}

    static StoredGolden read(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return StoredGolden.corrupt("found bytes that are not UTF-8");
        }
        return spoilt(text).map(StoredGolden::corrupt).orElseGet(() -> parsed(text));
    }

    private static StoredGolden parsed(String text) {
        JsonNode document;
        try {
            document = parse(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            return StoredGolden.corrupt("line %d: %s".formatted(line, e.getOriginalMessage()));
        }
        String format = document.path("format").asText();
        return format.equals(Recording.FORMAT)
                ? StoredGolden.present(text, document)
                : StoredGolden.corrupt("found the format '%s', expected '%s'".formatted(format, Recording.FORMAT));
    }

    /** Parse JSON, and nothing that only looks like it. */
    static JsonNode parse(String text) throws JsonProcessingException {
        return STRICT.readTree(text);
    }

    private static Optional<String> spoilt(String text) {
        if (text.isBlank()) {
            return Optional.of("line 1: found an empty file");
        }
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            return Optional.of("line 1: found a byte order mark, expected none");
        }
        int carriageReturn = text.indexOf('\r');
        if (carriageReturn >= 0) {
            return Optional.of("line %d: found a carriage return, expected lines that end with LF; see .gitattributes"
                    .formatted(line(text, carriageReturn)));
        }
        return conflict(text).map("line %d: found a conflict marker of a merge"::formatted);
    }

    /** Find the first line that a merge left behind; no line of JSON we write begins so. */
    private static Optional<Long> conflict(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (CONFLICT_MARKERS.stream().anyMatch(lines.get(i)::startsWith)) {
                return Optional.of(i + 1L);
            }
        }
        return Optional.empty();
    }

    private static long line(String text, int index) {
        return text.substring(0, index).chars().filter(it -> it == '\n').count() + 1;
    }
}
