package dev.firedrill.backends.socket;

import dev.firedrill.world.BackendServer.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads requests from a connection, and refuses what is malformed, ambiguous or too large. */
final class HttpReader {

    private static final int FIRST_BODY = 16 * 1024;
    private static final int LONGEST_CHUNK_LINE = 1024;
    private static final int DIGITS_OF_A_CHUNK = 8;
    private static final int DIGITS_OF_A_LENGTH = 18;
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final byte[] NOTHING = {};

    /** The first byte of a client that speaks TLS; its greeting has no line, and would be waited for in vain. */
    private static final byte HANDSHAKE = 0x16;

    private final Wire wire;
    private final Limits limits;
    private int headLeft;
    private long deadline;

    HttpReader(Wire wire, Limits limits) {
        this.wire = wire;
        this.limits = limits;
    }

    /** Read one; its first byte is there. */
    HttpRequest read() throws IOException, Rejected {
        deadline = Wire.in(limits.request().toNanos());
        headLeft = limits.headBytes();
        String first = firstLine();
        while (first.isEmpty()) {
            first = headLine();
        }
        RequestLine line = RequestLine.of(first);
        Map<String, String> headers = headers();
        byte[] body = body(headers);
        String wish = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        return new HttpRequest(
                line.method(),
                line.path(),
                headers,
                new String(body, StandardCharsets.UTF_8),
                line.minor() == 1 ? !wish.contains("close") : wish.contains("keep-alive"),
                line.minor() == 1);
    }

    private String firstLine() throws IOException, Rejected {
        byte[] sign = new byte[1];
        wire.read(sign, 0, 1, deadline);
        headLeft--;
        if (sign[0] == HANDSHAKE) {
            throw Rejected.malformed(
                    "expected HTTP without TLS, found what looks like TLS: write http://, not https://");
        }
        String line = sign[0] == '\n' ? "" : (char) (sign[0] & 0xff) + headLine();
        return line.equals("\r") ? "" : line;
    }

    private String headLine() throws IOException, Rejected {
        String line = wire.line(headLeft, deadline);
        headLeft -= line == null ? headLeft + 1 : line.length() + 2;
        if (line == null || headLeft < 0) {
            throw new Rejected(431, "expected at most %d bytes of headers, found more".formatted(limits.headBytes()));
        }
        return line;
    }

    private Map<String, String> headers() throws IOException, Rejected {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = headLine(); !line.isEmpty(); line = headLine()) {
            int colon = line.indexOf(':');
            if (colon < 1 || !isToken(line, colon)) {
                throw Rejected.malformed("expected a header 'name: value', found " + Rejected.quote(line));
            }
            add(
                    headers,
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static void add(Map<String, String> headers, String name, String value) throws Rejected {
        String before = headers.put(name, value);
        if (before == null) {
            return;
        }
        if (name.equals("content-length") && !before.equals(value)) {
            throw Rejected.malformed("expected one 'content-length', found '%s' and '%s'".formatted(before, value));
        }
        if (!name.equals("content-length")) {
            headers.put(name, before + ", " + value);
        }
    }

    private static boolean isToken(String line, int length) {
        for (int i = 0; i < length; i++) {
            char sign = line.charAt(i);
            boolean letter = (sign | 0x20) >= 'a' && (sign | 0x20) <= 'z';
            if (!letter && !(sign >= '0' && sign <= '9') && TOKEN_SIGNS.indexOf(sign) < 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] body(Map<String, String> headers) throws IOException, Rejected {
        String coding = headers.get("transfer-encoding");
        String length = headers.get("content-length");
        if (coding != null && length != null) {
            throw Rejected.malformed("expected 'content-length' or 'transfer-encoding', found both");
        }
        if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            throw new Rejected(501, "expected 'transfer-encoding: chunked', found " + Rejected.quote(coding));
        }
        int announced = coding == null ? length(length) : 0;
        if (coding == null && announced == 0) {
            return NOTHING;
        }
        invite(headers);
        return coding == null ? append(NOTHING, 0, announced) : chunked();
    }

    private int length(@Nullable String length) throws Rejected {
        if (length == null) {
            return 0;
        }
        if (length.isEmpty()
                || length.length() > DIGITS_OF_A_LENGTH
                || !length.chars().allMatch(HttpReader::isDigit)) {
            throw Rejected.malformed("expected a number as 'content-length', found " + Rejected.quote(length));
        }
        return bounded(Long.parseLong(length));
    }

    private static boolean isDigit(int sign) {
        return sign >= '0' && sign <= '9';
    }

    private int bounded(long length) throws Rejected {
        if (length > limits.bodyBytes()) {
            throw new Rejected(413, "expected at most %d bytes of body, found more".formatted(limits.bodyBytes()));
        }
        return (int) length;
    }

    private void invite(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            wire.put(CONTINUE);
            wire.flush();
        }
    }

    private byte[] chunked() throws IOException, Rejected {
        byte[] body = NOTHING;
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            bounded((long) body.length + size);
            body = append(body, body.length, size);
            if (!chunkLine().isEmpty()) {
                throw Rejected.malformed("expected the end of a chunk, found more of it");
            }
        }
        skipTrailers();
        return body;
    }

    /** They say nothing to a backend; they count as head, so there is an end to them. */
    private void skipTrailers() throws IOException, Rejected {
        String line = headLine();
        while (!line.isEmpty()) {
            line = headLine();
        }
    }

    private int chunkSize() throws IOException, Rejected {
        String line = chunkLine();
        int semicolon = line.indexOf(';');
        String digits = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
        if (digits.isEmpty()
                || digits.length() > DIGITS_OF_A_CHUNK
                || !digits.chars().allMatch(it -> Character.digit(it, 16) >= 0)) {
            throw Rejected.malformed("expected the size of a chunk, found " + Rejected.quote(line));
        }
        return bounded(Long.parseLong(digits, 16));
    }

    private String chunkLine() throws IOException, Rejected {
        String line = wire.line(LONGEST_CHUNK_LINE, deadline);
        if (line == null) {
            throw Rejected.malformed("expected the size of a chunk, found a line without end");
        }
        return line;
    }

    /** Read so many bytes behind those there are. Memory grows with what came, not with what was announced. */
    private byte[] append(byte[] there, int from, int count) throws IOException {
        int whole = from + count;
        byte[] bytes = Arrays.copyOf(there, Math.min(whole, from + FIRST_BODY));
        int filled = from;
        while (filled < whole) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(whole, bytes.length * 2));
            }
            filled += wire.read(bytes, filled, bytes.length - filled, deadline);
        }
        return bytes;
    }
}
