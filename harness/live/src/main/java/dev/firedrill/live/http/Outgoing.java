package dev.firedrill.live.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.live.template.Filling;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Hold a request as {@code system.json} writes it.
 *
 * @param path template; a value that it takes is percent-encoded
 * @param headers templates
 * @param body JSON whose texts are templates; a text alone is sent as it is, and a missing node sends none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Outgoing(String method, String path, Map<String, String> headers, JsonNode body) {

    public Outgoing {
        headers = new TreeMap<>(headers);
    }

    /**
     * Write it to a service. A body says what it is, where the headers do not.
     *
     * @param url where the service is
     * @throws IllegalArgumentException if a placeholder has no value, or what comes of it cannot be sent
     */
    public HttpRequest.Builder to(String url, Filling values) {
        Map<String, String> filled = values.fill(headers);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + encoded(values).fill(path)));
        filled.forEach(request::setHeader);
        if (body.isMissingNode()) {
            return request.method(method, BodyPublishers.noBody());
        }
        if (filled.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
            request.setHeader("content-type", body.isTextual() ? "text/plain; charset=utf-8" : "application/json");
        }
        JsonNode content = values.fill(body);
        return request.method(
                method, BodyPublishers.ofString(content.isTextual() ? content.textValue() : content.toString()));
    }

    private static Filling encoded(Filling values) {
        Map<String, String> encoded = new TreeMap<>();
        values.values().forEach((name, value) -> encoded.put(name, encoded(value)));
        return new Filling(encoded);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
