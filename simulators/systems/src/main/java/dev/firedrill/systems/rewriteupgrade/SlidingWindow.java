package dev.firedrill.systems.rewriteupgrade;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Count what happened lately. What is exactly as old as the window is long still counts; a total costs what has left the
 * window since the last one, not what is in it.
 */
final class SlidingWindow {

    private final long length;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Counted, Long> totals = new EnumMap<>(Counted.class);

    SlidingWindow(Duration length) {
        this.length = length.toNanos();
    }

    /** Hold something that happened; nanoseconds on the monotonic clock. */
    record Entry(long at, Counted what, long amount) {}

    /** Add something that happened no earlier than all before it. */
    void add(long at, Counted what, long amount) {
        entries.add(new Entry(at, what, amount));
        totals.merge(what, amount, Long::sum);
    }

    /** Give how much of it there is in the window that ends now. */
    long total(long now, Counted what) {
        while (!entries.isEmpty() && entries.element().at() < now - length) {
            Entry old = entries.remove();
            totals.merge(old.what(), -old.amount(), Long::sum);
        }
        return totals.getOrDefault(what, 0L);
    }

    /** List what is still kept, oldest first. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Forget all that happened. */
    void startAnew() {
        entries.clear();
        totals.clear();
    }
}
