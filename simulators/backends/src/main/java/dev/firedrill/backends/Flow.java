package dev.firedrill.backends;

import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Hold an answer as it would go over the wire, before it is known how far it gets.
 *
 * @param name which answer it is, for people
 * @param scripted whether the script has it; what was rejected or unmatched is not
 */
record Flow(String name, boolean scripted, Head head, Body body, Pace pace) {

    /** Reach behind every byte. */
    static final long TO_THE_END = Long.MAX_VALUE;

    /** End as every answer ends that nothing touches. */
    static final End CLEAN = new End(End.How.CLEAN);

    /**
     * Hold what comes after the head.
     *
     * @param events the events of a stream; the whole body of a plain answer
     * @param opening events before the first event of content
     * @param content events of content; for a plain answer the pieces that its body stands for
     */
    record Body(boolean stream, List<Bytes> events, int opening, int content) {

        long length() {
            return length(events.size());
        }

        /** Give the bytes of the first events. */
        long length(int first) {
            long length = 0;
            for (int i = 0; i < first; i++) {
                length += events.get(i).content().length;
            }
            return length;
        }

        /** Give the place in bytes after so many events of content; a plain answer counts them as a share of its bytes. */
        long after(int contentEvents) {
            int reached = Math.min(contentEvents, content);
            if (!stream) {
                return content == 0 ? 0 : length() * reached / content;
            }
            return contentEvents == 0 ? 0 : length(opening + reached);
        }

        /** Give the index of an event of content, counted from 1; where there are not so many, of the last. */
        int indexOf(int contentEvent) {
            return Math.min(opening + Math.max(1, Math.min(contentEvent, content)), events.size()) - 1;
        }

        Body with(List<Bytes> others) {
            return new Body(stream, others, opening, content);
        }
    }

    /**
     * Hold nanoseconds.
     *
     * @param first from the head to the first event
     * @param gap from one event to the next
     */
    record Pace(long untilHead, long first, long gap) {

        Pace later(long by) {
            return new Pace(Nanos.sum(untilHead, by), first, gap);
        }

        /** Give the time of an event since the head. */
        long at(int event) {
            return Nanos.sum(first, Nanos.times(gap, event));
        }
    }

    Flow named(String prefix) {
        return new Flow(prefix + name, scripted, head, body, pace);
    }

    Flow with(Pace other) {
        return new Flow(name, scripted, head, body, other);
    }

    Flow with(Body other) {
        return new Flow(name, scripted, head, other, pace);
    }

    /** Send other bytes in good order: a plain answer announces their length. */
    Flow sending(List<Bytes> events) {
        Body other = body.with(events);
        return new Flow(name, scripted, body.stream() ? head : Headers.announcing(head, other.length()), other, pace);
    }

    /** Send all of it. */
    WirePlan plan(boolean whole, String reason) {
        return new WirePlan(until(TO_THE_END, List.of(CLEAN)), whole, !isUnmatched(), reason);
    }

    private boolean isUnmatched() {
        return !scripted && name.contains(Script.UNMATCHED);
    }

    WirePlan plan() {
        return plan(true, name);
    }

    /** Lay out the bytes before a place and what comes then. */
    List<Segment> until(long place, List<Segment> then) {
        List<Segment> segments = new ArrayList<>(3 + 2 * body.events().size());
        delay(segments, pace.untilHead());
        segments.add(head);
        Segment gap = pace.gap() == 0 ? null : new Delay(pace.gap());
        long left = place;
        for (int i = 0; i < body.events().size() && left > 0; i++) {
            if (i == 0) {
                delay(segments, pace.first());
            } else if (gap != null) {
                segments.add(gap);
            }
            Bytes event = body.events().get(i);
            segments.add(left >= event.content().length ? event : Parts.of(event, 0, (int) left));
            left -= event.content().length;
        }
        segments.addAll(then);
        return Collections.unmodifiableList(segments);
    }

    private static void delay(List<Segment> segments, long nanos) {
        if (nanos > 0) {
            segments.add(new Delay(nanos));
        }
    }
}
