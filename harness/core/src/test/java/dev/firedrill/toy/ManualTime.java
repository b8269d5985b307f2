package dev.firedrill.toy;

import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.world.RealTime;
import dev.firedrill.world.Witness;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Let real time pass only while it is awaited, and hand in what a test says at the instants that it says. */
public final class ManualTime implements RealTime {

    private final TreeMap<Long, Deque<Runnable>> handedIn = new TreeMap<>();
    private final TreeMap<Long, Long> naps = new TreeMap<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private @Nullable Witness witness;
    private long now;

    /** Hand something in at an instant, or at once where that is past. */
    public ManualTime at(Duration time, Runnable task) {
        handedIn.computeIfAbsent(time.toNanos(), any -> new ArrayDeque<>()).add(task);
        return this;
    }

    /** Hand something in when so much time has passed. */
    public void after(Duration delay, Runnable task) {
        at(Duration.ofNanos(now).plus(delay), task);
    }

    /** Tell at one instant what happened at another. */
    public ManualTime tell(Duration at, Duration happened, Function<Stamp, Event> event) {
        return at(at, () -> telling(happened, event));
    }

    /** Tell when the run is over what happened at an instant. */
    public ManualTime tellAtEnd(Duration happened, Function<Stamp, Event> event) {
        atEnd.add(() -> telling(happened, event));
        return this;
    }

    /** Record something as seen from outside; to be used by what is handed in. */
    public void telling(Duration happened, Function<Stamp, Event> event) {
        if (witness == null) {
            throw new IllegalStateException("the run has not begun");
        }
        witness.record(happened.toNanos(), "", event);
    }

    /** Let nobody run from one instant to another: whoever was to wake in between wakes late. */
    public ManualTime nap(Duration from, Duration until) {
        naps.put(from.toNanos(), until.toNanos());
        return this;
    }

    @Override
    public void begin(Witness taking) {
        witness = taking;
    }

    @Override
    public long now() {
        return witness == null ? 0 : now;
    }

    @Override
    public @Nullable Runnable await(long until) {
        long next = handedIn.isEmpty() ? Long.MAX_VALUE : handedIn.firstKey();
        pass(Math.min(next, until));
        if (next > Math.max(now, until)) {
            return null;
        }
        Deque<Runnable> first = handedIn.firstEntry().getValue();
        Runnable task = first.remove();
        if (first.isEmpty()) {
            handedIn.remove(next);
        }
        return task;
    }

    private void pass(long time) {
        var nap = naps.floorEntry(time);
        now = Math.max(now, nap != null && nap.getValue() > time ? nap.getValue() : time);
    }

    @Override
    public void end() {
        atEnd.forEach(task -> after(Duration.ZERO, task));
    }

    @Override
    public long lateness() {
        return Duration.ofMillis(200).toNanos();
    }
}
