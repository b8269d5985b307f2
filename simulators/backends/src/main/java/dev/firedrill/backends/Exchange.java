package dev.firedrill.backends;

import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;

/** Hold one call with all that its answer may depend on. */
record Exchange(ProviderCall call, Facts facts, Dialect dialect, Draws ids) {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGH";
    private static final int BITS_OF_A_LETTER = 5;
    private static final int LETTERS_OF_A_DRAW = 12;
    private static final long FIRST_INSTANT = 1_767_225_600L;
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    String lastUserMessage() {
        return dialect.lastUserMessage(call.body());
    }

    /** Append an id of 24 letters that belongs to this call alone. */
    void appendId(StringBuilder body) {
        var draw = ids.at(facts.request(), call.purpose(), facts.attempt());
        appendLetters(body, draw.bits());
        appendLetters(body, draw.bits());
    }

    /** Give the second of creation; no clock is asked, so it only grows with the requests. */
    long created() {
        return FIRST_INSTANT + facts.request();
    }

    int promptTokens() {
        return tokens(call.body());
    }

    static int tokens(String text) {
        return (text.length() + CHARACTERS_OF_A_TOKEN - 1) / CHARACTERS_OF_A_TOKEN;
    }

    private static void appendLetters(StringBuilder body, long bits) {
        for (int i = 0; i < LETTERS_OF_A_DRAW; i++) {
            body.append(LETTERS.charAt((int) (bits >>> (i * BITS_OF_A_LETTER)) & (LETTERS.length() - 1)));
        }
    }
}
