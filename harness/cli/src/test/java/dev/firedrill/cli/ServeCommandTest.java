package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServeCommandTest {

    private static final Pattern BASE = Pattern.compile("on (http://127\\.0\\.0\\.1:\\d+); Ctrl-C");

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);

    @BeforeEach
    void plant() throws IOException {
        System.setProperty("firedrill.root", root.toString());
        write("suite.json", "{ \"system\": \"planted\" }");
        write("controls.json", """
                { "system": "planted", "routes": [{ "name": "ONLY", "role": "feature" }],
                  "variants": [{ "name": "mute", "description": "planted" }] }
                """);
        write("greets.scenario.json", """
                {
                  "name": "greets", "description": "Says hello back", "golden": false,
                  "turns": [{ "input": "hello", "expect": { "mustInclude": ["hello"] } }]
                }
                """);
    }

    private void write(String file, String content) throws IOException {
        Path folder = Files.createDirectories(root.resolve("scenarios/planted"));
        Files.writeString(folder.resolve(file), content);
    }

    @AfterEach
    void forgetTheRoot() {
        System.clearProperty("firedrill.root");
    }

    @Test
    void warnsWhereOtherMachinesCouldPullTheSwitch() throws Exception {
        try (Running everywhere = new Running("--bind", "0.0.0.0")) {
            assertThat(everywhere.base()).startsWith("http://127.0.0.1:");
        }
        assertThat(printed()).contains("warning: other machines reach it as well");
    }

    @Test
    void refusesABlankAddress() {
        assertThat(refused("planted", "--bind", "")).isEqualTo(64);
        assertThat(complained()).contains("expected an address as --bind, found ''");
    }

    private int refused(String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve"));
        all.addAll(List.of(arguments));
        err.reset();
        return Firedrill.run(terminal, all.toArray(String[]::new));
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A system that is served beside the test. */
    private final class Running implements AutoCloseable {

        private final Interruption interruption = new Interruption();
        private final CompletableFuture<Integer> ended;

        Running(String... arguments) {
            CommandLine line = new CommandLine(new ServeCommand(terminal, interruption));
            List<String> all = new ArrayList<>(List.of("planted", "--port", "0"));
            all.addAll(List.of(arguments));
            ended = CompletableFuture.supplyAsync(() -> line.execute(all.toArray(String[]::new)));
        }

        String base() throws InterruptedException {
            for (int i = 0; i < 600; i++) {
                Matcher matcher = BASE.matcher(printed());
                if (matcher.find()) {
                    return matcher.group(1);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            throw new AssertionError("it never said where it listens: " + printed());
        }

        String send(String method, String path, String body) throws IOException, InterruptedException {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(base() + path))
                                    .timeout(Duration.ofSeconds(30))
                                    .method(method, BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }

        @Override
        public void close() {
            interruption.interrupt();
            assertThat(ended.join()).isZero();
        }
    }

    @Test
    void servesASystemAndStopsItInOrder() throws Exception {
        String base;
        try (Running served = new Running()) {
            base = served.base();
            assertThat(served.send("GET", "/health", "")).startsWith("200 ");
            assertThat(served.send("POST", "/requests", "{\"input\":\"hello\"}"))
                    .isEqualTo("200 {\"status\":\"ok\",\"answer\":\"hello\"}\n");
            assertThat(served.send("POST", "/actions/anything", "")).startsWith("200 ");
        }
        assertThat(printed()).startsWith("planted on http://").endsWith("stopped\n");
        URI uri = URI.create(base);
        assertThatThrownBy(() -> new java.net.Socket(uri.getHost(), uri.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void startsWithTheEnvironmentAndFlagsItIsGiven() throws Exception {
        try (Running served = new Running("--env", "A=1", "--env", "B=two words", "--flag", "F=on")) {
            assertThat(served.send("GET", "/environment", "")).isEqualTo("200 {\"A\":\"1\",\"B\":\"two words\"}\n");
            assertThat(served.send("GET", "/flags", "")).isEqualTo("200 {\"F\":\"on\"}\n");
            served.send("PUT", "/environment/A", "2");
        }
        assertThat(printed()).contains("A set to '2' by operator:http\n");
    }

    private void declareAControlOf(String source) throws IOException {
        write("controls.json", """
                { "system": "planted", "routes": [{ "name": "ONLY", "role": "feature" }], "signals": ["complaint"],
                  "controls": [{ "name": "KILL_SWITCH", "default": "off", "safeValue": "on", "activeWhen": ["on"],
                                 "source": "%s", "propagation": "1s" }] }
                """.formatted(source));
    }

    @Test
    void refusesToWriteWhatNeitherControlsNorScenariosName() throws Exception {
        declareAControlOf("flags");
        write("builds.scenario.json", """
                { "name": "builds", "golden": false, "environment": { "BUILD_ID": "1" },
                  "turns": [{ "input": "hello" }], "expect": [{ "check": "nothing-lost" }] }
                """);
        try (Running served = new Running()) {
            assertThat(served.send("PUT", "/flags/KILL_SWITCH", "on")).startsWith("200 ");
            assertThat(served.send("PUT", "/flags/KILL_SWICH", "on"))
                    .startsWith("404 ")
                    .contains("'KILL_SWICH'", "did you mean 'KILL_SWITCH'?");
            assertThat(served.send("PUT", "/environment/KILL_SWITCH", "on"))
                    .startsWith("404 ")
                    .contains("it is a flag: PUT /flags/KILL_SWITCH");
            assertThat(served.send("PUT", "/environment/BUILD_ID", "2")).startsWith("200 ");
            assertThat(served.send("POST", "/signals/complaint", "")).startsWith("202 ");
            assertThat(served.send("POST", "/signals/complant", ""))
                    .startsWith("404 ")
                    .contains("did you mean 'complaint'?");
            assertThat(served.send("GET", "/flags", "")).isEqualTo("200 {\"KILL_SWITCH\":\"on\"}\n");
        }
    }

    @Test
    void beginsWithTheDefaultsOfItsSuiteAndOptionsOnTopOfThem() throws Exception {
        declareAControlOf("environment");
        write("suite.json", """
                { "system": "planted",
                  "defaults": { "environment": { "KILL_SWITCH": "on", "A": "suite" }, "flags": { "F": "suite" } } }
                """);
        try (Running served = new Running("--env", "A=option")) {
            assertThat(served.send("GET", "/environment", ""))
                    .isEqualTo("200 {\"A\":\"option\",\"KILL_SWITCH\":\"on\"}\n");
            assertThat(served.send("GET", "/flags", "")).isEqualTo("200 {\"F\":\"suite\"}\n");
        }
    }

    @Test
    void takesAllFromAFileAndOptionsOnTopOfIt() throws Exception {
        Path setup = Files.writeString(root.resolve("setup.json"), """
                {"environment": {"A": "file", "B": "file"}, "flags": {"F": "on"}, "seed": 7, "variant": "polite",
                 "startsAt": "2026-01-01T00:00:00Z", "timeScale": 20.0, "providers": {}, "state": "%s", "port": 1}
                """.formatted(
                        root.resolve("state").toString().replace("\\", "/")));
        try (Running served = new Running("--setup", setup.toString(), "--env", "A=option")) {
            assertThat(served.send("GET", "/environment", "")).isEqualTo("200 {\"A\":\"option\",\"B\":\"file\"}\n");
            assertThat(served.send("GET", "/flags", "")).isEqualTo("200 {\"F\":\"on\"}\n");
        }
        assertThat(printed()).startsWith("planted, broken variant polite on ");
    }

    @Test
    void refusesABadFileWithOneClearWord() throws IOException {
        Path setup = Files.writeString(root.resolve("setup.json"), "{\"timeScale\": -1}");

        assertThat(refused("planted", "--setup", setup.toString())).isEqualTo(3);
        assertThat(complained()).contains("--setup", "setup.json", "found     -1 as 'timeScale'", "a number above 0");
    }

    @Test
    void isWarmWithoutATraceOfIt() throws Exception {
        try (Running served = new Running("--warm")) {
            assertThat(served.send("GET", "/events", "").lines())
                    .singleElement()
                    .asString()
                    .contains("\"started\"");
        }
        assertThat(printed()).startsWith("planted on http://").endsWith("stopped\n");
    }

    @Test
    void servesABrokenVariant() throws Exception {
        try (Running served = new Running("--variant", "mute")) {
            assertThat(served.send("POST", "/requests", "{\"input\":\"hello\"}"))
                    .contains("\"answer\":\"\"");
        }
        assertThat(printed()).startsWith("planted, broken variant mute on ");
    }

    @Test
    void keepsTheStateOfEachVariantApart() {
        assertThat(ServeCommand.folder(Path.of("serve"), "planted", "")).isEqualTo(Path.of("serve/planted"));
        assertThat(ServeCommand.folder(Path.of("serve"), "planted", "mute")).isEqualTo(Path.of("serve/planted--mute"));
    }

    @Test
    void refusesAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refused("planted", "--port", port)).isEqualTo(3);
            assertThat(complained()).contains("--port " + port, "in use", "--port 0 takes a free one");
        }
    }

    @Test
    void namesTheNearestSystem() {
        assertThat(refused("plantd")).isEqualTo(3);
        assertThat(complained()).contains("'plantd'", "did you mean 'planted'");
    }

    @Test
    void namesTheNearestVariant() {
        assertThat(refused("planted", "--variant", "mut")).isEqualTo(3);
        assertThat(complained()).contains("'mut'", "did you mean 'mute'");
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThat(refused()).isEqualTo(64);
        assertThat(refused("planted", "--port", "65536")).isEqualTo(64);
        assertThat(complained()).contains("expected a port from 0 to 65535 as --port, found '65536'");
        assertThat(refused("planted", "--port", "x")).isEqualTo(64);
        assertThat(refused("planted", "--env", "A")).isEqualTo(64);
        assertThat(refused("planted", "--provider", "llm=localhost:8089")).isEqualTo(64);
        assertThat(complained()).contains("expected --provider llm=http://HOST:PORT, found 'localhost:8089'");
    }
}
