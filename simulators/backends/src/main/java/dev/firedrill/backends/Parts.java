package dev.firedrill.backends;

import dev.firedrill.world.WirePlan.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts bytes apart and puts them together; what it is given stays as it is. */
final class Parts {

    private Parts() {}

    static Bytes of(Bytes whole, int begin, int end) {
        return new Bytes(Arrays.copyOfRange(whole.content(), begin, end));
    }

    /** Put something else in the place of a stretch. */
    static Bytes replaced(Bytes whole, int begin, int end, byte[] by) {
        byte[] old = whole.content();
        byte[] replaced = Arrays.copyOf(old, begin + by.length + old.length - end);
        System.arraycopy(by, 0, replaced, begin, by.length);
        System.arraycopy(old, end, replaced, begin + by.length, old.length - end);
        return new Bytes(replaced);
    }

    static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
