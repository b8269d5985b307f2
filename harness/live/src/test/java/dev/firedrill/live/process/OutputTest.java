package dev.firedrill.live.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.live.process.ServiceProcesses.Setup;
import dev.firedrill.model.LiveSystem.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OutputTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    Path folder = Path.of("");

    private static List<String> split(byte[]... pieces) {
        List<String> lines = new ArrayList<>();
        LineSplitter splitter = new LineSplitter(lines::add);
        for (byte[] piece : pieces) {
            splitter.add(piece, piece.length);
        }
        splitter.end();
        return lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsTheBeginningAndTheEndOfAFlood() throws IOException {
        Service service = new Service(folder);
        AtomicLong heard = new AtomicLong();
        String flood = "echo first; yes 'a line of a flood that has no end and says nothing, sixty-four b' | head -c "
                + 100L * MIB + "; echo; echo last; echo ready; while :; do sleep 0.05; done";
        Setup setup = service.setup(service.script("app", flood));
        Setup counting = new Setup(
                setup.parts(), setup.url(), Map.of(), setup.output(), line -> heard.incrementAndGet(), setup.died());
        try (ServiceProcesses processes = new ServiceProcesses(counting)) {
            processes.start(Map.of());
        }
        assertThat(heard.get()).isGreaterThan(1_000_000);
        assertThat(Files.size(service.log("app"))).isBetween(15L * MIB, 16L * MIB);
        String kept = Files.readString(service.log("app"));
        assertThat(kept.startsWith("first\na line")).isTrue();
        assertThat(kept.endsWith("\nlast\nready\n")).isTrue();
        assertThat(kept).containsPattern("… 88,\\d{3},\\d{3} bytes are left out here …");
    }

    @Test
    void keepsOneFileOverAllLives() throws IOException {
        Service service = new Service(folder);
        Part part = service.script("app", "echo ready $LIFE; while :; do sleep 0.05; done");
        try (ServiceProcesses processes = service.of(part)) {
            processes.start(Map.of("LIFE", "1"));
            processes.kill();
            processes.start(Map.of("LIFE", "2"));
        }
        assertThat(Files.readString(service.log("app"))).isEqualTo("ready 1\nready 2\n");
    }

    @Test
    void goesOnReadingWhereAListenerFails() {
        Service service = new Service(folder);
        List<String> heard = new ArrayList<>();
        Setup setup = service.setup(service.script("app", "echo one; echo ready; while :; do sleep 0.05; done"));
        Setup failing = new Setup(
                setup.parts(),
                setup.url(),
                Map.of(),
                setup.output(),
                line -> {
                    heard.add(line.text());
                    throw new IllegalStateException("a listener's own defect, thrown by a test");
                },
                setup.died());
        try (ServiceProcesses processes = new ServiceProcesses(failing)) {
            processes.start(Map.of());
            await().until(() -> heard.size() == 2);
        }
    }

    @Test
    void keepsAllOfAFileBelowItsLimitInOrder() throws IOException {
        for (int printed : List.of(0, 5, 10, 14, 20)) {
            assertThat(log(printed)).isEqualTo("0123456789abcdefghij".substring(0, printed));
        }
    }

    @Test
    void leavesOutTheMiddleOfAFileBeyondItsLimit() throws IOException {
        assertThat(log(21)).matches("(?s)0123456789\n… 1 bytes are left out here …\nbcdefghijk");
        assertThat(log(36)).matches("(?s)0123456789\n… 16 bytes are left out here …\nqrstuvwxyz");
    }

    private String log(int printed) throws IOException {
        Path file = folder.resolve("log-" + printed);
        LogFile log = new LogFile(file, 10);
        byte[] all = bytes("0123456789abcdefghijklmnopqrstuvwxyz");
        for (int at = 0; at < printed; at += 7) {
            byte[] piece = java.util.Arrays.copyOfRange(all, at, Math.min(printed, at + 7));
            log.add(piece, piece.length);
            log.settle();
        }
        return Files.readString(file);
    }

    @Test
    void cutsBytesIntoLinesWhereverTheyAreCut() {
        assertThat(split(bytes("a\r\nb"), bytes("c\n\nlast"))).containsExactly("a", "bc", "", "last");
    }

    @Test
    void keepsACharacterThatComesInTwoPieces() {
        byte[] euro = bytes("€\n");
        assertThat(split(new byte[] {euro[0]}, new byte[] {euro[1], euro[2], euro[3]}))
                .containsExactly("€");
    }

    @Test
    void readsBytesThatAreNoText() {
        assertThat(split(new byte[] {'a', (byte) 0xff, 'b', 0, '\n'})).containsExactly("a\ufffdb\0");
    }

    @Test
    void cutsALineWithoutEnd() {
        byte[] piece = bytes("x".repeat(MIB));
        assertThat(split(piece, piece, bytes("\nnext\n"))).containsExactly("x".repeat(LineSplitter.LIMIT), "next");
    }

    @Test
    void neverCutsACharacterInHalf() {
        assertThat(split(bytes("x" + "😀".repeat(LineSplitter.LIMIT))))
                .allSatisfy(
                        line -> assertThat(line).hasSize(LineSplitter.LIMIT - 1).endsWith("😀"));
    }

    @Test
    void showsFewAndShortLinesInAMessage() {
        Excerpt many = new Excerpt();
        for (int i = 0; i < 100; i++) {
            many.add("line " + i);
        }
        assertThat(many.text().lines().skip(1))
                .hasSize(20)
                .startsWith("line 80")
                .endsWith("line 99");
        Excerpt big = new Excerpt();
        big.add("y");
        big.add("x".repeat(9_000) + "end");
        assertThat(big.text().lines().skip(1).findFirst().orElse(""))
                .startsWith("…xxx")
                .endsWith("end")
                .hasSizeLessThan(4_000);
    }
}
