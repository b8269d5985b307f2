package dev.firedrill.live.probe;

import dev.firedrill.live.process.ServiceProcesses;
import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.model.LiveSystem.Readiness;
import dev.firedrill.world.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the service by a line of a shell, or waits for one that somebody else runs. */
final class Service implements AutoCloseable {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int MOST_LINES = 15;
    private static final int CONNECT_MILLIS = 500;
    private static final long LOOK = 100;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final URI url;
    private final Optional<Started> started;

    /** Hold what is needed to start it, again if need be. */
    private record Started(ServiceProcesses processes, Path output, Deque<String> lines, List<String> deaths) {}

    Service(Optional<String> line, URI url, Optional<String> ready, Map<String, String> environment, Path folder) {
        this.url = url;
        this.started = line.map(it -> started(it, url, ready, environment, folder));
    }

    private static Started started(
            String line, URI url, Optional<String> ready, Map<String, String> environment, Path folder) {
        Deque<String> lines = new ArrayDeque<>();
        List<String> deaths = new ArrayList<>();
        Path output = temporary();
        Part part = new Part(
                "service",
                List.of("sh", "-c", line),
                folder.toAbsolutePath().toString(),
                Map.of(),
                List.of(),
                new Readiness(ready, Optional.empty(), WITHIN),
                GRACE);
        ServiceProcesses processes = new ServiceProcesses(new ServiceProcesses.Setup(
                List.of(part),
                url.getScheme() + "://" + url.getRawAuthority(),
                environment,
                output,
                said -> keep(lines, said.text()),
                how -> keep(deaths, how)));
        return new Started(processes, output, lines, deaths);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("firedrill-probe");
        } catch (IOException full) {
            throw new UncheckedIOException("expected a folder for temporary files", full);
        }
    }

    private static void keep(Deque<String> lines, String text) {
        synchronized (lines) {
            lines.addLast(text);
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }
    }

    private static void keep(List<String> deaths, String how) {
        synchronized (deaths) {
            deaths.add(how);
        }
    }

    boolean isOurs() {
        return started.isPresent();
    }

    /** Start it, or wait until it accepts connections. */
    void start() throws InterruptedException {
        if (started.isEmpty()) {
            await();
            return;
        }
        if (accepts()) {
            throw new ProbeException(
                    "something accepts connections at '%s' already".formatted(url.getRawAuthority()),
                    "a port that is free until '--start' starts the service",
                    "end what listens there, or leave '--start' away and point it at the provider by hand",
                    List.of());
        }
        begin(started.get());
    }

    private void begin(Started it) {
        try {
            it.processes().start(Map.of());
        } catch (ServiceException notReady) {
            throw new ProbeException(
                    String.valueOf(notReady.getMessage()),
                    "a service that gets ready within %s s".formatted(WITHIN.toSeconds()),
                    "try the line of '--start' by hand, and see that '--url' names its port",
                    List.of());
        }
    }

    /** Start it anew, with nothing in its memory. */
    void restart() {
        started.ifPresent(it -> {
            it.processes().stop();
            synchronized (it.deaths()) {
                it.deaths().clear();
            }
            begin(it);
        });
    }

    private void await() throws InterruptedException {
        long until = System.nanoTime() + WITHIN.toNanos();
        while (!accepts()) {
            if (System.nanoTime() > until) {
                throw new ProbeException(
                        "nothing accepts connections at '%s'".formatted(url.getRawAuthority()),
                        "a service that runs, or a line that starts it",
                        "start it, or say how with '--start'",
                        List.of());
            }
            Thread.sleep(LOOK);
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port()), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? HTTPS : HTTP;
    }

    // Problem:  that a process has ended is told later than its connections close.
    // Decision: who accepts no connections is down as well.
    /** Tell whether what was started is gone. */
    boolean isDown() {
        return started.isPresent() && (hasDied(started.get()) || !accepts());
    }

    private static boolean hasDied(Started it) {
        synchronized (it.deaths()) {
            return !it.deaths().isEmpty();
        }
    }

    /** Give the end of what it printed. */
    List<String> tail() {
        return started.map(it -> {
                    synchronized (it.lines()) {
                        return List.copyOf(it.lines());
                    }
                })
                .orElse(List.of());
    }

    @Override
    public void close() {
        started.ifPresent(it -> {
            it.processes().close();
            delete(it.output());
        });
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException gone) {
            // A folder for temporary files that is left behind harms nobody.
        }
    }
}
