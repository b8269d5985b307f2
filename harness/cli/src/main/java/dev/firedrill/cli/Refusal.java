package dev.firedrill.cli;

import dev.firedrill.drill.DrillException;
import dev.firedrill.reading.Defect;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import java.util.List;
import java.util.stream.Collectors;

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

    /** Say what is wrong with a file, each defect in full. */
    static Refusal defects(List<Defect> defects) {
        return new Refusal(ExitCode.CONFIGURATION, spelled(defects));
    }

    /** Say what is wrong with a file, and then what else is to be known. */
    static Refusal defects(List<Defect> defects, String note) {
        return new Refusal(ExitCode.CONFIGURATION, spelled(defects) + System.lineSeparator() + note);
    }

    private static String spelled(List<Defect> defects) {
        return defects.stream()
                .flatMap(defect -> defect.message().lines())
                .map(Plain::line)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    static Refusal configuration(DrillException exception) {
        return configuration(
                exception.position().toString(), exception.found(), exception.expected(), exception.mend());
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
