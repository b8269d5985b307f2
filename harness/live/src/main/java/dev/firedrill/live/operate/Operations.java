package dev.firedrill.live.operate;

import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Operation;
import dev.firedrill.world.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Do operations, one after the other on a thread of their own. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Operations implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(30);

    /** Stopping and starting has deadlines of its own, in system.json. */
    private static final Duration RESTART = Duration.ofMinutes(10);

    private static final Outcome CLOSED = Outcome.failed("not done: the run is over");

    private final Doing doing;
    private final Duration bound;
    private final AtomicLong begun = new AtomicLong();
    private final Map<Long, CompletableFuture<Outcome>> open = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Operations::thread);

    /**
     * Prepare to operate a service.
     *
     * @param url where it is
     * @param restart restarts all processes with variables on top of their environment; gives how that ended
     */
    public Operations(String url, Function<Map<String, String>, Outcome> restart) {
        this(url, restart, BOUND);
    }

    Operations(String url, Function<Map<String, String>, Outcome> restart, Duration bound) {
        this.doing = new Doing(url, restart);
        this.bound = bound;
    }

    /** Do one; it ends within 30 s (a restart as its parts may take), {@code failed} with why where it was refused, could not be done or took longer. */
    public CompletionStage<Outcome> perform(Operation operation, Filling values) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        long number = begun.incrementAndGet();
        open.put(number, outcome);
        try {
            Future<?> work = worker.submit(() -> end(number, done(operation, values)));
            Duration longest = operation instanceof Operation.Environment && bound.equals(BOUND) ? RESTART : bound;
            CompletableFuture.delayedExecutor(longest.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> giveUp(number, work, longest));
        } catch (RejectedExecutionException closed) {
            end(number, CLOSED);
        }
        return outcome;
    }

    private void end(long number, Outcome how) {
        CompletableFuture<Outcome> outcome = open.remove(number);
        if (outcome != null) {
            outcome.complete(how);
        }
    }

    /** What waits for its turn is not begun any more. */
    private void giveUp(long number, Future<?> work, Duration longest) {
        end(number, Outcome.failed("not done within %s s".formatted(longest.toSeconds())));
        work.cancel(true);
    }

    private Outcome done(Operation operation, Filling values) {
        try {
            return doing.perform(operation, values);
        } catch (InterruptedException givenUp) {
            return CLOSED;
        } catch (Exception e) {
            return Outcome.failed(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Give up what is open: it has failed. What commands left running in the background ends. */
    @Override
    public void close() {
        worker.shutdownNow();
        open.keySet().forEach(number -> end(number, CLOSED));
        doing.close();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "firedrill-operations");
        thread.setDaemon(true);
        return thread;
    }
}
