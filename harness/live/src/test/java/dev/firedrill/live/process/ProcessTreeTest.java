package dev.firedrill.live.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that was started is left, whoever ends how. */
@Timeout(30)
class ProcessTreeTest {

    private final Marked marked = Marked.fresh();
    private final String sleep = "sleep " + marked.mark();

    /** A child, a grandchild, and one whose parents are gone. */
    private final String family =
            sleep + " & sh -c '" + sleep + " & " + sleep + "; true' & ( (" + sleep + " &) &) ; echo ready; " + sleep;

    @TempDir
    Path folder = Path.of("");

    private Service service() {
        return new Service(folder);
    }

    @AfterEach
    void leaveNothing() {
        marked.alive().forEach(ProcessHandle::destroyForcibly);
    }

    private static ServiceProcesses start(Service service, Shells shell, String script) {
        assumeTrue(shell.supervisor().isPresent());
        ServiceProcesses processes = new ServiceProcesses(
                service.setup(service.script("app", script)),
                () -> shell.supervisor().orElseThrow());
        processes.start(Map.of());
        return processes;
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoChildAfterStop(Shells shell) {
        try (ServiceProcesses processes = start(service(), shell, family)) {
            marked.awaitAlive(5);
            processes.stop();
            marked.assertNoneLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoChildAfterKill(Shells shell) {
        try (ServiceProcesses processes = start(service(), shell, "trap '' TERM; " + family)) {
            marked.awaitAlive(5);
            processes.kill();
            marked.assertNoneLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoChildAfterClose(Shells shell) {
        start(service(), shell, family).close();
        marked.assertNoneLeft();
    }

    @ParameterizedTest
    @EnumSource
    void endsByForceWhatIgnoresTheOrder(Shells shell) {
        String script = "trap '' TERM; echo ready; while :; do " + sleep + "; done";
        try (ServiceProcesses processes = start(service(), shell, script)) {
            long before = System.nanoTime();
            processes.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Service.GRACE);
            marked.assertNoneLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsADaemonInASessionOfItsOwn(Shells shell) {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ"))
                && Supervisor.onSetsid().isPresent());
        String script = "(setsid " + sleep + " </dev/null >/dev/null 2>&1 &) ; echo ready; " + sleep;
        try (ServiceProcesses processes = start(service(), shell, script)) {
            marked.awaitAlive(3);
            processes.stop();
            marked.assertNoneLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsADaemonThatClearedItsEnvironmentBesideItsParent(Shells shell) {
        assumeTrue(Supervisor.onSetsid().isPresent());
        String script = "env -i setsid " + sleep + " & echo ready; " + sleep;
        try (ServiceProcesses processes = start(service(), shell, script)) {
            marked.awaitAlive(3);
            processes.stop();
            marked.assertNoneLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheGraceToAChildOfAWrapperThatEndsAtOnce(Shells shell) {
        Service service = service();
        String child = "trap \"echo saved; exit 0\" TERM; echo ready; while :; do sleep 0.05; done";
        try (ServiceProcesses processes = start(service, shell, "sh -c '" + child + "'; echo never " + marked.mark())) {
            processes.stop();
            assertThat(service.texts()).contains("saved");
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAPausedPartInOrder(Shells shell) throws Exception {
        Service service = service();
        String script = "trap 'echo saved; exit 0' TERM; echo \"ready $$\"; while :; do sleep 0.05; done";
        try (ServiceProcesses processes = start(service, shell, script)) {
            String pid = service.texts().get(0).replace("ready ", "");
            assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor())
                    .isZero();
            processes.stop();
            assertThat(service.texts()).contains("saved");
            assertThat(service.deaths).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWhatASupervisorLeavesThatWasKilled(Shells shell) {
        Service service = service();
        try (ServiceProcesses processes = start(service, shell, family)) {
            marked.awaitAlive(5);
            ProcessHandle.current()
                    .children()
                    .filter(child -> child.descendants().anyMatch(marked.alive()::contains))
                    .forEach(ProcessHandle::destroyForcibly);
            await().untilAsserted(() -> assertThat(service.deaths).hasSize(1));
            assertThat(service.deaths.get(0)).contains("'app' was left by its supervisor");
            processes.stop();
            marked.assertNoneLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingWhereTheHarnessIsKilled(Shells shell) throws Exception {
        assumeTrue(shell.supervisor().isPresent());
        Process harness = harness(shell, "trap '' TERM; " + family);
        marked.awaitAlive(5);
        harness.destroyForcibly().waitFor();
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(marked::assertNoneLeft);
    }

    @ParameterizedTest
    @EnumSource
    void endsInOrderWhatAKilledHarnessStarted(Shells shell) throws Exception {
        assumeTrue(shell.supervisor().isPresent());
        String script = "trap 'echo saved >saved; exit 0' TERM; echo ready; exec >/dev/null 2>&1;"
                + " while :; do sleep 0.05; done #" + marked.mark();
        harness(shell, script).destroyForcibly().waitFor();
        await().until(() -> Files.exists(folder.resolve("saved")));
    }

    private Process harness(Shells shell, String script) throws IOException {
        Process harness = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HarnessToKill.class.getName(),
                        folder.toString(),
                        shell.name(),
                        script))
                .redirectErrorStream(true)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(harness.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("started");
        return harness;
    }
}
