package dev.firedrill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.result.Plain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds what a file says of the run that a system is served for; what it leaves out is as without a file.
 *
 * @param environment variables of its environment
 * @param flags flags in its store
 * @param seed seed of all chance
 * @param startsAt what its calendar shows at its start
 * @param timeScale how many times faster than real time its own time passes
 * @param variant the broken variant, "" for the system itself
 * @param providers addresses of its providers
 * @param state folder of its artifacts
 * @param port where to listen
 */
record ServeSetup(
        Map<String, String> environment,
        Map<String, String> flags,
        Optional<Long> seed,
        Optional<Instant> startsAt,
        double timeScale,
        String variant,
        Map<String, URI> providers,
        Optional<Path> state,
        Optional<Integer> port) {

    /** Leave all as it is. */
    static final ServeSetup NONE = new ServeSetup(
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            1,
            "",
            Map.of(),
            Optional.empty(),
            Optional.empty());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double FASTEST = 10_000;
    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> KEYS = new TreeSet<>(
            Set.of("environment", "flags", "seed", "startsAt", "timeScale", "variant", "providers", "state", "port"));

    /** Read a file. */
    static ServeSetup read(Path file) {
        Reader reader = new Reader(file, object(file));
        reader.refuseUnknownKeys();
        return new ServeSetup(
                reader.texts("environment"),
                reader.texts("flags"),
                reader.at("seed").map(it -> reader.whole("seed", it, Long.MIN_VALUE, Long.MAX_VALUE)),
                reader.at("startsAt").map(it -> reader.instant(it)),
                reader.at("timeScale").map(it -> reader.scale(it)).orElse(1.0),
                reader.at("variant").map(it -> reader.text("variant", it)).orElse(""),
                reader.addresses(),
                reader.at("state").map(it -> Path.of(reader.text("state", it))),
                reader.at("port").map(it -> (int) reader.whole("port", it, 0, HIGHEST_PORT)));
    }

    /** Read the environment and the flags that a suite gives to all its scenarios. */
    static ServeSetup defaults(Path suite) {
        Path file = suite.resolve("suite.json");
        Reader reader = new Reader(
                file,
                object(file).path("defaults") instanceof ObjectNode defaults ? defaults : JSON.createObjectNode());
        return new ServeSetup(
                reader.texts("environment"),
                reader.texts("flags"),
                NONE.seed(),
                NONE.startsAt(),
                NONE.timeScale(),
                NONE.variant(),
                NONE.providers(),
                NONE.state(),
                NONE.port());
    }

    private static ObjectNode object(Path file) {
        try {
            JsonNode content = JSON.readTree(Files.readString(file));
            if (content instanceof ObjectNode object) {
                return object;
            }
            throw refused(file, "JSON of another type", "a JSON object");
        } catch (JsonProcessingException wrong) {
            throw refused(file, wrong.getOriginalMessage(), "a JSON object");
        } catch (IOException unreadable) {
            throw refused(file, "no file that can be read: " + unreadable.getMessage(), "a JSON file");
        }
    }

    private static Refusal refused(Path file, String found, String expected) {
        return Refusal.configuration(
                "--setup " + Plain.line(file.toString()),
                Plain.line(found),
                expected,
                "write the file as docs/serve.md says, as a drill does for ${setup}");
    }

    /** Reads one file, and refuses with the key that is wrong. */
    private record Reader(Path file, ObjectNode content) {

        void refuseUnknownKeys() {
            content.fieldNames().forEachRemaining(key -> {
                if (!KEYS.contains(key)) {
                    throw refused(file, "the key '%s'".formatted(key), "one of %s".formatted(KEYS));
                }
            });
        }

        Optional<JsonNode> at(String key) {
            return Optional.ofNullable(content.get(key)).filter(it -> !it.isNull());
        }

        private Refusal wrong(String key, JsonNode found, String expected) {
            return refused(file, "%s as '%s'".formatted(found, key), expected);
        }

        String text(String key, JsonNode value) {
            if (!value.isTextual()) {
                throw wrong(key, value, "a text");
            }
            return value.textValue();
        }

        long whole(String key, JsonNode value, long least, long most) {
            if (!value.isIntegralNumber()
                    || !value.canConvertToLong()
                    || value.longValue() < least
                    || value.longValue() > most) {
                throw wrong(key, value, "a whole number from %d to %d".formatted(least, most));
            }
            return value.longValue();
        }

        double scale(JsonNode value) {
            if (!value.isNumber() || !(value.doubleValue() > 0) || value.doubleValue() > FASTEST) {
                throw wrong("timeScale", value, "a number above 0 and at most 10000");
            }
            return value.doubleValue();
        }

        Instant instant(JsonNode value) {
            try {
                return Instant.parse(text("startsAt", value));
            } catch (DateTimeException noInstant) {
                throw wrong("startsAt", value, "an instant as '2026-01-01T00:00:00Z'");
            }
        }

        Map<String, String> texts(String key) {
            Map<String, String> texts = new TreeMap<>();
            object(key).forEach((name, value) -> texts.put(name, text(key + "/" + name, value)));
            return texts;
        }

        Map<String, URI> addresses() {
            Map<String, URI> addresses = new TreeMap<>();
            texts("providers").forEach((name, url) -> addresses.put(name, address(name, url)));
            return addresses;
        }

        private URI address(String name, String url) {
            return ProviderAddress.of(url)
                    .orElseThrow(() -> refused(
                            file, "'%s' as 'providers/%s'".formatted(url, name), "an address as 'http://HOST:PORT'"));
        }

        private Map<String, JsonNode> object(String key) {
            JsonNode value = at(key).orElseGet(JSON::createObjectNode);
            if (!value.isObject()) {
                throw wrong(key, value, "an object");
            }
            Map<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            return members;
        }
    }
}
