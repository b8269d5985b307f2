package dev.firedrill.engine;

import dev.firedrill.drill.DrillException;
import dev.firedrill.model.Position;
import dev.firedrill.reading.Defect;
import dev.firedrill.result.Results;
import java.util.Optional;

/**
 * Holds why something cannot be drilled.
 *
 * @param place where it is, as the user sees it
 * @param position the same in a file; empty where no file is to blame
 */
record Problem(String place, Optional<Position> position, String found, String expected, String mend) {

    static Problem of(Defect defect) {
        return at(defect.position(), defect.found(), defect.expected(), defect.mend());
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

    String message() {
        return "%s  cannot be drilled%n  found     %s%n  expected  %s%n  mend      %s"
                .formatted(place, found, expected, mend);
    }

    Results.ConfigurationError asError() {
        return new Results.ConfigurationError(place, found, expected, mend);
    }
}
