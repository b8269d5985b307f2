package dev.firedrill.live.operate;

import dev.firedrill.live.http.Outgoing;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Operation;
import dev.firedrill.world.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Send orders over HTTP. */
final class HttpOrders {

    private static final int KEPT = 2_000;

    private final String url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    HttpOrders(String url) {
        this.url = url;
    }

    Outcome send(Operation.Http order, Filling values) throws InterruptedException {
        HttpRequest request = new Outgoing(order.method(), order.path(), order.headers(), order.body())
                .to(url, values)
                .build();
        String what = "'%s %s'".formatted(request.method(), request.uri());
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return outcome(what, answer.statusCode(), body);
            }
        } catch (ConnectException refused) {
            return Outcome.failed(what + " found nobody who listens");
        } catch (IOException broken) {
            return Outcome.failed("%s failed: %s".formatted(what, broken.getMessage()));
        }
    }

    private static Outcome outcome(String what, int status, InputStream body) throws IOException {
        if (status >= 400) {
            String why = new String(body.readNBytes(KEPT), StandardCharsets.UTF_8).strip();
            return Outcome.failed("%s was refused with status %d: '%s'".formatted(what, status, why));
        }
        body.transferTo(OutputStream.nullOutputStream());
        return Outcome.ok();
    }
}
