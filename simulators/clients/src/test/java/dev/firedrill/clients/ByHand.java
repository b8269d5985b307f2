package dev.firedrill.clients;

import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Change by hand what goes over the wire, for the few cases of research §3 that are no kind of fault. */
final class ByHand {

    private ByHand() {}

    /** Answer an error status, with one header if its name is not empty. */
    static UnaryOperator<WirePlan> status(int status, String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("content-type", "application/json"));
        if (!header.isEmpty()) {
            headers.put(header, value);
        }
        byte[] body = bytes("{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"by hand\"}}");
        return plan -> plan(List.of(new Head(status, headers), new Bytes(body), new End(End.How.CLEAN)));
    }

    /** Leave out the last event. */
    static WirePlan withoutTerminator(WirePlan plan) {
        List<Segment> segments = new ArrayList<>(plan.segments());
        segments.remove(lastBytes(segments));
        return plan(segments);
    }

    /** Leave out the blank line that ends the last event. */
    static WirePlan withoutLastBlankLine(WirePlan plan) {
        List<Segment> segments = new ArrayList<>(plan.segments());
        int last = lastBytes(segments);
        segments.set(last, new Bytes(bytes(text(segments.get(last)).stripTrailing() + "\n")));
        return plan(segments);
    }

    /** Leave out the blank line between the fourth and the fifth event with content. */
    static WirePlan withoutABlankLine(WirePlan plan) {
        List<Segment> segments = new ArrayList<>(plan.segments());
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Bytes && text(segments.get(i)).contains("alpha ")) {
                segments.set(i - 1, new Bytes(bytes(text(segments.get(i - 1)).stripTrailing() + "\n")));
                return plan(segments);
            }
        }
        throw new IllegalStateException("expected an event with 'alpha ', found none");
    }

    /** End lines as Windows does. */
    static WirePlan crlf(WirePlan plan) {
        return mapped(plan, text -> text.replace("\n", "\r\n"));
    }

    /** Put a comment and a ping before every event. */
    static WirePlan pings(WirePlan plan) {
        return mapped(plan, text -> ": comment\n\nevent: ping\ndata: {\"type\":\"ping\"}\n\n" + text);
    }

    /** Put a comment before every event. */
    static WirePlan comments(WirePlan plan) {
        return mapped(plan, text -> ": comment\n\n" + text);
    }

    static WirePlan textPlain(WirePlan plan) {
        List<Segment> segments = new ArrayList<>(plan.segments());
        segments.replaceAll(
                it -> it instanceof Head head ? new Head(head.status(), Map.of("content-type", "text/plain")) : it);
        return plan(segments);
    }

    /** Send bytes that are no chunk in the place of the body. */
    static WirePlan garbageAfterHead(WirePlan plan) {
        return plan(List.of(plan.segments().get(0), new End(End.How.GARBAGE)));
    }

    /** End in good order in the middle of the first character that takes two bytes. */
    static WirePlan endInsideCharacter(WirePlan plan) {
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : plan.segments()) {
            int at = segment instanceof Bytes bytes ? wide(bytes.content()) : -1;
            if (at >= 0) {
                segments.add(new Bytes(Arrays.copyOf(((Bytes) segment).content(), at + 1)));
                segments.add(new End(End.How.CLEAN));
                return plan(segments);
            }
            segments.add(segment);
        }
        throw new IllegalStateException("expected a character of two bytes, found none");
    }

    private static int wide(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            if (content[i] < 0) {
                return i;
            }
        }
        return -1;
    }

    private static WirePlan mapped(WirePlan plan, UnaryOperator<String> change) {
        List<Segment> segments = new ArrayList<>(plan.segments());
        segments.replaceAll(it -> it instanceof Bytes ? new Bytes(bytes(change.apply(text(it)))) : it);
        return plan(segments);
    }

    private static int lastBytes(List<Segment> segments) {
        int last = segments.size() - 1;
        while (!(segments.get(last) instanceof Bytes)) {
            last--;
        }
        return last;
    }

    private static String text(Segment segment) {
        return new String(((Bytes) segment).content(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static WirePlan plan(List<Segment> segments) {
        return new WirePlan(segments, false, "by hand");
    }
}
