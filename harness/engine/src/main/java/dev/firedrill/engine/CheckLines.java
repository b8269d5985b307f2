package dev.firedrill.engine;

import dev.firedrill.check.Check;
import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Knows which lines of a scenario file declare which check. */
final class CheckLines {

    private final List<Check> declared;
    private final List<String> lines;

    private CheckLines(List<Check> declared, List<String> lines) {
        this.declared = declared;
        this.lines = lines;
    }

    /** Look at the checks that are declared in the file; an invariant is declared by nobody. */
    static CheckLines of(Path file, Scenario scenario, List<Check> checks) {
        List<Check> declared = checks.stream()
                .filter(check -> !check.position().equals(scenario.position()))
                .filter(check ->
                        check.position().file().equals(scenario.position().file()))
                .toList();
        try {
            return new CheckLines(declared, Files.readAllLines(file));
        } catch (IOException unreadable) {
            return new CheckLines(declared, List.of());
        }
    }

    /** Name the innermost check that is declared around this line. */
    Optional<String> at(int line) {
        Optional<Check> last = Optional.empty();
        for (Check check : declared) {
            boolean around = check.position().line() <= line && line <= end(check.position());
            if (around
                    && last.filter(it -> it.position().line() > check.position().line())
                            .isEmpty()) {
                last = Optional.of(check);
            }
        }
        return last.map(Check::id);
    }

    /** Find the line on which the value ends that begins here. */
    private int end(Position start) {
        int depth = 0;
        boolean quoted = false;
        for (int line = start.line(); line <= lines.size(); line++) {
            String text = lines.get(line - 1);
            for (int i = line == start.line() ? start.column() - 1 : 0; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (letter == '\\') {
                    i++;
                } else if (letter == '"') {
                    quoted = !quoted;
                } else if (!quoted) {
                    depth += letter == '{' || letter == '[' ? 1 : letter == '}' || letter == ']' ? -1 : 0;
                }
            }
            if (depth <= 0) {
                return line;
            }
        }
        return start.line();
    }
}
