package dev.firedrill.clients;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import com.openai.core.Sleeper;
import com.openai.core.Timeout;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIIoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Let openai-java live in virtual time: its HTTP client, sleeper and clock are ours, the rest is as released. */
final class VirtualOpenAi implements HttpClient {

    private final VirtualCalls calls;

    private VirtualOpenAi(VirtualCalls calls) {
        this.calls = calls;
    }

    static OpenAIClient client(VirtualCalls calls) {
        return new OpenAIClientImpl(ClientOptions.builder()
                .httpClient(new VirtualOpenAi(calls))
                .sleeper(new VirtualSleeper(calls))
                .clock(calls.clock())
                .timeout(Access.TIMEOUT)
                .baseUrl(VirtualCalls.URL)
                .apiKey("test-key")
                .build());
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        Timeout timeout = options.getTimeout();
        Duration patience = timeout == null ? Timeout.builder().build().request() : timeout.request();
        try {
            return new Answer(calls.likeOkHttp(request.url(), body(request), patience));
        } catch (IOException e) {
            throw new OpenAIIoException("Request failed", e);
        }
    }

    private static String body(HttpRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (request.body() != null) {
            request.body().writeTo(out);
        }
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
