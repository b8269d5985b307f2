package dev.firedrill.backends.socket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Gives every connection a thread; a virtual one where the JDK (from 21 on) has them. */
final class Threads {

    static final String NAME = "firedrill-socket-";

    private Threads() {}

    static ExecutorService open() {
        try {
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, virtual());
        } catch (ReflectiveOperationException olderJdk) {
            return platform();
        }
    }

    private static ThreadFactory virtual() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        Object named = type.getMethod("name", String.class, long.class).invoke(builder, NAME, 1L);
        return (ThreadFactory) type.getMethod("factory").invoke(named);
    }

    private static ExecutorService platform() {
        return new Pool(new Making());
    }

    /** Makes threads, and knows those that have not ended. */
    private static final class Making implements ThreadFactory {

        private final AtomicLong ordinal = new AtomicLong();
        private final Set<Thread> made = ConcurrentHashMap.newKeySet();

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, NAME + ordinal.incrementAndGet());
            thread.setDaemon(true);
            made.removeIf(it -> it.getState() == Thread.State.TERMINATED);
            made.add(thread);
            return thread;
        }
    }

    /** Is bounded by the bound on connections. */
    private static final class Pool extends ThreadPoolExecutor {

        private static final long IDLE_SECONDS = 60;

        private final Making making;

        Pool(Making making) {
            super(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), making);
            this.making = making;
        }

        // Problem:  a pool has terminated a moment before the last of its threads has.
        // Decision: who waits for its end waits for theirs.
        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            boolean ended = super.awaitTermination(timeout, unit);
            for (Thread thread : making.made) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
                ended &= !thread.isAlive();
            }
            return ended;
        }
    }
}
