package dev.firedrill.live.observe;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.JsonLines;
import dev.firedrill.events.Stamp;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follow the events that a served system of ours tells, over all its lives. */
final class FollowedLog implements Watch {

    /** Kinds that the harness records itself. */
    private static final Set<EventKind> OURS = EnumSet.of(
            EventKind.RUN_STARTED,
            EventKind.RUN_ENDED,
            EventKind.REQUEST_ARRIVED,
            EventKind.REQUEST_CHUNK,
            EventKind.REQUEST_ANSWERED,
            EventKind.REQUEST_FAILED,
            EventKind.FAULT_BEGAN,
            EventKind.FAULT_APPLIED,
            EventKind.FAULT_ENDED,
            EventKind.ACTION_STARTED,
            EventKind.ACTION_ENDED,
            EventKind.SIGNAL_RECEIVED,
            EventKind.LIFECYCLE_CHANGED);

    /** Tell what only the service knows; a control that the harness had written it records itself. */
    static final Predicate<Event> TAKEN = event -> !OURS.contains(event.kind())
            && !(event.kind() == EventKind.FLAG_WRITTEN
                    && event.stamp().instance().equals(Stamp.HARNESS));

    private static final String FIRST_INSTANCE = "main";
    private static final long RETRY_MILLIS = 50;
    private static final long PATIENCE_MILLIS = 2_000;
    /** By so much the clock of a service that does not name its life does not differ from what it was in the same one. */
    private static final Duration ANOTHER_LIFE = Duration.ofMillis(200);

    private final LogAddress address;
    private final ScenarioTime time;
    private final Interpreter source;
    private final Seen seen;
    private final Thread thread = new Thread(this::run, "firedrill-observe-log");
    private final CountDownLatch closing = new CountDownLatch(1);
    private LogAddress.@Nullable Present present;
    private @Nullable InputStream stream;
    private long received;
    private boolean isUnread;
    private boolean isClosed;

    FollowedLog(LogAddress address, ScenarioTime time, Interpreter source, Seen seen) {
        this.address = address;
        this.time = time;
        this.source = source;
        this.seen = seen;
        thread.setDaemon(true);
    }

    @Override
    public void begin() {
        thread.start();
    }

    private void run() {
        try {
            do {
                followOneLife();
            } while (!closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void followOneLife() throws InterruptedException {
        try {
            LogAddress.Present now = address.present(time::now);
            LogAddress.Followed followed = address.follow(begin(now));
            if (!followed.life().equals(now.life())) {
                followed.lines().close();
                return; // it ended in between; the next one is read from its beginning
            }
            if (followed.dropped() > 0) {
                source.complain("%d events were dropped before they were read".formatted(followed.dropped()));
            }
            read(followed.lines());
        } catch (LogAddress.RefusedException refused) {
            source.complain(String.valueOf(refused.getMessage()));
        } catch (IOException | TimeoutException lost) {
            // It is asked again; catchUp() says so where it stays away.
        }
    }

    /** Give the sequence after which to go on. */
    private synchronized long begin(LogAddress.Present now) {
        LogAddress.Present before = present;
        if (before == null || isAnotherLife(before, now)) {
            if (isUnread) {
                source.complain("a life ended before its log did; what it did last is not known");
            }
            received = 0;
            present = now;
            isUnread = true;
        }
        isUnread |= now.last() > received; // a log that has ended in good order goes no further
        return received;
    }

    private boolean isAnotherLife(LogAddress.Present before, LogAddress.Present now) {
        return now.life().isEmpty()
                ? now.last() < received || now.offset() - before.offset() > time.scaled(ANOTHER_LIFE)
                : !now.life().equals(before.life());
    }

    private void read(InputStream lines) throws IOException {
        synchronized (this) {
            stream = lines;
            if (isClosed) {
                lines.close();
            }
        }
        LineSplitter splitter = new LineSplitter(this::line, () -> source.complain("a line was too long"));
        byte[] block = new byte[8192];
        try (lines) {
            for (int read = lines.read(block); read >= 0; read = lines.read(block)) {
                splitter.take(block, read);
            }
        }
        readToItsEnd();
    }

    /** Only a log that ends in good order was read to its end: one that breaks off may have had more. */
    private synchronized void readToItsEnd() {
        isUnread = false;
    }

    private void line(String text) {
        try {
            event(JsonLines.parse(text));
        } catch (IOException noEvent) {
            source.complain(String.valueOf(noEvent.getMessage()));
        }
    }

    private synchronized void event(Event event) {
        if (isClosed || event.sequence() <= received) {
            return;
        }
        if (TAKEN.test(event)) {
            long offset = present == null ? 0 : present.offset();
            seen.event(time.clamped(event.time() + offset), who(event), event::at);
        }
        received = event.sequence();
        notifyAll();
    }

    private static String who(Event event) {
        return event.stamp().instance().equals(FIRST_INSTANCE)
                ? ""
                : event.stamp().instance();
    }

    @Override
    public void catchUp() throws InterruptedException {
        try {
            waitFor(address.reached());
        } catch (IOException | TimeoutException gone) {
            source.complain("could not be reached: " + gone.getMessage());
        }
    }

    private synchronized void waitFor(LogAddress.Reached reached) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        for (long left = PATIENCE_MILLIS;
                lacking(reached) > 0 && left > 0;
                left = millis(deadline - System.nanoTime())) {
            wait(left);
        }
        if (lacking(reached) > 0) {
            source.complain("%d events were told and not received".formatted(lacking(reached)));
        }
    }

    /** Of a life that has not been begun, all is lacking. */
    private long lacking(LogAddress.Reached reached) {
        LogAddress.Present begun = present;
        return begun != null && begun.life().equals(reached.life()) ? reached.last() - received : reached.last();
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    @Override
    public void close() {
        InputStream open;
        synchronized (this) {
            isClosed = true;
            open = stream;
        }
        closing.countDown();
        try {
            if (open != null) {
                open.close();
            }
            thread.interrupt();
            thread.join(PATIENCE_MILLIS);
        } catch (IOException gone) {
            source.complain("could not be closed: " + gone.getMessage());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
