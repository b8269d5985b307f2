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
    private Optional<String> first = Optional.empty();
    private Optional<String> newest = Optional.empty();
    private long troubled;

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
            note(look.look(isFirst));
            isFirst = false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            interpreter.complain("could not be read: " + unexpected);
        }
    }

    /** Keep the first of a row of troubles too: those that follow often only follow from it. */
    private void note(Optional<String> found) {
        first = found.isEmpty() || first.isEmpty() ? found : first;
        newest = found;
        troubled = found.isEmpty() ? 0 : troubled + 1;
    }

    @Override
    public synchronized void catchUp() {
        round();
        newest.map(this::words).ifPresent(interpreter::complain);
    }

    private String words(String last) {
        return first.filter(begun -> !begun.equals(last))
                .map(begun -> "%s; it began with: %s (%d looks in a row)".formatted(last, begun, troubled))
                .orElse(last);
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
