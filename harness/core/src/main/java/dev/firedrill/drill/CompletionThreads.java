package dev.firedrill.drill;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

// Problem:  before Java 25 a CompletableFuture starts a new thread for each asynchronous completion where the common
//           pool has fewer than two, as on a machine of two processors; the HTTP client of the JDK makes one for
//           each request. Measured there, the thread cost more than the request.
// Decision: there the pool gets two threads, unless someone said otherwise. It reads the property when anything uses
//           it first, so a JVM of ours says so before it does anything else.
// See:      CompletableFuture, "default executor"; ForkJoinPool, "common pool properties".
/** Keep threads that complete what is asynchronous, rather than start one for each completion. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CompletionThreads {

    static final String PROPERTY = "java.util.concurrent.ForkJoinPool.common.parallelism";

    private static final String FEWEST = "2";

    private CompletionThreads() {}

    /** Do so; in vain where the common pool is in use already. */
    public static void keep() {
        if (areMissing(Runtime.getRuntime().availableProcessors(), System.getProperty(PROPERTY))) {
            System.setProperty(PROPERTY, FEWEST);
        }
    }

    /** The pool of its own accord has a thread less than there are processors. */
    static boolean areMissing(int processors, @Nullable String said) {
        return said == null && processors <= 2;
    }
}
