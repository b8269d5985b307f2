package dev.firedrill.live.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decode UTF-8 that comes in parts, of which one may end in the middle of a character; what is none becomes U+FFFD. */
final class Utf8 {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    private ByteBuffer rest = ByteBuffer.allocate(0);

    String decode(ByteBuffer part) {
        return decode(part, false);
    }

    /** Decode what is left when no more comes. */
    String end() {
        return decode(ByteBuffer.allocate(0), true);
    }

    private String decode(ByteBuffer part, boolean last) {
        ByteBuffer bytes = ByteBuffer.allocate(rest.remaining() + part.remaining());
        bytes.put(rest).put(part).flip();
        CharBuffer decoded = CharBuffer.allocate(bytes.remaining() + 1);
        decoder.decode(bytes, decoded, last);
        if (last) {
            decoder.flush(decoded);
        }
        rest = bytes;
        return decoded.flip().toString();
    }
}
