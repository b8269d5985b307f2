package dev.firedrill.backends;

import dev.firedrill.backends.Flow.Body;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.Cut;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Segment;
import dev.firedrill.world.WirePlan.Stall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * End answers before their time. Events count as events of content, so that one number means the same in every dialect:
 * what a dialect sends ahead goes with the first. A plain answer counts them as a share of its bytes.
 */
final class Cuts {

    private Cuts() {}

    static WirePlan stall(Flow flow, Effect.Stall stall, String prefix) {
        long place = beforeTheEnd(flow.body(), flow.body().after(stall.afterEvents()));
        String words = prefix + "stall after " + stall.afterEvents() + " events, " + share(flow, place);
        return new WirePlan(flow.until(place, List.of(new Stall())), false, words);
    }

    static WirePlan cut(Flow flow, Cut cut, String prefix) {
        return cut.at().time().isPresent()
                ? atTime(flow, cut.how(), cut.at().time().get(), prefix)
                : atPlace(flow, cut, place(flow.body(), cut), prefix);
    }

    private static WirePlan atPlace(Flow flow, Cut cut, long place, String prefix) {
        String words = prefix + word(cut.how()) + ", " + share(flow, place);
        if (cut.how() == Cut.How.CLEAN) {
            return clean(flow, place, List.of(new End(End.How.CLEAN)), words);
        }
        return new WirePlan(flow.until(place, List.of(new End(end(cut.how())))), false, words);
    }

    private static long place(Body body, Cut cut) {
        Cut.At at = cut.at();
        long place = body.length();
        if (at.events().isPresent()) {
            place = body.after(at.events().getAsInt());
        } else if (at.bytes().isPresent()) {
            place = Math.min(place, at.bytes().getAsInt());
        } else if (at.fraction().isPresent()) {
            place = (long) (place * at.fraction().get());
        }
        return switch (cut.how()) {
            case CLEAN -> place;
            case FIN, RST -> beforeTheEnd(body, place);
            case HALF -> insideAnEvent(body, place);
        };
    }

    /** The clock of this cut starts with the head; an answer that is over by then gets through whole. */
    private static WirePlan atTime(Flow flow, Cut.How how, Duration time, String prefix) {
        long nanos = time.toNanos();
        int sent = 0;
        while (sent < flow.body().events().size() && flow.pace().at(sent) <= nanos) {
            sent++;
        }
        if (sent == flow.body().events().size()) {
            return flow.plan(true, prefix + "cut after " + Nanos.millis(nanos) + ", too late for " + flow.name());
        }
        long place = flow.body().length(sent);
        long wait = nanos - (sent == 0 ? 0 : flow.pace().at(sent - 1));
        List<Segment> then = new ArrayList<>();
        if (wait > 0) {
            then.add(new Delay(wait));
        }
        int half = how == Cut.How.HALF ? flow.body().events().get(sent).content().length / 2 : 0;
        if (how == Cut.How.HALF) {
            then.add(Parts.of(flow.body().events().get(sent), 0, half));
        }
        then.add(new End(end(how)));
        String words = prefix + word(how) + " after " + Nanos.millis(nanos) + ", " + share(flow, place + half);
        return how == Cut.How.CLEAN
                ? clean(flow, place, then, words)
                : new WirePlan(flow.until(place, then), false, words);
    }

    private static WirePlan clean(Flow flow, long place, List<Segment> then, String words) {
        Flow announced = flow.body().stream()
                ? flow
                : new Flow(flow.name(), true, Headers.announcing(flow.head(), place), flow.body(), flow.pace());
        return new WirePlan(announced.until(place, then), place == flow.body().length(), words);
    }

    /** Keep one byte of a plain answer back: its reader has all as soon as the announced length is there. */
    private static long beforeTheEnd(Body body, long place) {
        return body.stream() ? place : Math.max(0, Math.min(place, body.length() - 1));
    }

    private static long insideAnEvent(Body body, long place) {
        long begin = 0;
        for (int i = 0; i < body.events().size(); i++) {
            int length = body.events().get(i).content().length;
            boolean last = i == body.events().size() - 1;
            if (place < begin + length || last) {
                return place > begin && place < begin + length ? place : begin + length / 2;
            }
            begin += length;
        }
        return 0;
    }

    private static End.How end(Cut.How how) {
        return switch (how) {
            case FIN, HALF -> End.How.FIN;
            case RST -> End.How.RST;
            case CLEAN -> End.How.CLEAN;
        };
    }

    private static String word(Cut.How how) {
        return switch (how) {
            case FIN -> "cut by a closed connection";
            case RST -> "cut by a reset";
            case HALF -> "cut inside an event";
            case CLEAN -> "cut in good order";
        };
    }

    private static String share(Flow flow, long place) {
        return place + " of " + flow.body().length() + " bytes of " + flow.name();
    }
}
