package dev.firedrill.live.process;

import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.model.LiveSystem.Readiness;
import dev.firedrill.world.ServiceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apiguardian.api.API;

/**
 * Run a command once, in a group of its own under the supervisor that services have. What it leaves running in the background
 * lives until this is closed, and no longer than the harness.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Errand implements AutoCloseable {

    /** What is left when the harness dies is asked to end before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Duration TO_VANISH = Duration.ofSeconds(15);

    private final Supervisor supervisor;
    private final String marker;
    private final Process process;
    private final OutputTail.Reading output;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile String group = "none";
    private boolean closed;

    private Errand(Supervisor supervisor, String marker, Process process) {
        this.supervisor = supervisor;
        this.marker = marker;
        this.process = process;
        this.output = OutputTail.of(process.getInputStream());
        Threads.start("errand-news", this::readNews);
    }

    /**
     * Begin to run a command, without a shell of its own, in the environment of the harness.
     *
     * @throws ServiceException if there is no such program, or this machine cannot run it in a group
     */
    public static Errand begin(List<String> command, Path folder) throws IOException {
        Map<String, String> environment = System.getenv();
        Path place = folder.toAbsolutePath();
        String name = command.isEmpty() ? "" : command.get(0);
        Readiness none = new Readiness(Optional.empty(), Optional.empty(), Duration.ZERO);
        Program.check(new Part(name, command, place.toString(), Map.of(), List.of(), none, GRACE), environment);
        Supervisor supervisor = Supervisor.ofThisMachine();
        String marker = UUID.randomUUID().toString();
        return new Errand(supervisor, marker, supervisor.start(marker, GRACE, command, place, environment));
    }

    /** Wait for the exit code of the command itself; empty where it still runs after that time. */
    public OptionalInt await(Duration atMost) throws InterruptedException {
        try {
            return OptionalInt.of(exit.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException running) {
            return OptionalInt.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Give the end of what it printed, and wait for no longer than this for more of it. */
    public String said(Duration atMost) throws InterruptedException {
        return output.text(atMost);
    }

    private void readNews() {
        try (BufferedReader news =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.US_ASCII))) {
            for (String line = news.readLine(); line != null; line = news.readLine()) {
                hear(line);
            }
        } catch (IOException broken) {
            process.destroyForcibly();
        }
        exit.complete(128);
        gone.completeExceptionally(new IOException("the supervisor has ended"));
    }

    private void hear(String line) {
        if (line.startsWith("pid ")) {
            group = line.substring("pid ".length());
        } else if (line.startsWith("exit ")) {
            exit.complete(Integer.parseInt(line.substring("exit ".length())));
        } else if (line.equals("gone")) {
            gone.complete(null);
        }
    }

    /** End by force the command and all that it left running, and return when nothing of it is left. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (!order("kill\n") || !isDone(gone)) {
            isDone(supervisor.sweep(marker, group));
        }
        order("end\n");
        try {
            process.getOutputStream().close();
        } catch (IOException over) {
            process.destroyForcibly();
        }
    }

    private boolean order(String word) {
        try {
            process.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            return true;
        } catch (IOException over) {
            return false;
        }
    }

    /** Wait although interrupted, as an end cannot be left half done; the interrupt is passed on. */
    private static boolean isDone(CompletableFuture<?> event) {
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + TO_VANISH.toNanos();
        try {
            while (true) {
                try {
                    event.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException hurried) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException | ExecutionException failed) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
