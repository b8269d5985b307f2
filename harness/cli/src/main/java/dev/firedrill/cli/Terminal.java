package dev.firedrill.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * Holds what the command line writes to.
 *
 * @param interactive whether a person watches, so that a line may be drawn over
 * @param coloured whether escapes for colours are understood and wanted
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean coloured) {

    private static final String RESET = "\u001b[0m";
    private static final String ERASE_LINE = "\r\u001b[2K";

    /** Decide from the environment; {@code console} says whether the process has one. */
    static Terminal of(PrintStream out, PrintStream err, boolean console, Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean interactive = console && !dumb && !isSet(environment, "CI");
        boolean coloured = isSet(environment, "FORCE_COLOR") || (interactive && !isSet(environment, "NO_COLOR"));
        return new Terminal(out, err, interactive, coloured);
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    void line(String text) {
        out.println(text);
    }

    /** Draw over the current line. */
    void over(String text) {
        out.print(ERASE_LINE + text);
        out.flush();
    }

    /** Remove what was drawn by {@link #over}. */
    void erase() {
        if (interactive) {
            out.print(ERASE_LINE);
        }
    }

    String good(String text) {
        return painted("\u001b[32m", text);
    }

    String bad(String text) {
        return painted("\u001b[31m", text);
    }

    String unsure(String text) {
        return painted("\u001b[33m", text);
    }

    String faint(String text) {
        return painted("\u001b[2m", text);
    }

    String strong(String text) {
        return painted("\u001b[1m", text);
    }

    private String painted(String escape, String text) {
        return coloured ? escape + text + RESET : text;
    }
}
