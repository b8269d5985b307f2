package dev.firedrill.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.Cut;
import dev.firedrill.world.BackendServer.Serving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The npm client {@code openai} against our provider, over sockets. */
@Tag("sockets")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JavaScriptClientTest {

    private static final Path SOURCES = Path.of("src", "test", "js");
    private static final Path INSTALLED = Path.of("target", "js");
    private static final Pattern NO_NETWORK = Pattern.compile(
            "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|network");
    private static final String LAST_FRAGMENT_OF_TEXT = "theta";

    @BeforeAll
    static void install() throws Exception {
        assumeTrue(isThere("node") && isThere("npm"), "node and npm are not on the PATH");
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json", "ask.mjs")) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Finished npm = run(Duration.ofMinutes(3), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        assumeTrue(
                npm.status() == 0 || !NO_NETWORK.matcher(npm.output()).find(),
                () -> "npm ci has no network: " + npm.output());
        assertThat(npm.status()).as(npm.output()).isZero();
    }

    @Test
    void getsAPlainAnswer() throws Exception {
        Asked asked = ask("plain", Row.of("no failure"));

        assertThat(asked.heard("result")).isEqualTo("ok");
        assertThat(asked.heard("text")).isEqualTo(Script.TEXT);
        assertThat(asked.heard("finish")).isEqualTo("stop");
        assertThat(asked.attempts()).isEqualTo(1);
    }

    @Test
    void getsAStream() throws Exception {
        Asked asked = ask("stream", Row.of("no failure"));

        assertThat(asked.heard("result")).isEqualTo("ok");
        assertThat(asked.heard("text")).isEqualTo(Script.TEXT);
        assertThat(asked.heard("finish")).isEqualTo("stop");
    }

    @Test
    void getsAToolCall() throws Exception {
        assertIsTheScriptedToolCall(ask("tool", Row.of("no failure")));
    }

    @Test
    void gathersAToolCallFromAStream() throws Exception {
        assertIsTheScriptedToolCall(ask("toolStream", Row.of("no failure")));
    }

    private static void assertIsTheScriptedToolCall(Asked asked) {
        assertThat(asked.heard("finish")).isEqualTo("tool_calls");
        assertThat(asked.answer().path("call").path("name").asText()).isEqualTo(Script.TOOL);
        assertThat(asked.answer().path("call").path("arguments").asText()).isEqualTo("{\"city\":\"Oslo\"}");
    }

    @Test
    void retriesA429TwiceAfterTheWaitItIsAskedFor() throws Exception {
        Row limited = Row.of("429").fault(new Effect.RateLimit(Optional.of(Duration.ofSeconds(1))));

        Asked asked = ask("plain", limited);

        assertThat(asked.heard("result")).isEqualTo("RateLimitError");
        assertThat(asked.answer().path("status").asInt()).isEqualTo(429);
        assertThat(asked.attempts()).isEqualTo(3);
        assertThat(asked.seconds()).isGreaterThan(1.9);
    }

    @Test
    void failsOnAStreamThatWasCutWithAnErrorThatIsNoneOfItsOwn() throws Exception {
        Asked asked = ask("stream", Row.of("cut").stream(new Cut(Cut.How.FIN, Transports.afterFour())));

        assertThat(asked.heard("result")).isEqualTo("TypeError");
        assertThat(asked.heard("message")).isEqualTo("terminated");
        assertThat(asked.heard("text")).isNotEmpty().doesNotContain(LAST_FRAGMENT_OF_TEXT);
        assertThat(asked.attempts()).isEqualTo(1);
    }

    @Test
    void presentsAStreamThatEndsEarlyInGoodOrderAsComplete() throws Exception {
        Asked asked = ask("stream", Row.of("cut").stream(new Cut(Cut.How.CLEAN, Transports.afterFour())));

        assertThat(asked.heard("result")).isEqualTo("ok");
        assertThat(asked.heard("text")).isNotEmpty().doesNotContain(LAST_FRAGMENT_OF_TEXT);
        assertThat(asked.heard("finish")).isEqualTo("null");
    }

    /** Hold what the script printed, and what the provider saw. */
    private record Asked(JsonNode answer, int attempts, double seconds) {

        String heard(String name) {
            return answer.path(name).asText();
        }
    }

    private static Asked ask(String how, Row row) throws Exception {
        SocketDrill.Count attempts = new SocketDrill.Count();
        ClientKind like = how.endsWith("tream") ? ClientKind.OPENAI_STREAM : ClientKind.OPENAI;
        try (Serving serving = SocketDrill.serve(row, like, attempts)) {
            long begun = System.nanoTime();
            String url = SocketDrill.root(serving) + "/v1";
            Finished node = run(Duration.ofSeconds(40), "node", "ask.mjs", url, how);
            assertThat(node.status()).as(node.output()).isZero();
            return new Asked(
                    new ObjectMapper().readTree(node.output()), attempts.planned(), (System.nanoTime() - begun) / 1e9);
        }
    }

    private static boolean isThere(String program) {
        try {
            return run(Duration.ofSeconds(30), program, "--version").status() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Finished(int status, String output) {}

    /** Run a program in the place of installation, and end it with its children when its time is over. */
    private static Finished run(Duration deadline, String... command) throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        Path output = Files.createTempFile(INSTALLED, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                fail("'%s' did not end within %s: %s".formatted(String.join(" ", command), deadline, read(output)));
            }
            return new Finished(process.exitValue(), read(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
