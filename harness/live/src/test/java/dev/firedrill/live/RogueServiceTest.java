package dev.firedrill.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.drill.Progress;
import dev.firedrill.live.RogueService.Manner;
import dev.firedrill.model.Scenario;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.Loaded;
import dev.firedrill.reading.SuiteReader;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a service does, its drill ends with a finding that says what, and nothing of it is left. */
@Timeout(120)
class RogueServiceTest {

    private static final String SYSTEM = """
            { "start": { "command": ["${java}", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", "${classpath}",
                                     "dev.firedrill.live.RogueService", "${port}", "%s", "%s", "${setup}"],
                         "ready": { "within": "%s" }, "grace": "200ms" },
              "url": "http://127.0.0.1:${port}",
              "request": { "path": "/", "body": { "q": "${input}" }, "answer": { "form": "text" } },
              "controls": { "MODE": { "environment": {} }, "LEVEL": { "command": { "command": ["true"] } } } }
            """;

    private static final String SCENARIO = """
            { "name": "serves", "drain": "1500ms", "startsAt": "2031-05-06T07:08:09Z",
              "load": { "arrivals": "constant", "perSecond": 4, "for": "1s100ms", "users": 1,
                        "requests": [ { "kind": "ask", "input": "hello" } ] },
              "expect": [ { "check": "no-hang", "within": "1s" }, { "check": "nothing-lost" } ]%s }
            """;

    private static final String CHANGED_TWICE = """
            , "actions": [
                { "id": "mode", "at": "200ms", "do": "set", "control": "MODE", "value": "b" },
                { "id": "level", "at": "300ms", "do": "set", "control": "LEVEL", "value": "2" },
                { "id": "restart", "after": "action:level", "do": "restart" } ]
            """;

    @TempDir
    private Path folder;

    private final String mark = "rogue-" + System.nanoTime();

    @AfterEach
    void leavesNoProcessAndNoPort() throws IOException {
        assertThat(ProcessHandle.allProcesses().filter(this::isMarked)).isEmpty();
        Path log = folder.resolve("out/run-1/app.log");
        String first = Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        try (ServerSocket port = new ServerSocket()) {
            port.setReuseAddress(true);
            port.bind(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), Integer.parseInt(first.substring("port ".length()))));
        }
    }

    private boolean isMarked(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(mark);
    }

    private Entry drill(Manner manner) throws IOException {
        return drill(manner, "20s");
    }

    private Entry drill(Manner manner, String within) throws IOException {
        return drill(manner, within, "");
    }

    private Entry drill(Manner manner, String within, String members) throws IOException {
        write("suite.json", "{ \"system\": \"rogue\" }");
        write("controls.json", """
                { "system": "rogue", "routes": [], "controls": [
                    { "name": "MODE", "default": "a", "safeValue": "b", "activeWhen": ["b"], "source": "environment",
                      "propagation": "1s" },
                    { "name": "LEVEL", "default": "1", "safeValue": "2", "activeWhen": ["2"], "source": "environment",
                      "propagation": "1s" } ],
                  "faultTargets": [], "reasons": [ { "code": "BUSY" } ] }
                """);
        write("system.json", SYSTEM.formatted(manner, mark, within));
        write("serves.scenario.json", SCENARIO.formatted(members));
        Loaded loaded = new SuiteReader(folder, new Known(Set.of(), Set.of())).read();
        assertThat(loaded.defects()).isEmpty();
        Scenario scenario = loaded.suites().get(0).scenarios().get(0);
        return new Drill(scenario, new Elsewhere(), DrillPlan.declared().live(folder, folder.resolve("out")))
                .sweep(Progress.SILENT);
    }

    private void write(String file, String content) throws IOException {
        Path path = folder.resolve("scenarios/rogue").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** A system that is no class. */
    private record Elsewhere() implements SystemProvider {

        @Override
        public String name() {
            return "rogue";
        }

        @Override
        public Set<String> variants() {
            return Set.of();
        }

        @Override
        public SystemUnderTest create(String variant) {
            throw new IllegalStateException("it is no class");
        }
    }

    private static CheckResult check(Entry entry, String id) {
        return entry.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneThatBehavesPasses() throws IOException {
        Entry entry = drill(Manner.GOOD);

        assertThat(entry.checks())
                .allSatisfy(check -> assertThat(check.status())
                        .as("%s: %s", check.id(), check.found())
                        .isEqualTo(Status.PASS));
        assertThat(entry.requests().runs()).isEqualTo(4);
    }

    @Test
    void oneThatLivesAgainIsToldThatTimeWentOnAndWhatWasWritten() throws IOException {
        Entry entry = drill(Manner.GOOD, "20s", CHANGED_TWICE);
        List<String> lives = Files.readAllLines(folder.resolve("out/run-1/app.log")).stream()
                .filter(line -> line.startsWith("it is"))
                .toList();

        assertThat(check(entry, "action:restart").status()).isEqualTo(Status.PASS);
        assertThat(lives).hasSize(3);
        assertThat(lives.get(0)).isEqualTo("it is 2031-05-06T07:08:09Z, MODE is null, and setup says nothing");
        assertThat(lives.get(1)).contains("MODE is b, and setup says nothing");
        assertThat(lives.get(2)).contains("MODE is b, and setup says 2");
        assertThat(lives.stream().map(RogueServiceTest::startsAt))
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(at -> at.isBefore(Instant.parse("2031-05-06T07:09:09Z")));
    }

    private static Instant startsAt(String line) {
        return Instant.parse(line.substring("it is ".length(), line.indexOf(',')));
    }

    @Test
    void oneThatNeverBecomesReadyIsToldWithWhatItPrinted() throws IOException {
        CheckResult crash = check(drill(Manner.NEVER_READY, "2s"), "invariant:no-crash");

        assertThat(crash.status()).isEqualTo(Status.FAIL);
        assertThat(crash.found())
                .contains("'app' was not ready within 2s")
                .contains("was refused")
                .contains("waiting for a licence server");
    }

    @Test
    void oneThatExitsEarlyIsToldWithItsExitCodeAndWhatItPrinted() throws IOException {
        CheckResult crash = check(drill(Manner.EXITS_EARLY), "invariant:no-crash");

        assertThat(crash.status()).isEqualTo(Status.FAIL);
        assertThat(crash.found()).contains("exit code 3").contains("cannot open the database");
    }

    @Test
    void oneThatHangsInARequestFailsByTheRequestThatNeverEnded() throws IOException {
        CheckResult hang = check(drill(Manner.HANGS), "no-hang");

        assertThat(hang.status()).isEqualTo(Status.FAIL);
        assertThat(hang.found()).contains("request r-0001").contains("had not ended when the run did");
    }

    @Test
    void oneThatFloodsItsOutputIsServedAllTheSame() throws IOException {
        Entry entry = drill(Manner.FLOODS, "60s");

        assertThat(check(entry, "nothing-lost").status()).isEqualTo(Status.PASS);
        assertThat(folder.resolve("out/run-1/app.log")).isRegularFile();
        assertThat(Files.size(folder.resolve("out/run-1/app.log"))).isBetween(1_000_000L, 16L * 1024 * 1024);
    }

    @Test
    void oneThatClosesItsPortInMidRunFailsByTheRequestsThatFoundNobody() throws IOException {
        CheckResult lost = check(drill(Manner.CLOSES_PORT), "invariant:3");

        assertThat(lost.status()).isEqualTo(Status.FAIL);
        assertThat(lost.found()).contains("CONNECT");
    }

    @Test
    void oneThatAnswersGarbageFailsByWhatCameInPlaceOfAnAnswer() throws IOException {
        CheckResult lost = check(drill(Manner.GARBAGE), "invariant:3");

        assertThat(lost.status()).isEqualTo(Status.FAIL);
        assertThat(lost.found()).contains("r-0001");
    }

    @Test
    void oneThatDiesInMidRunIsToldWithItsExitCodeAndWhatItPrinted() throws IOException {
        CheckResult crash = check(drill(Manner.DIES), "invariant:no-crash");

        assertThat(crash.status()).isEqualTo(Status.FAIL);
        assertThat(crash.found())
                .contains("exit code 7")
                .contains("by itself, while the run went on")
                .contains("segmentation fault in my head");
    }
}
