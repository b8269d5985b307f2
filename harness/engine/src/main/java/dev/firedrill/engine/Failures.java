package dev.firedrill.engine;

import dev.firedrill.model.Position;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/** Words failures so that a reviewer can act on them, with one stack frame: the place in the scenario file. */
final class Failures {

    /** Most characters of one line of a text. */
    private static final int LONGEST = 1_000;

    private Failures() {}

    static AssertionFailedError of(Problem problem) {
        return of(problem, "cannot be drilled");
    }

    static AssertionFailedError of(Problem problem, String outcome) {
        return at(problem.position(), "problem", new AssertionFailedError(problem.message(outcome)));
    }

    static AssertionFailedError of(Position position, CheckResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("%s%s  %s".formatted(word(result), position, result.kind()));
        lines.addAll(Plain.labelled("  expected  ", result.expected(), LONGEST));
        lines.addAll(Plain.labelled("  found     ", result.found(), LONGEST));
        String when = result.when();
        if (when != null) {
            lines.add("  when      %s, seed %d".formatted(when, result.seed()));
        }
        lines.add("  replay    " + result.replay());
        AssertionFailedError failure = new AssertionFailedError(
                String.join(System.lineSeparator(), lines), harmless(result.expected()), harmless(result.found()));
        return at(Optional.of(position), result.id(), failure);
    }

    private static String harmless(String text) {
        return String.join("\n", Plain.lines(text, LONGEST));
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
