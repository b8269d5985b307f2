package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLimitException;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.world.RealTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Run steps in virtual time. Exactly one thread holds the baton: the one that runs the kernel, or a thread of blocking
 * code while the kernel waits for it. Every event carries the event that led to it: within a step the one before, at its
 * beginning the one that was newest when the step was scheduled.
 */
final class Kernel {

    private static final int STEPS_BETWEEN_PAUSES = 97;
    private static final int PAUSES_AT_MOST = 200;

    /** A pulse is to be felt however quiet a run is. */
    private static final long LONGEST_WAIT = 1_000_000_000;

    private final StepQueue queue = new StepQueue();
    private final EventLog log;
    private final Pulse pulse;
    private final int slowdownMillis;
    private final Optional<RealTime> realTime;
    private final LearnedLate learnedLate = new LearnedLate();
    private volatile Thread holder = Thread.currentThread();
    private volatile String trespass = "";
    private long now;
    private long order;
    private long cause;
    private long steps;
    private final OpenRequest nobody = OpenRequest.none();
    private OpenRequest request = nobody;
    private boolean sealed;
    private boolean finished;
    private Consumer<Event> listener = event -> {};

    Kernel(EventLog log, int slowdownMillis, Pulse pulse, Optional<RealTime> realTime) {
        this.realTime = realTime;
        this.log = log;
        this.pulse = pulse;
        this.slowdownMillis = slowdownMillis;
    }

    long now() {
        return now;
    }

    OpenRequest request() {
        return request;
    }

    boolean isIdle() {
        return queue.isEmpty();
    }

    /** Tell whether a step of some lanes is still to come before an instant. */
    boolean isAwaiting(Set<Lane> lanes, long until) {
        return queue.holds(step -> !step.isCancelled() && step.time < until && lanes.contains(step.lane()));
    }

    Step at(long time, Lane lane, Runnable task) {
        return schedule(time, lane, cause, request, task);
    }

    Step schedule(long time, Lane lane, long because, OpenRequest of, Runnable task) {
        return hold(time, Math.max(time, now), lane, because, of, task);
    }

    /** Schedule what was to be done already, and comes before what is to be done only at that time. */
    Step hold(long time, long due, Lane lane, long because, OpenRequest of, Runnable task) {
        Step step = new Step(Math.max(time, now), due, lane, order++, because, of, task);
        queue.add(step);
        return step;
    }

    long cause() {
        return cause;
    }

    /** Do a part of the current step in the name of a request. */
    void serving(OpenRequest served) {
        request = served;
    }

    /** Do something in between and for no request; the current step then goes on as if nothing had been. */
    void aside(Runnable task) {
        long because = cause;
        OpenRequest served = request;
        request = nobody;
        try {
            task.run();
        } finally {
            cause = because;
            request = served;
        }
    }

    /** Record what the system or the harness did now; nothing is recorded once the run is over. */
    void record(String instance, Function<Stamp, Event> event) {
        if (sealed) {
            return;
        }
        Stamp stamp = new Stamp(now, log.nextSequence(), instance, cause);
        Event recorded = log.append(event.apply(stamp));
        cause = stamp.sequence();
        listener.accept(recorded);
    }

    /** Record what was seen from outside; what is learned late gets its place in the log when the run is over. */
    private void witness(long time, String instance, Function<Stamp, Event> event) {
        if (!sealed) {
            learnedLate.at(log.nextSequence(), Math.min(time, now));
            record(instance.isEmpty() ? Identity.MAIN : instance, event);
        }
    }

    /** Give the log of a run that is over, each event at its time. */
    EventLog settled() {
        return realTime.isPresent() ? learnedLate.settle(log) : log;
    }

    /** Tell every event to one listener, right after it was recorded. */
    void listen(Consumer<Event> to) {
        listener = to;
    }

    void seal() {
        sealed = true;
    }

    /**
     * Run every step before the horizon.
     *
     * @return whether the horizon was reached; otherwise nothing was left to do
     */
    boolean runUntil(long horizon) {
        boolean reached = realTime.isPresent() ? runForReal(realTime.get(), horizon) : runAtOnce(horizon);
        now = reached ? Math.max(now, horizon) : now;
        cause = 0;
        request = nobody;
        return reached;
    }

    /** End a run for real before its horizon: all is answered, and nothing more is to come. */
    void finish() {
        finished = true;
    }

    // Problem:  a step that is late must not seem to be in time, or the log would say what nobody saw.
    // Decision: it runs at the instant at which it runs. See docs/decisions/008.
    private boolean runForReal(RealTime time, long horizon) {
        time.begin(this::witness);
        while (!finished && now < horizon) {
            long next = queue.isEmpty() ? horizon : Math.min(queue.first().time, horizon);
            Runnable handedIn = awaited(time, Math.min(next, now + LONGEST_WAIT));
            now = Math.max(now, Math.min(time.now(), horizon));
            pulse.beat();
            if (handedIn != null) {
                run(new Step(now, now, Lane.PROVIDER, order++, 0, nobody, handedIn));
            }
            runDue(horizon);
        }
        time.end();
        for (Runnable last = awaited(time, 0); last != null; last = awaited(time, 0)) {
            run(new Step(now, now, Lane.PROVIDER, order++, 0, nobody, last));
        }
        return !finished;
    }

    private static @Nullable Runnable awaited(RealTime time, long until) {
        try {
            return time.await(until);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", givenUp);
        }
    }

    private void runDue(long horizon) {
        while (!queue.isEmpty() && queue.first().time <= now && queue.first().time < horizon) {
            Step step = queue.poll();
            if (!step.isCancelled()) {
                run(step);
            }
        }
    }

    private boolean runAtOnce(long horizon) {
        while (!queue.isEmpty() && queue.first().time < horizon) {
            Step step = queue.poll();
            if (step.isCancelled()) {
                continue;
            }
            now = step.time;
            run(step);
            pauseNowAndThen();
        }
        return !queue.isEmpty();
    }

    private void run(Step step) {
        cause = step.cause;
        request = step.request;
        pulse.beat();
        try {
            step.run();
        } catch (EventLimitException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            crashed(e);
        }
        checkTrespass();
    }

    /**
     * Record what the system threw; the unwinding of code whose life is over is not told.
     *
     * @throws Error if it is not the system's: a JVM without memory, for one
     */
    void crashed(Throwable thrown) {
        if (Life.Over.led(thrown)) {
            return;
        }
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        record(Stamp.HARNESS, stamp -> new Event.LifecycleChanged(stamp, "system", "crashed", Crash.describe(thrown)));
    }

    /** Stand for what is done for no request; one for each run, so that its ids and attempts never repeat. */
    OpenRequest nobody() {
        return nobody;
    }

    /** Schedule after a delay; one that no clock can show never comes. */
    Step after(long delay, Lane lane, Runnable task) {
        long time = delay > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + Math.max(0, delay);
        return at(time, lane, task);
    }

    /** Fail unless the calling thread holds the baton. */
    void checkBaton(String port) {
        if (Thread.currentThread() != holder) {
            trespass = "'%s' was used without the world's baton, by a thread the world did not start".formatted(port);
            throw new IllegalStateException(
                    trespass + "; run the work on the executor of a component, or wait through the site's waiting()");
        }
    }

    private void checkTrespass() {
        String found = trespass;
        if (!found.isEmpty()) {
            trespass = "";
            record(Stamp.HARNESS, stamp -> new Event.LifecycleChanged(stamp, "system", "crashed", found));
        }
    }

    Thread holder() {
        return holder;
    }

    void passBaton(Thread next) {
        holder = next;
    }

    // Problem:  a system that reads a real clock gives the same log as long as real time happens to pass alike.
    // Decision: the second JVM runs at another real speed, so that such a read shows as a different log.
    @SuppressWarnings("ThreadSleep")
    private void pauseNowAndThen() {
        steps++;
        if (slowdownMillis > 0 && steps % STEPS_BETWEEN_PAUSES == 0 && steps / STEPS_BETWEEN_PAUSES <= PAUSES_AT_MOST) {
            try {
                Thread.sleep(slowdownMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
