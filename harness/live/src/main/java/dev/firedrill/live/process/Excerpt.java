package dev.firedrill.live.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keep the last lines that a part printed, as a message can show them: few, short, and with control characters visible. */
final class Excerpt {

    private static final int LINES = 20;
    private static final int CHARACTERS = 4_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private int characters;

    /** Take one more line; older ones make room for it. */
    synchronized void add(String line) {
        String shown =
                visible(line.length() > CHARACTERS ? "…" + line.substring(line.length() - CHARACTERS + 1) : line);
        shown = shown.length() >= CHARACTERS ? "…" + shown.substring(shown.length() - CHARACTERS + 2) : shown;
        lines.addLast(shown);
        characters += shown.length() + 1;
        while (lines.size() > LINES || characters > CHARACTERS) {
            characters -= lines.removeFirst().length() + 1;
        }
    }

    /** Say what was printed last, for the end of a message. */
    synchronized String text() {
        return lines.isEmpty() ? " It printed nothing." : " The end of what it printed:\n" + String.join("\n", lines);
    }

    private static String visible(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        line.chars().forEach(c -> {
            if (Character.isISOControl(c) && c != '\t') {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.toString();
    }
}
