package dev.firedrill.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command run until a person has had enough, and the process wait for its last words. */
final class Interruption {

    private static final long LONGEST_FAREWELL = 15;

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch handled = new CountDownLatch(1);

    /** Wait for Ctrl-C, or for the process being told to end. */
    void await() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "firedrill-interruption"));
        wanted.await();
    }

    /** Say that the command has tidied up. */
    void handled() {
        handled.countDown();
    }

    /** End the wait, and return when the command has tidied up. */
    void interrupt() {
        wanted.countDown();
        try {
            if (!handled.await(LONGEST_FAREWELL, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a command did not stop within " + LONGEST_FAREWELL + " s");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
