package dev.firedrill.live.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firedrill.live.process.ServiceProcesses.Setup;
import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.world.ServiceException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class ServiceProcessesTest {

    private static final String WAIT = "; while :; do sleep 0.05; done #";

    private final Marked marked = Marked.fresh();

    @TempDir
    Path folder = Path.of("");

    private Service service() {
        return new Service(folder);
    }

    private static String refusal(ServiceProcesses processes) {
        try (processes) {
            processes.start(Map.of());
        } catch (ServiceException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("it started");
    }

    @AfterEach
    void leaveNothing() {
        marked.assertNoneLeft();
    }

    @Test
    void saysWhatAPartPrintedThatEndedTooEarly() {
        Service service = service();
        String script = "echo starting; printf 'no\\033[31m key\\n' >&2; exit 3";
        assertThat(refusal(service.of(service.script("app", script))))
                .matches("(?s)'app' ended with exit code 3 after [0-9.]+s, before the service was ready\\. "
                        + "The end of what it printed:\nstarting\nno\\\\u001b\\[31m key");
        assertThat(service.deaths).isEmpty();
    }

    @Test
    void saysThatAPartPrintedNothing() {
        Service service = service();
        assertThat(refusal(service.of(service.script("app", "kill -9 $$"))))
                .contains("exit code 137 (signal 9)")
                .endsWith("It printed nothing.");
    }

    @Test
    void doesNotWaitForTheTimeOfAPartThatEnded() {
        Service service = service();
        long before = System.nanoTime();
        String message = refusal(service.of(service.script("app", "exit 1")));
        assertThat(message).contains("exit code 1");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void saysWhichLineWasNeverPrinted() {
        Service service = service();
        Part part =
                Service.within(service.script("app", "echo warming up" + WAIT + marked.mark()), Duration.ofMillis(500));
        assertThat(refusal(service.of(part)))
                .isEqualTo("'app' was not ready within 0.5s: no line 'ready'. The end of what it printed:\nwarming up");
    }

    @Test
    void saysThatNothingListens() {
        Service service = service();
        Part part = service.part("app", List.of("sh", "-c", ":" + WAIT), Optional.empty(), Optional.empty());
        assertThat(refusal(service.of(Service.within(part, Duration.ofMillis(300)))))
                .startsWith("'app' was not ready within 0.3s: a connection to " + service.url() + " was refused.");
    }

    @Test
    void saysWhatTheServiceAnsweredInsteadOfReady() {
        Service service = service();
        String health = service.url() + "/health";
        Part part = service.listener(Optional.of(health), Optional.empty(), folder + "/missing");
        assertThat(refusal(service.of(Service.within(part, Duration.ofSeconds(3)))))
                .startsWith("'app' was not ready within 3s: GET " + health + " answered 503.")
                .endsWith("listening");
    }

    @Test
    void isReadyWhenAllThatIsDeclaredHolds() throws Exception {
        Service service = service();
        Files.createFile(folder.resolve("present"));
        Part part =
                service.listener(Optional.of(service.url() + "/health"), Optional.of("listening"), folder + "/present");
        try (ServiceProcesses processes = service.of(part)) {
            processes.start(Map.of());
            assertThat(Reach.get(service.url() + "/health")).isEmpty();
            assertThat(service.texts()).contains("listening");
        }
    }

    @Test
    void isReadyByItsPortAndRestartsOnIt() {
        Service service = service();
        try (ServiceProcesses processes = service.of(service.listener(Optional.empty(), Optional.empty()))) {
            processes.start(Map.of());
            processes.kill();
            assertThat(Reach.connect(service.url())).isPresent();
            processes.start(Map.of());
            assertThat(Reach.connect(service.url())).isEmpty();
        }
        assertThat(service.deaths).isEmpty();
    }

    @Test
    void refusesAnAddressWhereSomethingElseListens() throws IOException {
        Service service = service();
        try (ServerSocket other = new ServerSocket(service.port())) {
            assertThat(other.isBound()).isTrue();
            assertThat(refusal(service.of(service.listener(Optional.empty(), Optional.empty()))))
                    .startsWith("Something accepts connections at '" + service.url() + "' before 'app' is started");
        }
    }

    @Test
    void doesNotTakeAClosedPortForAnEnd() throws Exception {
        Service service = service();
        Path end = folder.resolve("end");
        Part part = service.listener(Optional.empty(), Optional.empty(), "/", end.toString());
        try (ServiceProcesses processes = service.of(part)) {
            processes.start(Map.of());
            Files.createFile(end);
            await().until(() -> service.texts().contains("deaf"));
            assertThat(Reach.connect(service.url())).hasValue("was refused");
            assertThat(service.deaths).isEmpty();
        }
    }

    @Test
    void tellsOnceThatAPartEndedByItself() throws Exception {
        Service service = service();
        String script = "echo ready; while [ ! -e end ]; do sleep 0.02; done; echo last words; exit 7";
        try (ServiceProcesses processes = service.of(service.script("app", script))) {
            processes.start(Map.of());
            Files.createFile(folder.resolve("end"));
            await().until(() -> !service.deaths.isEmpty());
            processes.stop();
        }
        assertThat(service.deaths).hasSize(1);
        assertThat(service.deaths.get(0))
                .startsWith("'app' ended with exit code 7")
                .endsWith("ready\nlast words");
    }

    @Test
    void tellsNothingOfALifeAfterItWasStopped() throws Exception {
        Service service = service();
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch hearing = new CountDownLatch(1);
        AtomicReference<Thread> stopping = new AtomicReference<>();
        Setup usual =
                service.setup(service.script("app", "echo ready; while [ ! -e end ]; do sleep 0.02; done; exit 7"));
        Setup slow = new Setup(usual.parts(), usual.url(), usual.environment(), usual.output(), usual.lines(), how -> {
            hearing.countDown();
            awaitEnd(stopping, Duration.ofSeconds(1));
            order.add("told");
        });
        try (ServiceProcesses processes = new ServiceProcesses(slow)) {
            processes.start(Map.of());
            Files.createFile(folder.resolve("end"));
            hearing.await();
            Thread stopper = new Thread(() -> {
                processes.stop();
                order.add("stopped");
            });
            stopping.set(stopper);
            stopper.start();
            stopper.join();
            await().until(() -> order.size() == 2);
        }
        assertThat(order).containsExactly("told", "stopped");
    }

    /** Hear slowly: until a thread has ended, which it does too early where nobody waits for who hears. */
    private static void awaitEnd(AtomicReference<Thread> thread, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline
                && (thread.get() == null || thread.get().getState() != Thread.State.TERMINATED)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void endsWhatADeadPartLeaves() throws Exception {
        Service service = service();
        String script = "sleep " + marked.mark() + " & echo ready; while [ ! -e end ]; do sleep 0.02; done";
        try (ServiceProcesses processes = service.of(service.script("app", script))) {
            processes.start(Map.of());
            Files.createFile(folder.resolve("end"));
            await().until(() -> !service.deaths.isEmpty());
            marked.assertNoneLeft();
        }
    }

    @Test
    void startsAgainAfterADeath() throws Exception {
        Service service = service();
        Path end = folder.resolve("end");
        String script = "echo ready; while [ ! -e end ]; do sleep 0.02; done";
        try (ServiceProcesses processes = service.of(service.script("app", script))) {
            processes.start(Map.of());
            Files.createFile(end);
            await().until(() -> !service.deaths.isEmpty());
            Files.delete(end);
            processes.start(Map.of());
            assertThat(service.texts()).containsExactly("ready", "ready");
        }
        assertThat(service.deaths).hasSize(1);
    }

    @Test
    void refusesToStartTwice() {
        Service service = service();
        try (ServiceProcesses processes = service.of(service.script("app", "echo ready" + WAIT))) {
            processes.start(Map.of());
            assertThatThrownBy(() -> processes.start(Map.of())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void startsAPartWhenThoseItNeedsAreReadyAndStopsItBeforeThem() {
        Service service = service();
        String orderly = "trap 'echo $NAME gone; exit' TERM; echo $NAME ready" + WAIT;
        Part app =
                Service.with(Service.dependingOn(service.script("app", orderly), "db", "queue"), Map.of("NAME", "app"));
        Part queue = Service.with(Service.dependingOn(service.script("queue", orderly), "db"), Map.of("NAME", "queue"));
        Part db = Service.with(service.script("db", orderly), Map.of("NAME", "db"));
        try (ServiceProcesses processes = service.of(app, queue, db)) {
            processes.start(Map.of());
        }
        assertThat(service.texts().stream().filter(line -> !line.equals("Terminated")))
                .containsExactly("db ready", "queue ready", "app ready", "app gone", "queue gone", "db gone");
    }

    @Test
    void endsWhatWasStartedWhereAnotherPartFails() {
        Service service = service();
        Part db = service.script("db", "sleep " + marked.mark() + " & echo ready" + WAIT + marked.mark());
        Part app = Service.dependingOn(service.script("app", "exit 1"), "db");
        assertThat(refusal(service.of(db, app))).startsWith("'app' ended");
        marked.assertNoneLeft();
    }

    @Test
    void refusesPartsThatWaitForEachOther() {
        Service service = service();
        Part one = Service.dependingOn(service.script("one", "echo ready"), "two");
        Part two = Service.dependingOn(service.script("two", "echo ready"), "one");
        assertThat(refusal(service.of(one, two))).contains("\"dependsOn\"");
    }

    @Test
    void namesAProgramThatDoesNotExist() {
        Service service = service();
        Optional<String> line = Optional.of("x");
        assertThat(refusal(service.of(service.part("app", List.of("no-such-program", "x"), Optional.empty(), line))))
                .startsWith("'app' cannot be started: there is no program 'no-such-program' in any folder of PATH");
        assertThat(refusal(service.of(service.part("app", List.of("./server"), Optional.empty(), line))))
                .startsWith("'app' cannot be started: there is no program './server'");
    }

    @Test
    void namesAFolderThatDoesNotExist() {
        Service service = service();
        Part part = service.script("app", "echo ready");
        Part elsewhere = new Part(
                "app",
                part.command(),
                folder.resolve("none").toString(),
                part.environment(),
                List.of(),
                part.ready(),
                part.grace());
        assertThat(refusal(service.of(elsewhere))).contains("there is no folder '" + folder.resolve("none"));
    }

    @ParameterizedTest
    @EnumSource
    void passesArgumentsToTheLetter(Shells shell) {
        Service service = service();
        List<String> odd =
                List.of("a b", "\"'", "$(echo no)", "`echo no`", "*", "", "\\n", "-x", "ü€😀", "two\nlines;", "${X}");
        List<String> command = new java.util.ArrayList<>(
                List.of("sh", "-c", "printf '<%s>' \"$@\"; echo; echo ready; while :; do sleep 0.05; done", "sh"));
        command.addAll(odd);
        Part part = service.part("app", command, Optional.empty(), Optional.of("ready"));
        org.junit.jupiter.api.Assumptions.assumeTrue(shell.supervisor().isPresent());
        try (ServiceProcesses processes = new ServiceProcesses(
                service.setup(part), () -> shell.supervisor().orElseThrow())) {
            processes.start(Map.of());
        }
        assertThat(String.join("\n", service.texts())).startsWith("<" + String.join("><", odd) + ">\nready");
    }

    @Test
    void laysVariablesOverEachOther() {
        Service service = service();
        String script = "echo \"$FROM_SETUP $FROM_PART $CHANGED ${PATH:+path}\"; echo ready" + WAIT;
        Part part = Service.with(service.script("app", script), Map.of("FROM_PART", "part", "CHANGED", "no"));
        try (ServiceProcesses processes = service.of(part)) {
            processes.start(Map.of("CHANGED", "$(yes) 'x'"));
            processes.stop();
            processes.start(Map.of());
        }
        assertThat(service.texts()).contains("setup part $(yes) 'x' path", "setup part no path");
    }

    @Test
    void givesAnEmptyStandardInput() {
        Service service = service();
        try (ServiceProcesses processes = service.of(service.script("app", "cat; echo ready" + WAIT))) {
            processes.start(Map.of());
            assertThat(service.texts()).containsExactly("ready");
        }
    }

    @Test
    void findsPortsThatAreFreeAndDiffer() throws IOException {
        List<Integer> ports = ServiceProcesses.freePorts(20);
        assertThat(new HashSet<>(ports)).hasSize(20);
        for (int port : ports) {
            new ServerSocket(port).close();
        }
    }

    @Test
    void refusesWindows() {
        assertThatThrownBy(() -> Supervisor.refuseWindows("Windows 11"))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("Linux and macOS only");
    }
}
