package dev.firedrill.live.observe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Look at one place again and again, never twice at a time: what comes due while a look is open is left out. */
final class Rounds implements Watch {

    private final Look look;
    private final Duration every;
    private final ScheduledExecutorService threads;
    private final Interpreter interpreter;
    private final Runnable end;
    private @Nullable ScheduledFuture<?> rounds;
    private long began;
    private boolean isFirst = true;
    private boolean isClosed;
    private Optional<String> trouble = Optional.empty();

    /**
     * Prepare to look.
     *
     * @param every how long from one look to the next
     * @param end lets go of what the looks hold
     */
    Rounds(Look look, Duration every, ScheduledExecutorService threads, Interpreter interpreter, Runnable end) {
        this.look = look;
        this.every = every;
        this.threads = threads;
        this.interpreter = interpreter;
        this.end = end;
        this.began = System.nanoTime() - every.toNanos();
    }

    @Override
    public synchronized void begin() {
        rounds = threads.scheduleAtFixedRate(this::due, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Rounds that were held up come due in a bunch. */
    private synchronized void due() {
        if (System.nanoTime() - began >= every.toNanos() / 2) {
            round();
        }
    }

    synchronized void round() {
        if (isClosed) {
            return;
        }
        began = System.nanoTime();
        try {
            trouble = look.look(isFirst);
            isFirst = false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            interpreter.complain("could not be read: " + unexpected);
        }
    }

    @Override
    public synchronized void catchUp() {
        round();
        trouble.ifPresent(interpreter::complain);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (rounds != null) {
            rounds.cancel(true);
        }
        end.run();
    }
}
