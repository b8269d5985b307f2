package dev.firedrill.engine;

import dev.firedrill.model.Position;
import dev.firedrill.result.CheckResult;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** Words failures so that a reviewer can act on them, with one stack frame: the place in the scenario file. */
final class Failures {

    private Failures() {}

    static AssertionFailedError of(Problem problem) {
        return at(problem.position(), "problem", new AssertionFailedError(problem.message()));
    }

    static AssertionFailedError of(Position position, CheckResult result) {
        String message = "%s%s  %s%n  expected  %s%n  found     %s%n  replay    %s"
                .formatted(word(result), position, result.kind(), result.expected(), result.found(), result.replay());
        return at(
                Optional.of(position),
                result.id(),
                new AssertionFailedError(message, result.expected(), result.found()));
    }

    /** Unknown is not healthy: what was not proven fails as well, and says so first. */
    private static String word(CheckResult result) {
        return switch (result.status()) {
            case PASS, FAIL -> "";
            case NOT_EXERCISED -> "not exercised: ";
            case NOT_OBSERVED -> "not observed: ";
            case NOT_REPRODUCIBLE -> "not reproducible: ";
        };
    }

    private static AssertionFailedError at(Optional<Position> position, String check, AssertionFailedError failure) {
        failure.setStackTrace(position.map(place ->
                        new StackTraceElement[] {new StackTraceElement("firedrill", check, place.file(), place.line())})
                .orElseGet(() -> new StackTraceElement[0]));
        return failure;
    }
}
