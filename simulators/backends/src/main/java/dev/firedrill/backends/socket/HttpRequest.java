package dev.firedrill.backends.socket;

import java.util.Map;

/**
 * Holds one request.
 *
 * @param path without query, beginning with a slash
 * @param headers names in lower case
 * @param persistent whether the client wants to keep the connection
 * @param chunkable whether the client understands chunks
 */
record HttpRequest(
        String method, String path, Map<String, String> headers, String body, boolean persistent, boolean chunkable) {

    String header(String name, String otherwise) {
        return headers.getOrDefault(name, otherwise);
    }
}
