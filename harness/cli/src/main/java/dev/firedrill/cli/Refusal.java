package dev.firedrill.cli;

import dev.firedrill.drill.DrillException;
import dev.firedrill.result.ExitCode;

/** Ends a command with a message and an exit code. */
final class Refusal extends RuntimeException {

    private final ExitCode exitCode;

    Refusal(ExitCode exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** Say where, what was found, what was expected and how to mend it. */
    static Refusal configuration(String where, String found, String expected, String mend) {
        return new Refusal(
                ExitCode.CONFIGURATION,
                "%s%n  found     %s%n  expected  %s%n  mend      %s".formatted(where, found, expected, mend));
    }

    static Refusal configuration(DrillException exception) {
        return configuration(
                exception.position().toString(), exception.found(), exception.expected(), exception.mend());
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
