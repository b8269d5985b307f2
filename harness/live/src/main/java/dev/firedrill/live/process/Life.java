package dev.firedrill.live.process;

import dev.firedrill.live.process.ServiceProcesses.Line;
import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.world.ServiceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Run a part once, from its start until nothing of it is left. */
final class Life {

    private static final Path PROC = Path.of("/proc/self/environ");
    private static final long POLL_MILLIS = 200;
    private static final Duration TO_VANISH = Duration.ofSeconds(15);
    private static final Duration TO_DRAIN = Duration.ofSeconds(2);

    private final Part part;
    private final Supervisor supervisor;
    private final String marker;
    private final Process process;
    private final Output output;
    private final LogFile log;
    private final List<Probe> probes;
    private final long started = System.nanoTime();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final CompletableFuture<Void> newsEnded = new CompletableFuture<>();
    private final Set<ProcessHandle> kin = ConcurrentHashMap.newKeySet();

    /** Open until its end is ordered or happens by itself; then done when all is told that is to be told of it. */
    private final AtomicReference<@Nullable CompletableFuture<Void>> told = new AtomicReference<>();

    private volatile String group = "none";
    private boolean over;

    private Life(
            Part part,
            Supervisor supervisor,
            String marker,
            Process process,
            Output output,
            LogFile log,
            List<Probe> probes) {
        this.part = part;
        this.supervisor = supervisor;
        this.marker = marker;
        this.process = process;
        this.output = output;
        this.log = log;
        this.probes = probes;
    }

    /** Say how the command ended, and after how long. */
    private record Ending(String how, Duration after) {}

    /**
     * Start a part.
     *
     * @throws ServiceException if the machine refuses
     */
    static Life begin(
            Part part,
            Supervisor supervisor,
            Map<String, String> environment,
            String url,
            LogFile log,
            Consumer<Line> lines) {
        String marker = UUID.randomUUID().toString();
        try {
            Process process =
                    supervisor.start(marker, part.grace(), part.command(), Path.of(part.folder()), environment);
            Output output = new Output(
                    process.getInputStream(),
                    log,
                    part.name(),
                    lines,
                    part.ready().line());
            List<Probe> probes = Probe.of(part.ready().http(), part.ready().line(), url, output::awaitedSeen);
            Life life = new Life(part, supervisor, marker, process, output, log, probes);
            Threads.start(part.name() + "-output", output::pump);
            Threads.start(part.name() + "-news", life::readNews);
            CompletableFuture<Void> unused = process.onExit().thenAccept(life::loseSupervisor);
            return life;
        } catch (IOException e) {
            throw new ServiceException("'" + part.name() + "' cannot be started: " + e.getMessage());
        }
    }

    String name() {
        return part.name();
    }

    /** Tell whether its command has not ended yet. */
    boolean isRunning() {
        return !ending.isDone();
    }

    /**
     * Look whether it is ready.
     *
     * @throws ServiceException if it has ended, or has not become ready in its time
     */
    boolean isReady() {
        if (ending.isDone()) {
            throw new ServiceException(endAndTell(" before the service was ready."));
        }
        boolean ready = true;
        for (Probe probe : probes) {
            ready &= probe.holds();
        }
        if (!ready && age().compareTo(part.ready().within()) > 0) {
            throw new ServiceException(late());
        }
        return ready;
    }

    /** Wait a little, and no longer than until one of them ends. */
    static void awaitAnEnd(List<Life> lives, Duration most) {
        CompletableFuture<?>[] endings = lives.stream().map(life -> life.ending).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(endings).get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceException("The start of the service was interrupted.");
        }
    }

    /** Call once if it ends by itself from now on, or has done so. */
    void watch(Consumer<String> died) {
        CompletableFuture<Void> unused = ending.thenAccept(how -> {
            CompletableFuture<Void> telling = new CompletableFuture<>();
            if (told.compareAndSet(null, telling)) {
                Threads.start(part.name() + "-death", () -> tell(died, telling));
            }
        });
    }

    private void tell(Consumer<String> died, CompletableFuture<Void> telling) {
        try {
            died.accept(endAndTell(" by itself, while the run went on."));
        } finally {
            telling.complete(null);
        }
    }

    /** Take its end from now on for one that was ordered. */
    void expectEnd() {
        told.compareAndSet(null, CompletableFuture.completedFuture(null));
    }

    /** Wait until nobody hears of its end any more; who started another life would take it for the end of that. */
    void awaitTold() {
        CompletableFuture<Void> telling = told.get();
        if (telling != null) {
            await(telling, TO_VANISH);
        }
    }

    /** Give an order to its supervisor, who may be gone. */
    void order(boolean force) {
        order(force ? "kill\n" : "stop\n");
    }

    private void order(String word) {
        try {
            process.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** End it with all that it started, and return when nothing is left. */
    synchronized void end(boolean force) {
        if (over) {
            return;
        }
        over = true;
        remember();
        order(force);
        await(CompletableFuture.anyOf(gone, newsEnded), part.grace().plus(TO_VANISH));
        await(output.ended(), TO_DRAIN);
        release();
        if (!gone.isDone()) {
            await(supervisor.sweep(marker, group), TO_VANISH);
        }
        endKin();
        log.settle();
    }

    private String endAndTell(String when) {
        end(true);
        Ending found = ending.getNow(new Ending("ended", age()));
        return "'" + part.name() + "' " + found.how() + " after " + seconds(found.after()) + "," + when
                + output.lastWords();
    }

    private String late() {
        StringBuilder found = new StringBuilder();
        for (Probe probe : probes) {
            if (!probe.holds()) {
                found.append(found.isEmpty() ? "" : "; ").append(probe.complaint());
            }
        }
        end(false);
        return "'" + part.name() + "' was not ready within "
                + seconds(part.ready().within()) + ": " + found + "." + output.lastWords();
    }

    private void readNews() {
        if (!PROC.toFile().canRead()) {
            Threads.start(part.name() + "-kin", this::follow);
        }
        try (BufferedReader news =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.US_ASCII))) {
            for (String line = news.readLine(); line != null; line = news.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            process.destroyForcibly();
        }
        newsEnded.complete(null);
    }

    /**
     * Note that the supervisor has ended, which it does by itself only when all is over.
     *
     * <p>Problem: where somebody kills it, its orders are still read by its second half, but Java closes the streams of a
     * process that ended in an order that waits for output which that half keeps open. Decision: close the orders first, upon
     * which it ends what is left.
     */
    private void loseSupervisor(Process ended) {
        ending.complete(new Ending("was left by its supervisor, which somebody ended,", age()));
        closeOrders();
    }

    private void closeOrders() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    private void hear(String line) {
        if (line.startsWith("pid ")) {
            group = line.substring("pid ".length());
        } else if (line.startsWith("exit ")) {
            ending.complete(new Ending(words(Integer.parseInt(line.substring("exit ".length()))), age()));
        } else if (line.equals("gone")) {
            gone.complete(null);
        }
    }

    /** Remember children while they can be found; where there is no /proc, those of them that leave have no other trace. */
    private void follow() {
        while (!newsEnded.isDone()) {
            remember();
            await(newsEnded, Duration.ofMillis(POLL_MILLIS));
        }
    }

    private void remember() {
        kin.removeIf(handle -> !handle.isAlive());
        process.descendants().forEach(kin::add);
    }

    private void release() {
        order("end\n");
        closeOrders();
        await(newsEnded, TO_DRAIN);
        process.destroyForcibly();
    }

    private void endKin() {
        kin.removeIf(handle -> !handle.isAlive());
        kin.forEach(ProcessHandle::destroyForcibly);
        await(
                CompletableFuture.allOf(kin.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new)),
                TO_DRAIN);
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static String words(int code) {
        return "ended with exit code " + code + (code > 128 && code < 160 ? " (signal " + (code - 128) + ")" : "");
    }

    private static String seconds(Duration time) {
        BigDecimal exact = BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
        return exact.toPlainString() + "s";
    }

    /** Wait although interrupted, as the end of a process cannot be left half done; the interrupt is passed on. */
    private static void await(CompletableFuture<?> event, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        boolean interrupted = Thread.interrupted();
        while (!event.isDone() && System.nanoTime() - deadline < 0) {
            try {
                event.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException e) {
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
