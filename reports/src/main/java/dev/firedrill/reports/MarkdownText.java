package dev.firedrill.reports;

import java.util.List;
import java.util.stream.Collectors;

/** Put text into code of Markdown, fenced by more backticks than it holds. */
final class MarkdownText {

    private static final int LONG = 400;
    private static final int SHORT = 120;

    private MarkdownText() {}

    /** Give a code span. */
    static String code(String text) {
        String line = Escape.line(text, LONG);
        String fence = "`".repeat(longestRun(line) + 1);
        boolean isPadded = line.startsWith("`") || line.endsWith("`");
        return isPadded || line.isEmpty() ? fence + " " + line + " " + fence : fence + line + fence;
    }

    /** Give a code span for the cell of a table, where a bar ends the cell even in code, and behind a backslash too. */
    static String cell(String text) {
        return code(Escape.line(text, SHORT)).replace("\\|", "\\\\u{7c}").replace("|", "\\|");
    }

    /** Give a fenced block; each line stays one line. */
    static String block(List<String> lines) {
        String body = lines.stream().map(line -> Escape.line(line, LONG)).collect(Collectors.joining("\n"));
        String fence = "`".repeat(Math.max(3, longestRun(body) + 1));
        return fence + "text\n" + body + "\n" + fence + "\n";
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
