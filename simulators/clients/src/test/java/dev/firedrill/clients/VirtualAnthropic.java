package dev.firedrill.clients;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.Sleeper;
import com.anthropic.core.Timeout;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.errors.AnthropicIoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Let anthropic-java live in virtual time: its HTTP client, sleeper and clock are ours, the rest is as released. */
final class VirtualAnthropic implements HttpClient {

    private final VirtualCalls calls;

    private VirtualAnthropic(VirtualCalls calls) {
        this.calls = calls;
    }

    static AnthropicClient client(VirtualCalls calls) {
        return new AnthropicClientImpl(ClientOptions.builder()
                .httpClient(new VirtualAnthropic(calls))
                .sleeper(new VirtualSleeper(calls))
                .clock(calls.clock())
                .timeout(Access.TIMEOUT)
                .baseUrl(VirtualCalls.ROOT)
                .putHeader("x-api-key", "test-key")
                .build());
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        Duration patience = options.timeout().orElse(Timeout.builder().build()).request();
        try {
            return new Answer(calls.likeOkHttp(request.url(), body(request), patience));
        } catch (IOException e) {
            throw new AnthropicIoException("Request failed", e);
        }
    }

    private static String body(HttpRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        request.body().ifPresent(it -> it.writeTo(out));
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        throw new UnsupportedOperationException("the drills use the blocking client only");
    }

    @Override
    public void close() {}

    /** Give one answer as it comes. */
    private record Answer(VirtualCalls.Reply reply) implements HttpResponse {

        @Override
        public int statusCode() {
            return reply.status();
        }

        @Override
        public Headers headers() {
            Headers.Builder headers = Headers.builder();
            reply.headers().forEach(headers::put);
            return headers.build();
        }

        @Override
        public InputStream body() {
            return reply.body();
        }

        @Override
        public void close() {
            reply.close();
        }
    }

    private record VirtualSleeper(VirtualCalls calls) implements Sleeper {

        @Override
        public void sleep(Duration length) {
            calls.sleep(length);
        }

        @Override
        public CompletableFuture<Void> sleepAsync(Duration length) {
            throw new UnsupportedOperationException("the drills use the blocking client only");
        }

        @Override
        public void close() {}
    }
}
