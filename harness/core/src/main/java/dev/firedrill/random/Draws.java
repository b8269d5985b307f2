package dev.firedrill.random;

import org.apiguardian.api.API;

/**
 * Name one stream of chance. What it draws is a pure function of (seed, stream name, key): drawing for one key never
 * changes what another key gets, in whatever order they are asked. Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Draws {

    private final long state;

    private Draws(long state) {
        this.state = state;
    }

    /** Open a stream of a seed. */
    public static Draws of(long seed, String stream) {
        return new Draws(Hash.mix(Hash.finish(seed), stream));
    }

    /** Draw for an ordinal. */
    public Draw at(long ordinal) {
        return new Draw(Hash.mix(state, ordinal));
    }

    /** Draw for something done for a request. */
    public Draw at(long request, String purpose, int attempt) {
        return new Draw(Hash.mix(Hash.mix(Hash.mix(state, request), purpose), attempt));
    }

    /** Draw for a name. */
    public Draw at(String name) {
        return new Draw(Hash.mix(state, name));
    }

    /** Open a stream inside this one. */
    public Draws stream(String name) {
        return new Draws(Hash.mix(state + 1, name));
    }
}
