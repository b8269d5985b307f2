package dev.firedrill.live.http;

import java.util.ArrayList;
import java.util.List;

/** Cut a text that comes in parts into lines that end in CR, LF or both; a byte order mark before the first is none of it. */
final class LineCutter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final StringBuilder open = new StringBuilder();
    private boolean first = true;
    private boolean afterReturn;

    /** Take a part, and give the lines that it ends. */
    List<String> add(String part) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < part.length(); i++) {
            add(part.charAt(i), lines);
        }
        return lines;
    }

    private void add(char next, List<String> lines) {
        boolean secondHalf = next == '\n' && afterReturn;
        afterReturn = next == '\r';
        if (next == '\r' || (next == '\n' && !secondHalf)) {
            lines.add(rest());
        } else if (!secondHalf && !(first && next == BYTE_ORDER_MARK)) {
            open.append(next);
        }
        first = false;
    }

    /** Give the line that has no end yet, and begin a new one. */
    String rest() {
        String line = open.toString();
        open.setLength(0);
        return line;
    }
}
