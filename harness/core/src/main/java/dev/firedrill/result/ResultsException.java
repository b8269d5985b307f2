package dev.firedrill.result;

import java.nio.file.Path;
import org.apiguardian.api.API;

/** Say what is wrong with a file of results or an inventory. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ResultsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String at;
    private final String found;
    private final String expected;
    private final String mend;

    ResultsException(Path file, String place, String found, String expected, String mend) {
        super("%s%s  defect%n  found     %s%n  expected  %s%n  mend      %s"
                .formatted(file, place, found, expected, mend));
        this.at = file + place;
        this.found = found;
        this.expected = expected;
        this.mend = mend;
    }

    /** Give the error in the shape that results list it. */
    public Results.ConfigurationError asError() {
        return new Results.ConfigurationError(at, found, expected, mend);
    }
}
