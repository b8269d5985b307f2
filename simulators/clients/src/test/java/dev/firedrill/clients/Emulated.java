package dev.firedrill.clients;

import dev.firedrill.world.ProviderException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;

/**
 * Throw what the clients' own HTTP clients throw, which we replace in virtual time, and remember that it was us: such a
 * result is emulated, and only the socket test shows that the real HTTP client does the same.
 */
final class Emulated {

    private boolean happened;

    boolean happened() {
        return happened;
    }

    /** Remember that a result hangs on something we do in the place of the client's own HTTP client. */
    void note() {
        happened = true;
    }

    /** Fail as OkHttp 4 does, which openai-java and anthropic-java bring. */
    IOException asOkHttp(ProviderException failure, boolean beforeHead) {
        note();
        return switch (failure.kind()) {
            case TIMEOUT -> new InterruptedIOException("timeout");
            case REFUSED -> new ConnectException("Failed to connect to model.test");
            case RESET -> new SocketException("Connection reset");
            case CLOSED ->
                beforeHead
                        ? new IOException("unexpected end of stream on model.test", new EOFException("\\n not found"))
                        : new ProtocolException("unexpected end of stream");
            case GARBAGE -> new ProtocolException(beforeHead ? "Unexpected status line" : "expected chunk size");
            case UNKNOWN -> throw failure;
        };
    }

    /** Fail as the JDK's HTTP client does, which langchain4j uses unless told otherwise. */
    IOException asJdk(ProviderException failure, boolean beforeHead) {
        note();
        return switch (failure.kind()) {
            case TIMEOUT -> new HttpTimeoutException("request timed out");
            case REFUSED -> new ConnectException();
            case RESET -> new IOException("Connection reset", new SocketException("Connection reset"));
            case CLOSED ->
                beforeHead
                        ? new IOException("HTTP/1.1 header parser received no bytes", new EOFException("EOF reached"))
                        : new IOException("chunked transfer encoding", new EOFException("EOF reached while reading"));
            case GARBAGE -> new ProtocolException(beforeHead ? "Invalid status line" : "Illegal chunk size");
            case UNKNOWN -> throw failure;
        };
    }
}
