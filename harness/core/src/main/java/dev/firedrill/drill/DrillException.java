package dev.firedrill.drill;

import dev.firedrill.model.Position;
import org.apiguardian.api.API;

/** Say that a drill cannot be run as it is configured, at the place in the scenario that is to blame. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DrillException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Position position;
    private final String found;
    private final String expected;
    private final String mend;

    public DrillException(Position position, String found, String expected, String mend) {
        super("%s  %s%n  expected  %s%n  mend      %s".formatted(position, found, expected, mend));
        this.position = position;
        this.found = found;
        this.expected = expected;
        this.mend = mend;
    }

    /** Give the place to blame. */
    public Position position() {
        return position;
    }

    /** Give what was found. */
    public String found() {
        return found;
    }

    /** Give what was expected. */
    public String expected() {
        return expected;
    }

    /** Give what to do. */
    public String mend() {
        return mend;
    }
}
