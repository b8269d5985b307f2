package dev.firedrill.drill;

import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.simulated.Pulse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Run worlds on threads of their own and give up on one that makes no step for too long: a system that blocks for real
 * must end its drill with an error, not hang it.
 */
final class Patience {

    /** System property: seconds of real time that one step of a system may take. Default 60. */
    static final String LIMIT = "firedrill.patience";

    private static final int DEFAULT_SECONDS = 60;

    /** Starting a service for real may take its time; it has deadlines of its own. */
    private static final int DEFAULT_SECONDS_FOR_REAL = 900;

    private final Scenario scenario;
    private final long limitSeconds;

    Patience(Scenario scenario, Mode mode) {
        this.scenario = scenario;
        this.limitSeconds =
                Integer.getInteger(LIMIT, mode == Mode.SIMULATED ? DEFAULT_SECONDS : DEFAULT_SECONDS_FOR_REAL);
    }

    /** Do some work on each of several threads, and give all results in the order of the threads. */
    <T> List<T> with(int threads, Function<Pulse, T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, Patience::daemon);
        try {
            List<Watched<T>> watched = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Pulse pulse = new Pulse();
                watched.add(new Watched<>(pool.submit(() -> work.apply(pulse)), pulse));
            }
            List<T> results = new ArrayList<>();
            for (Watched<T> one : watched) {
                results.add(await(one));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private record Watched<T>(Future<T> future, Pulse pulse) {}

    private <T> T await(Watched<T> one) {
        long seen = -1;
        for (long quiet = 0; quiet < limitSeconds; quiet++) {
            try {
                return one.future.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                quiet = one.pulse.beats() == seen ? quiet : 0;
                seen = one.pulse.beats();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the drill was interrupted", e);
            }
        }
        throw stuck(one.pulse.thread());
    }

    private DrillException stuck(Thread thread) {
        String where = Arrays.stream(thread.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java.")
                        && !frame.getClassName().startsWith("jdk."))
                .findFirst()
                .map(frame -> ", at " + frame)
                .orElse("");
        return new DrillException(
                scenario.position(),
                "a step of the system that has taken more than %d s of real time%s".formatted(limitSeconds, where),
                "steps that return at once: in virtual time nothing may wait for real",
                "wait through the site's ports, or run the code as a BlockingSystem; -D%s=SECONDS gives it longer"
                        .formatted(LIMIT));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "firedrill-run");
        thread.setDaemon(true);
        return thread;
    }
}
