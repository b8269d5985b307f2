package dev.firedrill.result;

import org.apiguardian.api.API;

/** List how the command line ends. Of several that apply the first of 4, 3, 1, 2, 0 wins. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ExitCode {
    /** The verdict is GO. */
    GO(0),
    /** The verdict is NO-GO, or a broken variant escaped. */
    NO_GO(1),
    /** The verdict is INCONCLUSIVE. */
    INCONCLUSIVE(2),
    /** A file could not be read or a drill could not be run as configured. */
    CONFIGURATION(3),
    /** The tool itself failed. */
    INTERNAL(4),
    /** The command line makes no sense. */
    USAGE(64);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** Give the number the process ends with. */
    public int number() {
        return number;
    }

    /** Decide how a call ends that gave these results and did not fail itself. */
    public static ExitCode of(Results results) {
        if (!results.errors().isEmpty()) {
            return CONFIGURATION;
        }
        if (!BrokenVariants.escaped(results).isEmpty()) {
            return NO_GO;
        }
        return switch (results.verdict()) {
            case GO -> GO;
            case NO_GO -> NO_GO;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }
}
