package dev.firedrill.hosted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Read what clients send, up to a size, and refuse what makes no sense. */
final class Incoming {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int MOST_DRAINED = 16 * 1024 * 1024;

    private Incoming() {}

    /** Take in and throw away what is still sent: a client that still sends reads no answer. */
    static void drain(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        byte[] thrownAway = new byte[8192];
        int read = 0;
        for (int drained = 0; read >= 0 && drained < MOST_DRAINED; drained += read) {
            read = body.read(thrownAway);
        }
    }

    static String text(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new HttpFace.BadRequest(413, "expected a body of at most %d bytes".formatted(LARGEST_BODY));
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    static ObjectNode object(HttpExchange exchange) throws IOException {
        String body = text(exchange);
        try {
            JsonNode read = JSON.readTree(body.isBlank() ? "{}" : body);
            if (read instanceof ObjectNode object) {
                return object;
            }
            throw new HttpFace.BadRequest(400, "expected a JSON object, found %s".formatted(read.getNodeType()));
        } catch (JsonProcessingException wrong) {
            throw new HttpFace.BadRequest(400, "expected a JSON object: %s".formatted(wrong.getOriginalMessage()));
        }
    }

    static Map<String, String> texts(ObjectNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            JsonNode value = property.getValue();
            if (!value.isValueNode() || value.isNull()) {
                throw new HttpFace.BadRequest(
                        400,
                        "expected a text, number or boolean as '%s', found %s".formatted(property.getKey(), value));
            }
            texts.put(property.getKey(), value.asText());
        }
        return texts;
    }
}
