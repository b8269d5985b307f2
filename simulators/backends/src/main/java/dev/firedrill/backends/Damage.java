package dev.firedrill.backends;

import dev.firedrill.backends.Flow.Body;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.MalformedChunk;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Change the events of an answer on their way. Events count from 1, among those of content; a plain answer is one event.
 * What is legal though unusual leaves the answer whole, and has nothing to work on where there are no events.
 *
 * <p>Problem: two events can run together in two ways, as two objects on one data line, or as two data lines that no
 * blank line parts. Decision: the first, in which a reader fails or loses the second; who reads the other line by line has
 * the whole answer, and must not be told that it presents a part as complete. An event of content is never the last of a
 * stream, so there is always a next one. See: the by-hand row beside it in the table of {@code simulators/clients}.
 */
final class Damage {

    private static final byte[] NO_JSON = "<<this is no json>>".getBytes(StandardCharsets.UTF_8);

    private final Dialect dialect;
    private final Framing framing;

    Damage(Dialect dialect) {
        this.dialect = dialect;
        this.framing = dialect.framing();
    }

    WirePlan malformed(Flow flow, MalformedChunk effect, String prefix) {
        int index = flow.body().indexOf(effect.event());
        List<Bytes> events = new ArrayList<>(flow.body().events());
        byte[] broken = broken(flow.body(), index, effect.how());
        Bytes event = events.get(index);
        events.set(index, Parts.replaced(event, dataBegin(flow.body(), event), dataEnd(flow.body(), event), broken));
        if (effect.how() == MalformedChunk.How.MERGE && flow.body().stream()) {
            events.remove(index + 1);
        }
        return flow.sending(events)
                .plan(false, prefix + word(effect.how()) + " in event " + effect.event() + " of " + flow.name());
    }

    private byte[] broken(Body body, int index, MalformedChunk.How how) {
        byte[] json = data(body, index);
        return switch (how) {
            case TRUNCATE -> Arrays.copyOf(json, json.length / 2);
            case MERGE -> Parts.joined(json, data(body, body.stream() ? index + 1 : index));
            case NOT_JSON -> NO_JSON;
        };
    }

    private byte[] data(Body body, int index) {
        Bytes event = body.events().get(index);
        return Arrays.copyOfRange(event.content(), dataBegin(body, event), dataEnd(body, event));
    }

    private int dataBegin(Body body, Bytes event) {
        return body.stream() ? framing.dataBegin(event) : 0;
    }

    private int dataEnd(Body body, Bytes event) {
        return body.stream() ? framing.dataEnd(event) : event.content().length;
    }

    private static String word(MalformedChunk.How how) {
        return switch (how) {
            case TRUNCATE -> "JSON that stops half-way";
            case MERGE -> "two objects at once";
            case NOT_JSON -> "no JSON at all";
        };
    }

    WirePlan error(Flow flow, Exchange exchange, Effect.ErrorInStream effect, String prefix) {
        Bytes error = dialect.errorEvent().fill(exchange);
        List<Bytes> events = new ArrayList<>();
        if (flow.body().stream()) {
            Body body = flow.body();
            int last = effect.afterEvents() == 0 ? 0 : body.opening() + Math.min(effect.afterEvents(), body.content());
            events.addAll(body.events().subList(0, last));
            events.add(error);
        } else {
            events.add(new Bytes(framing.data(error)));
        }
        String words = prefix + "error after " + effect.afterEvents() + " events of " + flow.name();
        return flow.sending(events).plan(false, words);
    }

    static WirePlan duplicated(Flow flow, Effect.DupEvent effect, String prefix) {
        if (!flow.body().stream()) {
            return flow.plan(true, prefix + "no event to send twice in the plain " + flow.name());
        }
        int index = flow.body().indexOf(effect.event());
        List<Bytes> events = new ArrayList<>(flow.body().events());
        events.add(index, events.get(index));
        return flow.sending(events).plan(true, prefix + "event " + effect.event() + " twice in " + flow.name());
    }

    WirePlan unknown(Flow flow, Exchange exchange, String prefix) {
        if (!flow.body().stream()) {
            return flow.plan(true, prefix + "no place for an unknown event in the plain " + flow.name());
        }
        Bytes unknown = dialect.unknownEvent().fill(exchange);
        List<Bytes> events = new ArrayList<>();
        for (Bytes event : flow.body().events()) {
            events.add(unknown);
            events.add(event);
        }
        return flow.sending(events).plan(true, prefix + "an unknown event before each of " + flow.name());
    }

    /** Flush each byte of a character that is not ASCII on its own. */
    static WirePlan split(Flow flow, String prefix) {
        WirePlan plan = flow.plan(true, prefix + "characters split over writes in " + flow.name());
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : plan.segments()) {
            if (segment instanceof Bytes bytes) {
                addSplit(segments, bytes);
            } else {
                segments.add(segment);
            }
        }
        return new WirePlan(Collections.unmodifiableList(segments), true, plan.scripted(), plan.reason());
    }

    private static void addSplit(List<Segment> segments, Bytes bytes) {
        byte[] content = bytes.content();
        int begin = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] < 0) {
                if (begin < i) {
                    segments.add(Parts.of(bytes, begin, i));
                }
                segments.add(Parts.of(bytes, i, i + 1));
                begin = i + 1;
            }
        }
        if (begin < content.length) {
            segments.add(begin == 0 ? bytes : Parts.of(bytes, begin, content.length));
        }
    }
}
