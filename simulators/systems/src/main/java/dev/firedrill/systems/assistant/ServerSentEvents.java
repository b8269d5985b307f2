package dev.firedrill.systems.assistant;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Part bytes into events, however they were parted on the way: inside a line, inside a character. */
final class ServerSentEvents {

    private static final String DATA = "data:";

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder data = new StringBuilder();
    private byte[] undecoded = {};
    private boolean anything;

    /** Take bytes; give the data of every event that they complete. */
    List<String> take(byte[] part) {
        List<String> events = new ArrayList<>();
        CharBuffer decoded = decode(part);
        while (decoded.hasRemaining()) {
            char next = decoded.get();
            anything |= !Character.isWhitespace(next);
            if (next != '\n') {
                line.append(next);
            } else {
                endLine(events);
            }
        }
        return events;
    }

    /** Tell whether anything but white space came. */
    boolean anything() {
        return anything;
    }

    private CharBuffer decode(byte[] part) {
        ByteBuffer bytes = ByteBuffer.allocate(undecoded.length + part.length);
        bytes.put(undecoded).put(part).flip();
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        decoder.decode(bytes, chars, false);
        undecoded = Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit());
        return chars.flip();
    }

    private void endLine(List<String> events) {
        String ended = line.toString().stripTrailing();
        line.setLength(0);
        if (ended.isEmpty() && data.length() > 0) {
            events.add(data.toString());
            data.setLength(0);
        } else if (ended.startsWith(DATA)) {
            data.append(data.length() == 0 ? "" : "\n")
                    .append(ended.substring(DATA.length()).strip());
        }
    }
}
