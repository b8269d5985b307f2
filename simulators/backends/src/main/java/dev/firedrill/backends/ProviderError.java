package dev.firedrill.backends;

/**
 * Hold an error before a dialect words it.
 *
 * @param detail what the dialect's own message must say besides: the whole seconds to wait, or the nearest miss; "" for none
 */
record ProviderError(Kind kind, int status, String detail) {

    enum Kind {
        SERVER_ERROR,
        OVERLOADED,
        RATE_LIMIT,
        UNMATCHED
    }
}
