package dev.firedrill.cli;

import dev.firedrill.events.Times;
import dev.firedrill.result.Plain;
import dev.firedrill.world.CallLedger;
import java.util.concurrent.atomic.AtomicLong;

/** Prints each call when it comes and again when it ends; at once, whoever reads them. */
final class StubLines implements CallLedger {

    private static final int LONGEST_PATH = 80;
    private static final int LONGEST_REASON = 300;
    private static final long MILLI = 1_000_000;

    private final Terminal terminal;
    private final AtomicLong calls = new AtomicLong();

    StubLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Count the calls so far. */
    long calls() {
        return calls.get();
    }

    @Override
    public void planned(Call call) {
        calls.incrementAndGet();
        print(
                call.time(),
                call,
                "POST %s  %s  %s"
                        .formatted(
                                Plain.line(call.call().path(), LONGEST_PATH),
                                terminal.strong(PlanText.of(call.plan())),
                                Plain.line(call.plan().reason(), LONGEST_REASON)));
    }

    @Override
    public void ended(Call call, Outcome outcome, long time, long sent) {
        String after = Times.length((time - call.time()) / MILLI * MILLI);
        print(time, call, terminal.faint("%s after %s, %d bytes sent".formatted(words(outcome), after, sent)));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> "completed";
            case CUT -> "cut as planned";
            case STALLED -> "stalled until the stub's own limit";
            case CLIENT_GONE -> "the client left";
            case STOPPED -> "the stub was stopped";
        };
    }

    @Override
    public void rejected(int status, String reason) {
        String answered = status == 0 ? "" : " with " + status;
        print("no call, rejected%s: %s".formatted(answered, Plain.line(reason, LONGEST_REASON)));
    }

    private void print(long time, Call call, String text) {
        print("%-10s #%-4d %s".formatted(Times.sinceStart(time / MILLI * MILLI), call.ordinal(), text));
    }

    private void print(String line) {
        terminal.line(line);
        terminal.out().flush();
    }
}
