package dev.firedrill.world;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apiguardian.api.API;

/**
 * Give a part of a system its time. While a fault pauses it, neither its timers nor its executor's tasks run; what came due
 * meanwhile runs once, in order, when the pause is over: a timer that missed several ticks ticks once and goes on at its rate
 * from there. Clock and elapsed time go on. Where a fault halts it nothing of it runs any more until the system is started
 * again. What others call, as answers of providers and requests, is not of the component and goes on.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Component {

    /** Name the component. */
    String name();

    /** Give its clock, in UTC; a fault can put it forward or back, while timers and {@link #elapsed} go on. */
    Clock clock();

    /** Give the monotonic time in nanoseconds since t0. */
    long elapsed();

    /** Run a task once, after a delay. */
    Timer after(Duration delay, Runnable task);

    /** Run a task at a fixed rate, first after one period. */
    Timer every(Duration period, Runnable task);

    /** Give an executor for code that takes one; it runs on the world's time. */
    ScheduledExecutorService executor();

    /** Stand for something scheduled. */
    interface Timer {

        /** Cancel what has not run yet. */
        void cancel();
    }
}
