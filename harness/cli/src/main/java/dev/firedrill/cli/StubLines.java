package dev.firedrill.cli;

import dev.firedrill.events.Times;
import dev.firedrill.result.Plain;
import dev.firedrill.world.CallLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Prints each call when it comes and again when it ends; at once, whoever reads them. */
final class StubLines implements CallLedger {

    private static final int LONGEST_PATH = 80;
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_FACT = 40;
    private static final long MILLI = 1_000_000;

    private final Terminal terminal;
    private final LongSupplier clock;
    private final StubScripts.Opened opened;
    private final AtomicLong calls = new AtomicLong();

    /** Print the calls to what was opened; {@code clock} gives nanoseconds since t0. */
    StubLines(Terminal terminal, LongSupplier clock, StubScripts.Opened opened) {
        this.terminal = terminal;
        this.clock = clock;
        this.opened = opened;
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
                "POST %s%s  %s  %s"
                        .formatted(
                                Plain.line(call.call().path(), LONGEST_PATH),
                                notes(call),
                                terminal.strong(PlanText.of(call.plan())),
                                Plain.line(call.plan().reason(), LONGEST_REASON)));
    }

    /** Say what is special about a call: that its path is none of the dialect, and for whom it is made. */
    private String notes(Call call) {
        List<String> notes = new ArrayList<>();
        if (!opened.speaksAt(call.call().path())) {
            notes.add("not a path of " + opened.dialectAt(call.call().path()));
        }
        said("purpose", call.call().purpose(), "call", notes);
        said("kind", call.facts().kind(), "", notes);
        said("user", call.facts().user(), "", notes);
        said("attempt", Integer.toString(call.facts().attempt()), "1", notes);
        return notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")";
    }

    private static void said(String fact, String value, String usual, List<String> notes) {
        if (!value.equals(usual)) {
            notes.add(fact + " " + Plain.line(value, LONGEST_FACT));
        }
    }

    @Override
    public void ended(Call call, Outcome outcome, long time, Sent sent) {
        String after = Times.length((time - call.time()) / MILLI * MILLI);
        print(time, call, terminal.faint("%s after %s, %d bytes sent".formatted(words(outcome), after, sent.bytes())));
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
        String text = "no call, rejected%s: %s".formatted(answered, Plain.line(reason, LONGEST_REASON));
        print(clock.getAsLong(), "-", text);
    }

    private void print(long time, Call call, String text) {
        print(time, "#" + call.ordinal(), text);
    }

    private void print(long time, String name, String text) {
        print("%-10s %-5s %s".formatted(Times.sinceStart(time / MILLI * MILLI), name, text));
    }

    private void print(String line) {
        terminal.line(line);
        terminal.out().flush();
    }
}
