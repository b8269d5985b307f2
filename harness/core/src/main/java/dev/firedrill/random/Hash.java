package dev.firedrill.random;

import org.apiguardian.api.API;

/** Mix values into 64 bits, the same on every JVM and in every process. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Hash {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long TEXT_PRIME = 0x100000001b3L;
    private static final long TEXT_START = 0xcbf29ce484222325L;

    private Hash() {}

    /** Finish a state so that every input bit reaches every output bit (the finalizer of SplitMix64). */
    public static long finish(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Combine a state with one more value; the order of values matters. */
    public static long mix(long state, long value) {
        return finish(state * TEXT_PRIME + GOLDEN_GAMMA + value);
    }

    /** Combine a state with a text; its length takes part, so that neighbouring texts cannot run together. */
    public static long mix(long state, CharSequence text) {
        return mix(state, of(text));
    }

    /** Hash a text over its UTF-16 units. */
    public static long of(CharSequence text) {
        long hash = TEXT_START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * TEXT_PRIME;
        }
        return finish(hash + text.length());
    }

    /** Step a SplitMix64 state. */
    static long step(long state) {
        return state + GOLDEN_GAMMA;
    }
}
