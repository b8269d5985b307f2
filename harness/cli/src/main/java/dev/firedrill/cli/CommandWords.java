package dev.firedrill.cli;

import dev.firedrill.result.Plain;
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

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
