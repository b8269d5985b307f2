package dev.firedrill.hosted;

import dev.firedrill.events.Event;
import dev.firedrill.events.JsonLines;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Hand events from whoever records them to one reader, who may be slow for a while but not for ever. */
final class Follower {

    /** Most events that wait for a reader. */
    static final int MOST_WAITING = 20_000;

    /** After so long without an event comes an empty line: writing it is how a reader who left is noticed. */
    private static final long LONGEST_SILENCE_MILLIS = 10_000;

    private final int most;
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean over;

    Follower() {
        this(MOST_WAITING);
    }

    Follower(int most) {
        this.most = most;
    }

    /** Take an event; a reader for whom too many wait is told so in a last line, and gets no more. */
    synchronized void take(Event event) {
        if (over) {
            return;
        }
        if (waiting.size() < most) {
            waiting.add(JsonLines.line(event));
            notifyAll();
        } else {
            waiting.add("{\"end\":\"more than %d events waited for this reader; the first it does not get is %d\"}"
                    .formatted(most, event.sequence()));
            end();
        }
    }

    /** Say that nothing more comes. */
    synchronized void end() {
        over = true;
        notifyAll();
    }

    /** Wait for the next line; empty at the end, and a line without text after a long silence. */
    synchronized Optional<String> next() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_SILENCE_MILLIS * 1_000_000;
        while (waiting.isEmpty() && !over) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.of("");
            }
            wait(left);
        }
        return Optional.ofNullable(waiting.poll());
    }

    /** Tell whether nothing waits at this moment. */
    synchronized boolean isIdle() {
        return waiting.isEmpty();
    }
}
