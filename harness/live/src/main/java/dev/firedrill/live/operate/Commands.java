package dev.firedrill.live.operate;

import dev.firedrill.world.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Run commands, without a shell. */
final class Commands {

    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private Commands() {}

    static Outcome run(List<String> command, Duration within) throws IOException, InterruptedException {
        String what = "'" + String.join(" ", command) + "'";
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        OutputTail.Reading output = OutputTail.of(process.getInputStream());
        try {
            if (!process.waitFor(within.toNanos(), TimeUnit.NANOSECONDS)) {
                endTree(process.toHandle());
                return Outcome.failed("%s took longer than %d ms and was ended; it said '%s'"
                        .formatted(what, within.toMillis(), output.text(LAST_WORDS)));
            }
        } catch (InterruptedException givenUp) {
            endTree(process.toHandle());
            throw givenUp;
        }
        return process.exitValue() == 0
                ? Outcome.ok()
                : Outcome.failed("%s ended with exit code %d; it said '%s'"
                        .formatted(what, process.exitValue(), output.text(LAST_WORDS)));
    }

    // Problem:  children of a process that is dead are nobody's descendants any more.
    // Decision: each is asked for its descendants right before it is ended, from the root down.
    private static void endTree(ProcessHandle root) {
        Set<ProcessHandle> found = new HashSet<>(Set.of(root));
        Deque<ProcessHandle> toEnd = new ArrayDeque<>(found);
        while (!toEnd.isEmpty()) {
            ProcessHandle next = toEnd.removeFirst();
            next.descendants().filter(found::add).forEach(toEnd::addLast);
            next.destroyForcibly();
        }
    }
}
