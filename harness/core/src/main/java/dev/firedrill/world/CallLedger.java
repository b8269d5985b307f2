package dev.firedrill.world;

import org.apiguardian.api.API;

/** Hear of the calls that reach served backends. Many threads tell it at once. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface CallLedger {

    /** Hear nothing. */
    CallLedger NONE = new CallLedger() {};

    /** Hear of a call, decided and not yet answered. */
    default void planned(Call call) {}

    /**
     * Hear how it ended.
     *
     * @param time nanoseconds since t0
     */
    default void ended(Call call, Outcome outcome, long time, Sent sent) {}

    /**
     * Hear of a request that is no call: malformed, too large, or to nobody. It takes no ordinal and no decision.
     *
     * @param status the answer it got
     */
    default void rejected(int status, String reason) {}

    /**
     * Hold one call.
     *
     * @param ordinal place among all calls to its backend, from 1; no place is lost or taken twice
     * @param time nanoseconds since t0 at which it was decided
     * @param attributed whether the caller told for which request it calls, or for none; if not, the request of the facts is
     *     the place of the call
     */
    record Call(
            String backend,
            long ordinal,
            long time,
            ProviderCall call,
            Backend.Facts facts,
            WirePlan plan,
            boolean attributed) {}

    /**
     * Count what was sent of an answer.
     *
     * @param bytes bytes handed to the network, head and framing included
     * @param body bytes of the body among them
     */
    record Sent(long bytes, long body) {}

    /** Say how an exchange ended, as far as a server can see it. */
    enum Outcome {
        /** All that was planned was sent, and the answer ended in good order. */
        COMPLETED,
        /** The plan ended the connection. */
        CUT,
        /** The plan stalled, until the server had waited long enough. */
        STALLED,
        /** The client closed the connection first. */
        CLIENT_GONE,
        /** The server was stopped. */
        STOPPED
    }
}
