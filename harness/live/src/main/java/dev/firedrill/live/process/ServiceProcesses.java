package dev.firedrill.live.process;

import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.world.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Run the processes of one service. What it started it ends, with all children and children's children: in order, by force
 * after the grace, and also where the harness itself is killed.
 *
 * <p>On Linux nothing escapes but a process that both leaves its parent and clears its environment. On macOS, whose
 * environments cannot be searched, a daemon in a session of its own is ended only if it was seen beside its parent, which is
 * looked for every 200 ms, and not where the harness was killed. Needs {@code bash}, or {@code setsid} and a POSIX shell; with
 * the latter, variables whose names hold other characters than letters, digits and {@code _} may not reach a part. Windows is
 * refused.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ServiceProcesses implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    /** So much of the beginning and so much of the end is kept, which leaves room for the line between. */
    private static final int HALF_OF_LOG = 8 * 1024 * 1024 - 64;

    private final Setup setup;
    private final Supplier<Supervisor> supervisor;
    private final Map<String, LogFile> logs = new TreeMap<>();

    /** In the order of their start. */
    private final List<Life> lives = new ArrayList<>();

    private boolean closed;

    /**
     * Prepare to run processes.
     *
     * @param setup what to run
     */
    public ServiceProcesses(Setup setup) {
        this(setup, Supervisor::ofThisMachine);
    }

    ServiceProcesses(Setup setup, Supplier<Supervisor> supervisor) {
        this.setup = setup;
        this.supervisor = supervisor;
    }

    /**
     * Say what to run.
     *
     * @param parts their templates filled, in the order of the file
     * @param url address of the service, for a part that says nothing of when it is ready
     * @param environment variables for all of them, beside those of the harness; those of a part come on top
     * @param output folder in which what each prints is kept as {@code NAME.log}, at most 16 MiB of each: its beginning and
     *     its end, with a line between that says how much is left out
     * @param lines hears every line that a part prints, from threads of its own; a line longer than 64 Ki characters is cut
     * @param died hears, once for each life and never after that was stopped, of a part that ended by itself after it was ready, in words for a reviewer with
     *     the end of what it printed
     */
    public record Setup(
            List<Part> parts,
            String url,
            Map<String, String> environment,
            Path output,
            Consumer<Line> lines,
            Consumer<String> died) {

        public Setup {
            parts = List.copyOf(parts);
            environment = Map.copyOf(environment);
        }
    }

    /** Hold one line of a part's output, standard output and error alike. */
    public record Line(String part, String text) {}

    /**
     * Start all parts, each when those it depends on are ready, and return when all are.
     *
     * @param changed variables on top of the environment, as {@code Operation.Environment} sets them
     * @throws ServiceException if one cannot be started, ends, or is not ready in time; what was started has ended then
     * @throws IllegalStateException if they run already, or this is closed
     */
    public synchronized void start(Map<String, String> changed) {
        requireStartable();
        end(true);
        try {
            Supervisor shell = supervisor.get();
            setup.parts().forEach(part -> check(part, changed));
            launch(shell, changed);
        } catch (RuntimeException e) {
            end(false);
            throw e;
        }
        lives.forEach(life -> life.watch(setup.died()));
    }

    /** End all parts in the reverse order, each in order and after its grace by force, and return when none is left. */
    public synchronized void stop() {
        end(false);
    }

    /** End all parts at once, as a power cut does, and return when none is left. */
    public synchronized void kill() {
        end(true);
    }

    /** Stop whatever still runs, and the readers. */
    @Override
    public synchronized void close() {
        closed = true;
        end(false);
    }

    /** Find free ports of this machine, each another one. */
    public static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port was found", e);
        } finally {
            held.forEach(ServiceProcesses::release);
        }
    }

    private void requireStartable() {
        if (closed) {
            throw new IllegalStateException("a service that is closed cannot be started again");
        }
        if (lives.stream().anyMatch(Life::isRunning)) {
            throw new IllegalStateException("the service runs already; stop it before it is started again");
        }
    }

    private void check(Part part, Map<String, String> changed) {
        Program.check(part, environment(part, changed));
        if (part.ready().http().isPresent() || part.ready().line().isEmpty()) {
            String address = part.ready().http().orElse(setup.url());
            if (Reach.connect(address).isEmpty()) {
                throw new ServiceException("Something accepts connections at '" + address + "' before '" + part.name()
                        + "' is started, so nobody could tell when it is ready; end that, or take another port (${port} is"
                        + " a free one).");
            }
        }
    }

    /** Start and look until all are ready; ends, since each that is started has a time within which it must be. */
    private void launch(Supervisor shell, Map<String, String> changed) {
        Set<String> ready = new LinkedHashSet<>();
        beginThoseWhoCan(shell, changed, ready);
        while (ready.size() < setup.parts().size()) {
            Life.awaitAnEnd(lives, POLL);
            for (Life life : lives) {
                if (life.isReady()) {
                    ready.add(life.name());
                }
            }
            beginThoseWhoCan(shell, changed, ready);
        }
    }

    private void beginThoseWhoCan(Supervisor shell, Map<String, String> changed, Set<String> ready) {
        List<String> begun = new ArrayList<>(lives.stream().map(Life::name).toList());
        for (Part part : setup.parts()) {
            if (!begun.contains(part.name()) && ready.containsAll(part.dependsOn())) {
                lives.add(Life.begin(
                        part, shell, environment(part, changed), setup.url(), log(part.name()), setup.lines()));
                begun.add(part.name());
            }
        }
        if (begun.size() == ready.size() && begun.size() < setup.parts().size()) {
            throw new ServiceException(
                    "Nothing of the service can be started after '" + String.join("', '", begun)
                            + "', since the others wait for each other or for names that no part has; mend \"dependsOn\" in system.json.");
        }
    }

    private Map<String, String> environment(Part part, Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(setup.environment());
        all.putAll(part.environment());
        all.putAll(changed);
        return all;
    }

    private LogFile log(String part) {
        return logs.computeIfAbsent(
                part, name -> new LogFile(setup.output().resolve(name.replace('/', '_') + ".log"), HALF_OF_LOG));
    }

    private void end(boolean force) {
        lives.forEach(Life::expectEnd);
        if (force) {
            lives.forEach(life -> life.order(true));
        }
        for (int i = lives.size() - 1; i >= 0; i--) {
            lives.get(i).end(force);
        }
        lives.forEach(Life::awaitTold);
        lives.clear();
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
