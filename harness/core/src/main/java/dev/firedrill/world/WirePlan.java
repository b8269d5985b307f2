package dev.firedrill.world;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Say what goes over the wire for one call, in order. The only thing a transport sees.
 *
 * @param segments a head comes before bytes; the last one is an {@link End} or a {@link Stall}
 * @param whole whether a client that reads to the end has the whole answer as scripted; an error answer is whole
 * @param scripted whether the script had an answer for the call; an unmatched call is answered with an error, and no drill
 *     passes with one
 * @param spared whether a fault touched the call and changed neither a byte nor a delay of it; such a call was not struck
 * @param reason why it is so, for people: the scripted answer, the fault, or the nearest miss
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WirePlan(List<Segment> segments, boolean whole, boolean scripted, boolean spared, String reason) {

    /** Plan what the script or a fault says. */
    public WirePlan(List<Segment> segments, boolean whole, String reason) {
        this(segments, whole, true, reason);
    }

    /** Plan what the script or a fault says, or what is said where the script is silent. */
    public WirePlan(List<Segment> segments, boolean whole, boolean scripted, String reason) {
        this(segments, whole, scripted, false, reason);
    }

    /** List what can go over the wire. */
    public sealed interface Segment {}

    /** Send status and headers; names in lower case. */
    public record Head(int status, Map<String, String> headers) implements Segment {}

    /** Let time pass, in nanoseconds. */
    public record Delay(long nanos) implements Segment {}

    /** Send bytes of the body and flush: one event of a stream, or the whole body of a plain answer. Not to be changed. */
    @SuppressWarnings("ArrayRecordComponent") // copied for each event, the bytes would cost more than all else
    public record Bytes(byte[] content) implements Segment {

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "Bytes[" + new String(content, java.nio.charset.StandardCharsets.UTF_8) + "]";
        }
    }

    /** End the exchange. */
    public record End(How how) implements Segment {

        /** Say how. */
        public enum How {
            /** In good order: the body's own end. */
            CLEAN,
            /** The connection closes before the body's own end, or before a head. */
            FIN,
            /** The connection is reset. */
            RST,
            /** The connection was never accepted; the only segment besides delays. */
            REFUSED,
            /** Bytes that are no HTTP came instead of a head; then it closes. */
            GARBAGE
        }
    }

    /** Send nothing more and keep the connection open. */
    public record Stall() implements Segment {}
}
