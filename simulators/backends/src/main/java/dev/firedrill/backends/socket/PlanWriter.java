package dev.firedrill.backends.socket;

import dev.firedrill.world.CallLedger.Outcome;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import dev.firedrill.world.WirePlan.Stall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes one plan to the wire, segment by segment; its delays are the scenario's, which pass faster by the time scale. */
final class PlanWriter {

    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "transfer-encoding", "keep-alive");
    private static final byte[] NO_HTTP =
            "\u0016\u0003\u0001\u0000\u0000 this is no HTTP \u0000\u0007\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final String LINE = "\r\n";

    private final Wire wire;
    private final HttpRequest request;
    private final long longestStall;
    private final double timeScale;
    private Framing framing = Framing.NONE;

    /** Delays count from where the one before was to end, so that what sending costs does not add up. */
    private long due = Wire.in(0);

    private long announced;
    private long written;
    private boolean reusable;

    PlanWriter(Wire wire, HttpRequest request, long longestStall, double timeScale) {
        this.wire = wire;
        this.request = request;
        this.longestStall = longestStall;
        this.timeScale = timeScale;
    }

    private enum Framing {
        /** Nothing can follow the head, or there is none. */
        NONE,
        /** As long as the head says. */
        FIXED,
        CHUNKED,
        /** For a client that knows no chunks. */
        UNTIL_CLOSE
    }

    /** Tell whether another answer may follow on this connection. */
    boolean isReusable() {
        return reusable;
    }

    /** Count the bytes of the body that were written so far. */
    long body() {
        return written;
    }

    Outcome write(WirePlan plan) throws IOException {
        List<Segment> segments = plan.segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment instanceof Head head) {
                head(head);
            } else if (segment instanceof Bytes bytes) {
                bytes(bytes.content(), i + 1 < segments.size() ? segments.get(i + 1) : segment);
            } else if (segment instanceof Delay delay) {
                due = Wire.after(due, real(delay.nanos()));
                if (!waits(due)) {
                    return Outcome.CLIENT_GONE;
                }
            } else if (segment instanceof Stall) {
                return waits(Wire.in(real(longestStall))) ? Outcome.STALLED : Outcome.CLIENT_GONE;
            } else if (segment instanceof End end) {
                return end(end.how());
            }
        }
        throw new IllegalStateException("expected an end or a stall, found a plan without: " + plan);
    }

    private long real(long nanos) {
        return (long) (nanos / timeScale);
    }

    private boolean waits(long until) throws IOException {
        wire.flush();
        return wire.pause(until);
    }

    private void head(Head head) {
        framing = framing(head);
        reusable = request.persistent() && framing != Framing.UNTIL_CLOSE;
        wire.put("HTTP/1.1 " + head.status() + " " + Reasons.of(head.status()) + LINE);
        for (Map.Entry<String, String> header : head.headers().entrySet()) {
            if (!OF_THE_CONNECTION.contains(header.getKey())) {
                wire.put(header.getKey() + ": " + oneLine(header.getValue()) + LINE);
            }
        }
        if (framing == Framing.CHUNKED) {
            wire.put("transfer-encoding: chunked\r\n");
        }
        wire.put(reusable ? LINE : "connection: close\r\n\r\n");
    }

    private Framing framing(Head head) {
        String length = head.headers().get("content-length");
        if (length != null) {
            announced = Long.parseLong(length);
            return Framing.FIXED;
        }
        if (head.status() == 204 || head.status() == 304) {
            return Framing.NONE;
        }
        return request.chunkable() ? Framing.CHUNKED : Framing.UNTIL_CLOSE;
    }

    private static String oneLine(String value) {
        return value.replace('\r', ' ').replace('\n', ' ');
    }

    /** The last bytes travel together with the end of the body, if nothing lies between. */
    private void bytes(byte[] content, Segment next) throws IOException {
        written += content.length;
        if (framing == Framing.CHUNKED && content.length > 0) {
            wire.put(Integer.toHexString(content.length) + LINE);
            wire.put(content);
            wire.put(LINE);
        } else {
            wire.put(content);
        }
        if (!(next instanceof End)) {
            wire.flush();
        }
    }

    private Outcome end(End.How how) throws IOException {
        switch (how) {
            case CLEAN -> {
                clean();
                return Outcome.COMPLETED;
            }
            case FIN -> wire.finish();
            case RST, REFUSED -> wire.reset();
            case GARBAGE -> {
                wire.put(NO_HTTP);
                wire.finish();
            }
        }
        return Outcome.CUT;
    }

    private void clean() throws IOException {
        if (framing == Framing.CHUNKED) {
            wire.put("0\r\n\r\n");
        }
        reusable &= framing != Framing.FIXED || written == announced;
        if (reusable) {
            wire.flush();
        } else {
            wire.finish();
        }
    }
}
