package dev.firedrill.cli;

import dev.firedrill.result.Plain;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Spells how the tool was called, so that a shell understands it. */
final class CommandWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

    private CommandWords() {}

    static String of(List<String> words) {
        StringBuilder command = new StringBuilder("./firedrill");
        words.forEach(word -> command.append(' ').append(quoted(Plain.line(word))));
        return command.toString();
    }

    /** Spell a call for a report: no word of it says where on this machine the project lies. */
    static String of(Path root, List<String> words) {
        return of(words.stream().map(word -> portable(root, word)).toList());
    }

    private static String portable(Path root, String word) {
        int value = word.indexOf('=') + 1;
        try {
            Path path = Path.of(word.substring(value));
            return path.isAbsolute() ? word.substring(0, value) + Shown.below(root, path) : word;
        } catch (InvalidPathException otherWord) {
            return word;
        }
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
