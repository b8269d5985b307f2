package dev.firedrill.live.operate;

import dev.firedrill.live.process.Errand;
import dev.firedrill.world.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Run commands, without a shell. What they leave running in the background goes on until this is closed. */
final class Commands implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final List<Errand> begun = new ArrayList<>();
    private boolean closed;

    Outcome run(List<String> command, Duration within) throws IOException, InterruptedException {
        String what = "'" + String.join(" ", command) + "'";
        Errand errand = begin(command);
        try {
            OptionalInt exit = errand.await(within);
            if (exit.isEmpty()) {
                errand.close();
                return Outcome.failed("%s took longer than %d ms and was ended; it said '%s'"
                        .formatted(what, within.toMillis(), errand.said(LAST_WORDS)));
            }
            return exit.getAsInt() == 0
                    ? Outcome.ok()
                    : Outcome.failed("%s ended with exit code %d; it said '%s'"
                            .formatted(what, exit.getAsInt(), errand.said(LAST_WORDS)));
        } catch (InterruptedException givenUp) {
            errand.close();
            throw givenUp;
        }
    }

    private synchronized Errand begin(List<String> command) throws IOException {
        if (closed) {
            throw new IOException("the run is over");
        }
        Errand errand = Errand.begin(command, Path.of(""));
        begun.add(errand);
        return errand;
    }

    /** End what is left of all of them. */
    @Override
    public synchronized void close() {
        closed = true;
        begun.forEach(Errand::close);
    }
}
