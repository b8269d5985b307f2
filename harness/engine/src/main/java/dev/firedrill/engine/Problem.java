package dev.firedrill.engine;

import dev.firedrill.drill.DrillException;
import dev.firedrill.model.Position;
import dev.firedrill.reading.Defect;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds why something cannot be drilled.
 *
 * @param place where it is, as the user sees it
 * @param position the same in a file; empty where no file is to blame
 */
record Problem(String place, Optional<Position> position, String found, String expected, String mend) {

    private static final int LONGEST = 1_000;

    static Problem of(Defect defect) {
        return at(defect.position(), defect.found(), defect.expected(), defect.mend());
    }

    static Problem of(Results.ConfigurationError error) {
        return in(error.at(), error.found(), error.expected(), error.mend());
    }

    static Problem of(DrillException exception) {
        return at(exception.position(), exception.found(), exception.expected(), exception.mend());
    }

    static Problem at(Position position, String found, String expected, String mend) {
        return new Problem(position.toString(), Optional.of(position), found, expected, mend);
    }

    static Problem of(Configuration parameter, String found, String expected, String mend) {
        return new Problem(parameter.key(), Optional.empty(), found, expected, mend);
    }

    static Problem in(String folder, String found, String expected, String mend) {
        return new Problem(folder, Optional.empty(), found, expected, mend);
    }

    String message(String outcome) {
        List<String> lines = new ArrayList<>(List.of(Plain.line(place) + "  " + outcome));
        lines.addAll(Plain.labelled("  found     ", found, LONGEST));
        lines.addAll(Plain.labelled("  expected  ", expected, LONGEST));
        lines.addAll(Plain.labelled("  mend      ", mend, LONGEST));
        return String.join(System.lineSeparator(), lines);
    }

    Results.ConfigurationError asError() {
        return new Results.ConfigurationError(place, found, expected, mend);
    }
}
