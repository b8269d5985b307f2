package dev.firedrill.backends;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.model.ProviderScript.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Hold what a provider says in one answer, before a dialect words it.
 *
 * @param name the tool, "" without one
 * @param json the scripted value or arguments; a missing node for texts
 * @param pieces the content, as a stream carries it; the arguments of a tool call
 */
record Spoken(Kind kind, String name, JsonNode json, List<String> pieces, Finish finish) {

    /** Stands where a byte goes that no UTF-8 has; Unicode promises never to give this one a meaning. */
    static final char BAD_BYTE = '\ufdd0';

    enum Kind {
        TEXT,
        JSON,
        TOOL_CALL,
        REFUSAL,
        BLANK,
        NULL,
        NO_CHOICES,
        NO_FIELD
    }

    enum Finish {
        STOP,
        LENGTH,
        FILTER
    }

    static Spoken of(Answer answer, Alteration alteration) {
        return switch (alteration) {
            case NONE -> said(answer, piecesOf(answer), Finish.STOP);
            case LENGTH_CUT -> said(answer, firstHalf(piecesOf(answer)), Finish.LENGTH);
            case UTF8_BAD -> said(answer, withBadByte(piecesOf(answer), holdsJson(answer)), Finish.STOP);
            case FILTERED -> hollow(answer, Kind.BLANK, Finish.FILTER);
            case BLANK -> hollow(answer, Kind.BLANK, Finish.STOP);
            case NULL -> hollow(answer, Kind.NULL, Finish.STOP);
            case NO_CHOICES -> hollow(answer, Kind.NO_CHOICES, Finish.STOP);
            case NO_FIELD -> hollow(answer, Kind.NO_FIELD, Finish.STOP);
        };
    }

    /** Give the content in one piece. */
    String whole() {
        return String.join("", pieces);
    }

    int tokens() {
        return Exchange.tokens(whole());
    }

    /** Say how often a placeholder in the content is escaped where the content stands as text: JSON in a text is twice. */
    int depth() {
        return kind == Kind.JSON || kind == Kind.TOOL_CALL ? 2 : 1;
    }

    private static Spoken said(Answer answer, List<String> pieces, Finish finish) {
        return switch (answer.form()) {
            case TEXT -> new Spoken(Kind.TEXT, "", answer.json(), pieces, finish);
            case JSON -> new Spoken(Kind.JSON, "", answer.json(), pieces, finish);
            case TOOL_CALL -> new Spoken(Kind.TOOL_CALL, answer.text(), answer.json(), pieces, finish);
            case REFUSAL -> new Spoken(Kind.REFUSAL, "", answer.json(), pieces, finish);
        };
    }

    private static Spoken hollow(Answer answer, Kind kind, Finish finish) {
        return new Spoken(kind, "", answer.json(), List.of(), finish);
    }

    private static boolean holdsJson(Answer answer) {
        return answer.form() == Answer.Form.JSON || answer.form() == Answer.Form.TOOL_CALL;
    }

    /** Spell JSON with our own writer: the usual spelling of doubles differs between JDK 17 and 19. */
    private static List<String> piecesOf(Answer answer) {
        return holdsJson(answer) ? words(Json.write(answer.json())) : answer.chunks();
    }

    private static List<String> words(String whole) {
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int space = whole.indexOf(' '); space >= 0; space = whole.indexOf(' ', begin)) {
            words.add(whole.substring(begin, space + 1));
            begin = space + 1;
        }
        if (begin < whole.length()) {
            words.add(whole.substring(begin));
        }
        return words;
    }

    private static List<String> firstHalf(List<String> pieces) {
        if (pieces.size() > 1) {
            return List.copyOf(pieces.subList(0, pieces.size() / 2));
        }
        String only = pieces.get(0);
        return List.of(only.substring(0, outsidePlaceholders(only, only.length() / 2)));
    }

    /** Move a place that falls inside a placeholder behind it, or before it where nothing follows. */
    private static int outsidePlaceholders(String text, int place) {
        Matcher placeholder = Template.PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (placeholder.start() < place && place < placeholder.end()) {
                return placeholder.end() < text.length() ? placeholder.end() : placeholder.start();
            }
        }
        return place;
    }

    private static List<String> withBadByte(List<String> pieces, boolean json) {
        List<String> damaged = new ArrayList<>(pieces);
        int place = json ? firstWithText(pieces) : pieces.size() / 2;
        String piece = pieces.get(place);
        int at = json ? Math.max(0, piece.indexOf(":\"") + 2) : 0;
        damaged.set(place, piece.substring(0, at) + BAD_BYTE + piece.substring(at));
        return damaged;
    }

    private static int firstWithText(List<String> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).contains(":\"")) {
                return i;
            }
        }
        return 0;
    }
}
