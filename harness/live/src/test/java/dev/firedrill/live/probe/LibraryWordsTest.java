package dev.firedrill.live.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryWordsTest {

    private static boolean found(String text) {
        return LibraryWords.ALL.stream().anyMatch(it -> it.matcher(text).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IncompleteRead(37 bytes read)",
                "('Connection broken: IncompleteRead(0 bytes read, 5 more expected)')",
                "Remote end closed connection: RemoteDisconnected",
                "<urlopen error [Errno 111] Connection refused>",
                "HTTP Error 529: unknown",
                "HTTPConnectionPool(host='x', port=80): Max retries exceeded",
                "503 Server Error: Service Unavailable for url: x",
                "peer closed connection without sending complete message body (incomplete chunked read)",
                "Server disconnected without sending a response.",
                "httpx.ReadError",
                "ReadTimeout",
                "openai: APIConnectionError",
                "getaddrinfo ENOTFOUND api.example.com",
                "ERR_STREAM_PREMATURE_CLOSE",
                "Premature close",
                "AxiosError",
                "Request failed with status code 529",
                "This operation was aborted",
                "other side closed",
                "unexpected EOF",
                "Post \"x\": EOF",
                "context deadline exceeded",
                "dial tcp 127.0.0.1:1: connect: connection refused",
                "invalid character '<' looking for beginning of value",
                "SocketTimeoutException",
                "HTTP/1.1 header parser received no bytes",
                "I/O error on POST request for",
                "chunked transfer encoding, state: READING_LENGTH",
                "Net::ReadTimeout",
                "Errno::ECONNRESET",
                "Faraday::ConnectionFailed",
                "end of file reached",
                "cURL error 56: Recv failure",
                "error sending request for url (x)",
                "connection closed before message completed"
            })
    void areThoseOfAClient(String text) {
        assertThat(found("{\"error\":\"" + text.replace("\"", "'") + "\"}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The assistant is not available. Please try again.",
                "Internal server error",
                "Request timed out",
                "The request timed out after 8 seconds",
                "Error: the model is overloaded",
                "An exception was made for you",
                "MODEL_UNAVAILABLE",
                "upstream_unavailable",
                "Too many requests, wait a minute",
                "This is an error in our service",
                "The connection was lost"
            })
    void areNotWhatAServiceSaysItself(String text) {
        assertThat(found("{\"error\":\"" + text + "\"}")).isFalse();
    }
}
