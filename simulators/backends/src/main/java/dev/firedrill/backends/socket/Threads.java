package dev.firedrill.backends.socket;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
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

    /** The bound on connections bounds the pool. */
    private static ExecutorService platform() {
        AtomicLong ordinal = new AtomicLong();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, NAME + ordinal.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
