package dev.firedrill.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers of a command line, and says what was expected where there is none. */
final class WholeNumbers {

    private WholeNumbers() {}

    /** Let a command and all its subcommands read numbers so. */
    static void register(CommandLine line) {
        line.registerConverter(Integer.class, text -> read(text, Integer::valueOf));
        line.registerConverter(Integer.TYPE, text -> read(text, Integer::valueOf));
        line.registerConverter(Long.class, text -> read(text, Long::valueOf));
        line.registerConverter(Long.TYPE, text -> read(text, Long::valueOf));
    }

    private static <N> N read(String text, Function<String, N> reader) {
        try {
            return reader.apply(text);
        } catch (NumberFormatException wrong) {
            String expected = text.matches("[+-]?[0-9]+") ? "a smaller whole number" : "a whole number";
            throw new TypeConversionException("expected %s, found '%s'".formatted(expected, text));
        }
    }
}
