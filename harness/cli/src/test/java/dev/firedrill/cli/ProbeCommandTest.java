package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.live.process.ServiceProcesses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCommandTest {

    private static final String ROOT = "firedrill.root";

    @TempDir
    private Path folder;

    private final int port = ServiceProcesses.freePorts(1).get(0);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);

    @AfterEach
    void forget() {
        System.clearProperty(ROOT);
    }

    private int probe(String manner, String patience, String... more) throws Exception {
        String classes = Path.of(ProbeSubject.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> all = new ArrayList<>(List.of(
                "probe",
                "--start",
                "exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' dev.firedrill.cli.ProbeSubject %s %d '%s'"
                        .formatted(java, classes, manner, port, switchFile()),
                "--url",
                "http://127.0.0.1:%d/chat".formatted(port),
                "--body",
                "{\"message\":\"hi\"}",
                "--text",
                "/reply",
                "--patience",
                patience));
        all.addAll(List.of(more));
        return Firedrill.run(terminal, all.toArray(String[]::new));
    }

    private Path switchFile() {
        return folder.resolve("off");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String line(String text, String words) {
        return text.lines().filter(it -> it.contains(words)).findFirst().orElse("");
    }

    /** Give the lines of one failure and of all that is wrong with it. */
    private String under(String words) {
        String from = printed().substring(printed().indexOf(words));
        int end = from.indexOf("\n✓");
        int bad = from.indexOf("\n✗");
        int first = end < 0 ? bad : bad < 0 ? end : Math.min(end, bad);
        return first < 0 ? from : from.substring(0, first);
    }

    private void assertThatNobodyIsLeft() throws IOException {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void findsNothingWrongWithACarefulServiceAndSavesDrillsThatFindNothingEither() throws Exception {
        Path saved = folder.resolve("drills");
        int code = probe("careful", "4s", "--kill", "touch '%s'".formatted(switchFile()), "--save", saved.toString());

        assertThat(complained()).isEmpty();
        assertThat(printed()).contains("✓ all 15 went well").doesNotContain("✗");
        assertThat(code).isZero();
        assertThat(printed().lines().filter(it -> !it.contains(folder.toString())))
                .allSatisfy(it -> assertThat(it.length()).isLessThanOrEqualTo(80));
        assertThatNobodyIsLeft();
        System.setProperty(ROOT, saved.toString());
        assertThat(Firedrill.run(terminal, "lint")).as(complained()).isZero();
        assertThat(Files.readString(saved.resolve("scenarios/service/system.json")))
                .contains("${providers.llm.url}/v1")
                .doesNotContain("ANTHROPIC");
        Files.delete(switchFile());
        Firedrill.run(terminal, "run");
        assertThat(printed()).contains("14 scenarios").doesNotContain("✗", "?");
    }

    @Test
    void findsNothingWrongWithAServiceThatAnswersInWordsOfItsOwnAndSavesDrillsThatFindNothingEither() throws Exception {
        Path saved = folder.resolve("drills");
        int code = probe("kindly", "2s", "--stream", "sse", "--save", saved.toString());

        assertThat(code).as(printed()).isZero();
        System.setProperty(ROOT, saved.toString());
        Firedrill.run(terminal, "run");
        assertThat(printed()).contains("14 scenarios").doesNotContain("✗", "?");
    }

    @Test
    void findsPartsHangsAndAKillThatKillsNothingAndSavesDrillsThatFindThem() throws Exception {
        Path saved = folder.resolve("drills");
        int code = probe("careless", "3s", "--kill", "touch '%s'".formatted(switchFile()), "--save", saved.toString());

        assertThat(code).isEqualTo(1);
        assertThat(under("silent from the start")).contains("HANG: no end within 3s");
        assertThat(under("cut in the middle")).contains("TRUNCATED AND SILENT: the answer stops at");
        assertThat(under("garbled in the middle")).contains("TRUNCATED AND SILENT: the answer lacks");
        assertThat(under("stopped for length")).contains("TRUNCATED AND SILENT");
        assertThat(under("the kill, under load")).contains("OUTLIVES THE KILL");
        assertThat(line(printed(), " went wrong")).contains("1 OUTLIVES THE KILL");
        assertThatNobodyIsLeft();
        System.setProperty(ROOT, saved.toString());
        Files.delete(switchFile());
        Firedrill.run(terminal, "run", "service/cut", "service/no-first-byte");
        assertThat(printed()).contains("✗ stream-complete:llm", "✗ no-hang");
    }

    @Test
    void findsRawErrorsAndStormsOfRetries() throws Exception {
        int code = probe("storming", "3s");

        assertThat(code).isEqualTo(1);
        assertThat(under("529, overloaded"))
                .contains("RAW ERROR: the user reads 'overloaded_error'", "AMPLIFIED ×6: calls for one request");
        assertThat(under("503, HTML page")).contains("RAW ERROR: the user reads '<html>\\r\\n");
    }

    @Test
    void findsADeathAndGoesOnWithAServiceThatIsStartedAnew() throws Exception {
        int code = probe("mortal", "4s");

        assertThat(code).isEqualTo(1);
        assertThat(under("529, overloaded")).contains("DIED: the service ended, and was started anew");
        assertThat(under("stopped for length")).contains("502 {\"error\":\"The assistant is n");
        assertThat(line(printed(), " went wrong")).contains("1 DIED");
    }

    @Test
    void startsAServiceAnewThatHasStoppedToCall() throws Exception {
        int code = probe("guarded", "4s");

        assertThat(printed()).contains("✓ all 14 went well").doesNotContain("NOT ASKED");
        assertThat(code).isZero();
    }

    @Test
    void saysWhichVariablesItSetWhereNobodyCalls() throws Exception {
        int code = probe("deaf", "2s");

        assertThat(code).isEqualTo(3);
        assertThat(complained())
                .contains("no call reached the provider; the user saw 200 'hello'")
                .containsPattern("OPENAI_BASE_URL=http://127\\.0\\.0\\.1:\\d+/openai/v1")
                .contains("--env NAME={openai}/v1");
        assertThatNobodyIsLeft();
    }

    @Test
    void saysWhatTheServicePrintedWhereTheHealthyRequestFails() throws Exception {
        int code = probe("broken", "2s");

        assertThat(code).isEqualTo(3);
        assertThat(complained()).contains("with a healthy provider the user saw 500", "| ready to chat");
    }

    @Test
    void refusesToStartAServiceWhereSomethingListens() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(probe("careful", "2s")).isEqualTo(3);
        }
        assertThat(complained()).contains("something accepts connections at '127.0.0.1:%d' already".formatted(port));
    }

    @Test
    void saysWhatMakesNoSense() {
        assertThat(Firedrill.run(terminal, "probe", "--url", "nowhere")).isEqualTo(64);
        assertThat(Firedrill.run(terminal, "probe", "--url", "http://localhost:1/", "--stream", "xml"))
                .isEqualTo(64);
        assertThat(Firedrill.run(terminal, "probe", "--url", "http://localhost:1/", "--patience", "soon"))
                .isEqualTo(64);
        assertThat(Firedrill.run(terminal, "probe", "--url", "http://localhost:1/", "--save", "x"))
                .isEqualTo(64);
        assertThat(complained())
                .contains("found 'nowhere'", "found 'xml'", "found 'soon'", "expected --start with --save");
    }
}
