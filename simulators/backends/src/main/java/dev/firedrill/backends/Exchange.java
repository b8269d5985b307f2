package dev.firedrill.backends;

import dev.firedrill.random.Draw;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Hold one call with all that its answer may depend on. For one thread. */
final class Exchange {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGH";
    private static final int BITS_OF_A_LETTER = 5;
    private static final int LETTERS_OF_A_DRAW = 12;
    private static final long FIRST_INSTANT = 1_767_225_600L;
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private final ProviderCall call;
    private final Facts facts;
    private final Dialect dialect;
    private final Draws ids;
    private byte @Nullable [] id;
    private byte @Nullable [] created;

    Exchange(ProviderCall call, Facts facts, Dialect dialect, Draws ids) {
        this.call = call;
        this.facts = facts;
        this.dialect = dialect;
        this.ids = ids;
    }

    ProviderCall call() {
        return call;
    }

    Facts facts() {
        return facts;
    }

    /** Draw for this call, and no other. */
    Draw drawFrom(Draws draws) {
        return draws.at(facts.request(), call.purpose(), facts.attempt());
    }

    String lastUserMessage() {
        return dialect.lastUserMessage(call.body());
    }

    /** Give 24 letters that belong to this call alone. */
    byte[] id() {
        byte[] known = id;
        if (known == null) {
            known = new byte[2 * LETTERS_OF_A_DRAW];
            Draw draw = drawFrom(ids);
            putLetters(known, 0, draw.bits());
            putLetters(known, LETTERS_OF_A_DRAW, draw.bits());
            id = known;
        }
        return known;
    }

    String requestId() {
        return "req_" + new String(id(), StandardCharsets.ISO_8859_1);
    }

    /** Give the second of creation; no clock is asked, so it only grows with the requests. */
    byte[] created() {
        byte[] known = created;
        if (known == null) {
            known = number(FIRST_INSTANT + facts.request());
            created = known;
        }
        return known;
    }

    byte[] request() {
        return number(facts.request());
    }

    int promptTokens() {
        return tokens(call.body());
    }

    static byte[] number(long value) {
        return Long.toString(value).getBytes(StandardCharsets.ISO_8859_1);
    }

    static int tokens(String text) {
        return (text.length() + CHARACTERS_OF_A_TOKEN - 1) / CHARACTERS_OF_A_TOKEN;
    }

    private static void putLetters(byte[] letters, int at, long bits) {
        for (int i = 0; i < LETTERS_OF_A_DRAW; i++) {
            letters[at + i] = (byte) LETTERS.charAt((int) (bits >>> (i * BITS_OF_A_LETTER)) & (LETTERS.length() - 1));
        }
    }
}
