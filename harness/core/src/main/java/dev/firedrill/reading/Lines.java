package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.util.Arrays;

/** Turns offsets into a text into lines and columns, as an editor counts them. */
final class Lines {

    private final String file;
    private final int length;
    private final int[] starts;

    Lines(String file, String text) {
        this.file = file;
        this.length = text.length();
        this.starts = starts(text);
    }

    Position at(long offset) {
        int place = (int) Math.max(0, Math.min(offset, length));
        int found = Arrays.binarySearch(starts, place);
        int line = found >= 0 ? found : -found - 2;
        return new Position(file, line + 1, place - starts[line] + 1);
    }

    private static int[] starts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (endsLine(text, i)) {
                starts = count < starts.length ? starts : Arrays.copyOf(starts, count * 2);
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean endsLine(String text, int i) {
        char here = text.charAt(i);
        boolean pair = i + 1 < text.length() && text.charAt(i + 1) == '\n';
        return here == '\n' || (here == '\r' && !pair);
    }
}
