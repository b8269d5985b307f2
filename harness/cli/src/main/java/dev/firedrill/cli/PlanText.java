package dev.firedrill.cli;

import dev.firedrill.events.Times;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import dev.firedrill.world.WirePlan.Stall;
import java.time.Duration;

/** Spells a plan in a few words: {@code 200 in 14 parts over 3.2s, then silence}. */
final class PlanText {

    private static final String NO_HEAD = "no answer";
    private static final long YEAR = Duration.ofDays(365).toNanos();

    private String status = NO_HEAD;
    private int parts;
    private long nanos;
    private String end = "";

    private PlanText() {}

    static String of(WirePlan plan) {
        PlanText text = new PlanText();
        plan.segments().forEach(text::add);
        return text.spelled();
    }

    private void add(Segment segment) {
        if (segment instanceof Head head) {
            status = Integer.toString(head.status());
        } else if (segment instanceof Bytes) {
            parts++;
        } else if (segment instanceof Delay delay) {
            nanos = delay.nanos() > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : nanos + delay.nanos();
        } else if (segment instanceof Stall) {
            end = ", then silence";
        } else if (segment instanceof End it) {
            end = end(it.how());
        }
    }

    private static String end(End.How how) {
        return switch (how) {
            case CLEAN -> "";
            case FIN -> ", then closed";
            case RST -> ", then reset";
            case REFUSED -> ", refused";
            case GARBAGE -> ", but garbage";
        };
    }

    private String spelled() {
        String inParts = parts > 1 ? " in %d parts".formatted(parts) : "";
        String over = nanos > YEAR ? " over more than a year" : nanos > 0 ? " over " + Times.length(nanos) : "";
        return status + inParts + over + end;
    }
}
