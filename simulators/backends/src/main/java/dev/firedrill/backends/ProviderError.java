package dev.firedrill.backends;

/**
 * Hold an error before a dialect words it.
 *
 * @param detail what the dialect's own message must say besides: the whole seconds to wait, the nearest miss, or what is
 *     wrong with the body; "" for none
 */
record ProviderError(Kind kind, int status, String detail) {

    enum Kind {
        SERVER_ERROR,
        OVERLOADED,
        RATE_LIMIT,
        QUOTA_EXHAUSTED,
        AUTH_REVOKED,
        MODEL_GONE,
        UNREADABLE,
        TOO_LARGE,
        UNMATCHED
    }
}
