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
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StubCommandTest {

    private static final Pattern BASE = Pattern.compile("on (http://127\\.0\\.0\\.1:\\d+), seed");
    private static final String ASK = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

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
    void shipProfiles() throws IOException {
        System.setProperty("firedrill.root", root.toString());
        profile("evening", "{ \"id\": \"evening\", \"kind\": \"overloaded\" }");
        profile("later", "{ \"id\": \"later\", \"kind\": \"overloaded\", \"from\": \"10m\", \"probability\": 0.5 }");
        profile("broken", "{ \"id\": \"x\", \"kind\": \"ovrloaded\" }");
    }

    @AfterEach
    void forgetTheRoot() {
        System.clearProperty("firedrill.root");
    }

    private void profile(String name, String fault) throws IOException {
        Path folder = Files.createDirectories(root.resolve("scenarios/profiles"));
        Files.writeString(folder.resolve(name + ".faults.json"), """
                { "profile": "%s", "description": "As the test needs it", "faults": [ %s ] }
                """.formatted(name, fault));
    }

    private int refused(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "stub";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Firedrill.run(terminal, all);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** A stub that runs beside the test. */
    private final class Running implements AutoCloseable {

        private final Interruption interruption = new Interruption();
        private final CompletableFuture<Integer> ended;

        Running(String... arguments) {
            CommandLine line = new CommandLine(new StubCommand(terminal, interruption));
            String[] all = new String[arguments.length + 2];
            all[0] = "--port";
            all[1] = "0";
            System.arraycopy(arguments, 0, all, 2, arguments.length);
            ended = CompletableFuture.supplyAsync(() -> line.execute(all));
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

        HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
            return HttpClient.newHttpClient()
                    .send(
                            (headers.length == 0 ? request : request.headers(headers))
                                    .timeout(Duration.ofSeconds(30))
                                    .POST(HttpRequest.BodyPublishers.ofString(ASK))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            interruption.interrupt();
            assertThat(ended.join()).isZero();
        }
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void servesBothChatDialectsByPath() throws Exception {
        try (Running stub = new Running()) {
            assertThat(stub.post("/v1/chat/completions").body()).contains("\"choices\"", "stub");
            assertThat(stub.post("/v1/messages").body()).contains("\"content\"", "stub");
            assertThat(printed())
                    .contains("OPENAI_BASE_URL=" + stub.base() + "/v1")
                    .contains("ANTHROPIC_BASE_URL=" + stub.base() + "\n");
        }
    }

    @Test
    void printsEachCallWithPlanReasonAndOutcome() throws Exception {
        try (Running stub = new Running("evening")) {
            assertThat(stub.post("/v1/messages").statusCode()).isEqualTo(529);
            assertThat(printed())
                    .contains("fault 'evening': overloaded, from t+0s")
                    .containsPattern("t\\+\\S+ +#1 +POST /v1/messages  529  fault 'evening': overloaded");
        }
        assertThat(printed())
                .containsPattern("#1 +completed after \\S+, \\d+ bytes sent")
                .contains("stopped after 1 call");
    }

    @Test
    void opensFaultsByItsOwnClock() throws Exception {
        try (Running stub = new Running("later")) {
            assertThat(stub.post("/v1/messages").statusCode()).isEqualTo(200);
            assertThat(printed()).contains("fault 'later': overloaded, probability 0.5, from t+10m");
        }
    }

    @Test
    void answersAsTheScriptSays() throws Exception {
        Path script = root.resolve("own.provider.json");
        Files.writeString(script, """
                { "provider": "own", "dialect": "generic-json", "model": "m", "answers": [ { "json": { "score": 7 } } ] }
                """);
        try (Running stub = new Running("evening", "--script", script.toString())) {
            assertThat(stub.post("/rank").statusCode()).isEqualTo(529);
            assertThat(printed()).contains("generic-json at any path below").doesNotContain("OPENAI");
        }
        try (Running stub = new Running("--dialect", "anthropic")) {
            assertThat(stub.base()).startsWith("http://127.0.0.1:");
        }
    }

    @Test
    void saysOfACallForWhomItIsAndThatItsPathIsNotOfTheDialect() throws Exception {
        try (Running stub = new Running("--dialect", "openai-chat")) {
            stub.post("/v1/chat/completions", "x-firedrill-kind", "edit", "x-stainless-retry-count", "1");
            stub.post("/v1/messages", "x-firedrill-purpose", "draft", "x-firedrill-user", "u-3");
        }
        assertThat(printed())
                .contains("POST /v1/chat/completions (kind edit, attempt 2)  200")
                .contains("POST /v1/messages (not a path of openai-chat, purpose draft, user u-3)  200");
    }

    @Test
    void marksPathsOfNeitherDialect() throws Exception {
        try (Running stub = new Running()) {
            stub.post("/v1/embeddings");
            stub.post("/v1/messages/count_tokens");
            stub.post("/v1/messages");
        }
        assertThat(printed())
                .contains("POST /v1/embeddings (not a path of openai-chat)  200")
                .contains("POST /v1/messages/count_tokens (not a path of openai-chat)  200")
                .contains("POST /v1/messages  200");
    }

    @Test
    void countsAtTheEndHowOftenEachFaultStruck() throws Exception {
        try (Running stub = new Running("evening")) {
            stub.post("/v1/messages");
            stub.post("/v1/messages");
        }
        assertThat(printed()).endsWith("stopped after 2 calls\n  fault 'evening' struck 2 times\n");
        try (Running stub = new Running("later")) {
            stub.base();
        }
        assertThat(printed()).endsWith("stopped after 0 calls\n  fault 'later' never struck\n");
    }

    @Test
    void saysWhenARequestWasRejected() throws Exception {
        try (Running stub = new Running()) {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(stub.base())).build(),
                            HttpResponse.BodyHandlers.discarding());
        }
        assertThat(printed()).containsPattern("(?m)^t\\+\\S+ +- +no call, rejected with 405: expected POST");
    }

    @Test
    void warnsWhereOtherMachinesReachIt() throws Exception {
        try (Running stub = new Running("--bind", "0.0.0.0")) {
            stub.base();
        }
        assertThat(printed()).contains("  warning: other machines reach it as well");
    }

    @Test
    void warnsOfSettingsThatCannotBeMeant() throws Exception {
        profile("dead", "{ \"id\": \"dead\", \"kind\": \"overloaded\", \"probability\": 0 }");
        try (Running stub = new Running("dead")) {
            assertThat(stub.post("/v1/messages").statusCode()).isEqualTo(200);
        }
        assertThat(printed()).contains("  warning: fault 'dead' never strikes, for its probability is 0\n");
    }

    @Test
    void refusesEventsAndVariantsThatItsAnswersDoNotHave() throws IOException {
        profile("far", "{ \"id\": \"far\", \"kind\": \"stall\", \"afterEvents\": 19 }");
        profile("worse", "{ \"id\": \"worse\", \"kind\": \"quality_drift\", \"variant\": \"worse\" }");
        Path script = root.resolve("own.provider.json");
        Files.writeString(script, """
                { "provider": "own", "dialect": "anthropic", "answers": [ { "text": "Two words" } ] }
                """);

        assertThat(refused("far")).isEqualTo(3);
        assertThat(complained())
                .contains("scenarios/profiles/far.faults.json:1:", "number '19'", "at most 18")
                .contains("one text of 18 words", "--script FILE");
        err.reset();
        assertThat(refused("worse")).isEqualTo(3);
        assertThat(complained()).contains("unknown variant 'worse'", "--script FILE");
        err.reset();
        assertThat(refused("far", "--script", script.toString())).isEqualTo(3);
        assertThat(complained()).contains("at most 2").doesNotContain("--script FILE");
    }

    @Test
    void freesThePortWhenItIsStopped() throws Exception {
        String base;
        try (Running stub = new Running()) {
            base = stub.base();
        }
        URI uri = URI.create(base);
        assertThatThrownBy(() -> new java.net.Socket(uri.getHost(), uri.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void refusesAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refused("--port", port)).isEqualTo(3);
            assertThat(complained()).contains("--port " + port, "in use", "expected", "mend");
        }
    }

    @Test
    void namesTheNearestProfile() {
        assertThat(refused("evenin")).isEqualTo(3);
        assertThat(complained()).contains("'evenin'", "did you mean 'evening'");
    }

    @Test
    void saysWhereAProfileIsBroken() {
        assertThat(refused("broken")).isEqualTo(3);
        assertThat(complained()).contains("scenarios/profiles/broken.faults.json:1:", "'ovrloaded'");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(refused("nowhere/x.faults.json")).isEqualTo(3);
        assertThat(complained()).contains("no such file");
        assertThat(refused("--script", "nowhere.provider.json")).isEqualTo(3);
    }

    @Test
    void saysWhatStandsWhereAProfileShould() throws IOException {
        Path profiles = root.resolve("scenarios/profiles");
        Files.writeString(profiles.resolve("x.provider.json"), "{}");
        Files.writeString(profiles.resolve("notes.txt"), "");

        assertThat(refused(profiles.toString())).isEqualTo(3);
        assertThat(complained()).contains("a folder", "as 'broken.faults.json'");
        assertThat(refused(profiles.resolve("evening").toString())).isEqualTo(3);
        assertThat(complained()).contains("write '" + profiles.resolve("evening") + ".faults.json'");
        assertThat(refused("profiles/evening")).isEqualTo(3);
        assertThat(complained()).contains("name the shipped one 'evening'");
        assertThat(refused(profiles.resolve("x.provider.json").toString())).isEqualTo(3);
        assertThat(complained()).contains("a provider script", "give it by --script");
        assertThat(refused(profiles.resolve("notes.txt").toString())).isEqualTo(3);
        assertThat(complained()).contains("a file of another name");
        assertThat(refused("--script", profiles.toString())).isEqualTo(3);
        assertThat(complained()).contains("a provider script '*.provider.json'", "name a file in it");
        assertThat(refused("--script", profiles.resolve("evening.faults.json").toString()))
                .isEqualTo(3);
        assertThat(complained()).contains("write it without '--script'");
    }

    @Test
    void saysThatANumberIsExpected() {
        assertThat(refused("--seed", "abc")).isEqualTo(64);
        assertThat(complained()).contains("'--seed'", "expected a whole number, found 'abc'");
        assertThat(refused("--port", "99999999999")).isEqualTo(64);
        assertThat(complained()).contains("expected a smaller whole number, found '99999999999'");
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThat(refused("--bind", "")).isEqualTo(64);
        assertThat(refused("--port", "65536")).isEqualTo(64);
        assertThat(refused("--port", "x")).isEqualTo(64);
        assertThat(refused("--seed", "x")).isEqualTo(64);
        assertThat(refused("--dialect", "anthropic", "--script", "x.provider.json"))
                .isEqualTo(64);
        assertThat(refused("--dialect", "klingon")).isEqualTo(3);
        assertThat(refused("--bind", "203.0.113.5", "--port", "0")).isEqualTo(3);
    }
}
