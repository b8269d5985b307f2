package dev.firedrill.live.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Read all that a process prints, and keep its end. */
final class OutputTail implements Runnable {

    private static final int KEPT = 2_000;

    private final InputStream output;
    private final StringBuilder tail = new StringBuilder();

    private OutputTail(InputStream output) {
        this.output = output;
    }

    static Reading of(InputStream output) {
        OutputTail tail = new OutputTail(output);
        Thread thread = new Thread(tail, "firedrill-output");
        thread.setDaemon(true);
        thread.start();
        return new Reading(tail, thread);
    }

    record Reading(OutputTail tail, Thread thread) {

        /** Give what it printed last; a child that keeps the output open is waited for no longer than this. */
        String text(Duration atMost) throws InterruptedException {
            thread.join(atMost.toMillis());
            return tail.text();
        }
    }

    @Override
    public void run() {
        char[] part = new char[8192];
        try (Reader reader = new InputStreamReader(output, StandardCharsets.UTF_8)) {
            for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
                add(part, read);
            }
        } catch (IOException ended) {
            // What it printed before it was ended is kept; there is no more.
        }
    }

    private synchronized void add(char[] part, int length) {
        tail.append(part, 0, length);
        tail.delete(0, Math.max(0, tail.length() - KEPT));
    }

    private synchronized String text() {
        return tail.toString().strip();
    }
}
