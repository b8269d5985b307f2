package dev.firedrill.reading;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.firedrill.model.Position;
import java.util.List;

/** Explains where a text stops being JSON, in words of the file rather than of the parser. */
final class SyntaxError {

    private static final String NOT_A_NUMBER = "Non-standard token";
    private static final List<Rule> RULES = List.of(
            new Rule(NOT_A_NUMBER, "a number that JSON can write", "write a finite number"),
            new Rule(
                    "character escape", "one of \" \\ / b f n r t u after a backslash", "write '\\\\' for a backslash"),
            new Rule("CTRL-CHAR", "a string on one line", "close the string, or write '\\n' or '\\t'"),
            new Rule("Leading zeroes", "a number without leading zeros", "remove the leading zeros"),
            new Rule("start field name", "a key in double quotes", "put the key in double quotes"),
            new Rule("comma to separate", "a comma between two entries", "add a comma before it"),
            new Rule("colon to separate", "a colon after a key", "add a colon and the value"),
            new Rule("JSON String", "a string, a number, true, false, null, '{' or '['", "put texts in double quotes"),
            new Rule("", "JSON", "correct the JSON here or just before"));

    private final String text;
    private final Lines lines;

    SyntaxError(String text, Lines lines) {
        this.text = text;
        this.lines = lines;
    }

    /** What to say when the parser's own message contains some words. */
    private record Rule(String words, String expected, String mend) {}

    Defect explain(JsonProcessingException broken) {
        int offset = offset(broken);
        if (broken instanceof JsonEOFException || offset >= text.length()) {
            Position end = lines.at(text.length());
            return new Defect(end, "the end of the file", "the rest of the JSON", "close every quote and bracket");
        }
        String found = "character " + Quote.of(Character.toString(text.codePointAt(offset)));
        Rule rule = rule(broken.getOriginalMessage(), offset);
        return new Defect(lines.at(offset), found, rule.expected(), rule.mend());
    }

    Position place(JsonProcessingException broken) {
        return lines.at(offset(broken));
    }

    private Rule rule(String said, int offset) {
        char before = before(offset);
        return switch (text.charAt(offset)) {
            case '\'' -> new Rule("", "a double quote", "put keys and strings in double quotes");
            case '/', '#' ->
                new Rule("", "JSON, which has no comments", "remove the comment, or use a key 'description'");
            case '}', ']' ->
                before == ','
                        ? new Rule("", "a further entry after the comma", "remove the comma before it")
                        : new Rule("", "what fits the open bracket", "correct the brackets here or before");
            default ->
                RULES.stream()
                        .filter(it -> said.contains(it.words()))
                        .findFirst()
                        .orElseThrow();
        };
    }

    private char before(int offset) {
        String head = text.substring(0, offset).stripTrailing();
        return head.isEmpty() ? ' ' : head.charAt(head.length() - 1);
    }

    private int offset(JsonProcessingException broken) {
        JsonLocation location = broken.getLocation();
        int offset = location == null ? 0 : (int) Math.max(0, location.getCharOffset());
        return broken.getOriginalMessage().startsWith(NOT_A_NUMBER) ? startOfWord(offset) : offset;
    }

    /** Find the beginning of a word that the parser reports at its end. */
    private int startOfWord(int end) {
        int start = Math.min(end, text.length());
        while (start > 0 && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '-')) {
            start--;
        }
        return start;
    }
}
