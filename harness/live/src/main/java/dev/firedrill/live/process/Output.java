package dev.firedrill.live.process;

import dev.firedrill.live.process.ServiceProcesses.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Read what one life of a part prints as fast as it comes, so that printing never blocks it. */
final class Output {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final LogFile log;
    private final String part;
    private final Consumer<Line> listener;
    private final Optional<String> awaited;
    private final Excerpt excerpt = new Excerpt();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean awaitedSeen;

    /** Read {@code in} into the log and to the listener, and watch for the text that says that the part is ready. */
    Output(InputStream in, LogFile log, String part, Consumer<Line> listener, Optional<String> awaited) {
        this.in = in;
        this.log = log;
        this.part = part;
        this.listener = listener;
        this.awaited = awaited;
    }

    /** Read to the end; runs on a thread of its own. */
    void pump() {
        LineSplitter splitter = new LineSplitter(this::hear);
        byte[] buffer = new byte[BUFFER];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                log.add(buffer, read);
                splitter.add(buffer, read);
            }
        } catch (IOException e) {
            splitter.add(new byte[] {'\n'}, 1);
        } finally {
            splitter.end();
            ended.complete(null);
        }
    }

    /** Complete when nobody is left who could print. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Tell whether the awaited text has occurred in a line. */
    boolean awaitedSeen() {
        return awaitedSeen;
    }

    /** Say what was printed last, for the end of a message. */
    String lastWords() {
        return excerpt.text();
    }

    private void hear(String line) {
        excerpt.add(line);
        if (awaited.filter(line::contains).isPresent()) {
            awaitedSeen = true;
        }
        try {
            listener.accept(new Line(part, line));
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
