package dev.firedrill.world;

import org.apiguardian.api.API;

/** Say that a call ended without a complete answer. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public ProviderException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** Say how it ended. */
    public Kind kind() {
        return kind;
    }

    /** List the ways a call ends without an answer. */
    public enum Kind {
        /** The caller's timeout passed. */
        TIMEOUT,
        /** The connection was refused. */
        REFUSED,
        /** The connection was reset. */
        RESET,
        /** The connection closed before the answer's own end, or without an answer. */
        CLOSED,
        /** What came was no HTTP. */
        GARBAGE,
        /** Nobody offers such a provider. */
        UNKNOWN
    }
}
