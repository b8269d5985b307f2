package dev.firedrill.live.probe;

import java.util.List;
import org.apiguardian.api.API;

/** Say why nothing could be probed: what was found, what was expected and how to mend it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProbeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String mend;
    private final transient List<String> tail;

    ProbeException(String found, String expected, String mend, List<String> tail) {
        super(found, null, false, false);
        this.expected = expected;
        this.mend = mend;
        this.tail = List.copyOf(tail);
    }

    /** Say what was expected instead. */
    public String expected() {
        return expected;
    }

    /** Say how to mend it. */
    public String mend() {
        return mend;
    }

    /** Give the end of what the service printed. */
    public List<String> tail() {
        return tail;
    }
}
