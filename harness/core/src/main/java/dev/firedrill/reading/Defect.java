package dev.firedrill.reading;

import dev.firedrill.model.Position;
import org.apiguardian.api.API;

/**
 * Describe one error in one file.
 *
 * @param position where it is
 * @param found what stands there
 * @param expected what may stand there
 * @param mend how to mend it, as an imperative
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Defect(Position position, String found, String expected, String mend) {

    /** Spell the defect over four lines, the first beginning with {@code file:line:column}. */
    public String message() {
        return position + "  defect\n  found     " + found + "\n  expected  " + expected + "\n  mend      " + mend;
    }
}
