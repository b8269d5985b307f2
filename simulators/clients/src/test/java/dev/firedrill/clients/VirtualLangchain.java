package dev.firedrill.clients;

import static dev.langchain4j.http.client.sse.ServerSentEventListenerUtils.ignoringExceptions;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * Let langchain4j live in virtual time: in the place of its {@code JdkHttpClient} stands this one, which does the same
 * step by step. Its back-off sleeps for real and cannot be replaced; that real time is added to the virtual one.
 */
final class VirtualLangchain implements HttpClient {

    private final VirtualCalls calls;
    private final Duration readTimeout;
    private long endedAt;

    private VirtualLangchain(VirtualCalls calls, Duration readTimeout) {
        this.calls = calls;
        this.readTimeout = readTimeout;
    }

    static HttpClientBuilder builder(VirtualCalls calls) {
        return new Builder(calls);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        carryRealSleepOver();
        try {
            return plain(request);
        } catch (HttpTimeoutException e) {
            throw new TimeoutException(e);
        } catch (IOException e) {
            throw new RuntimeException(e);
        } finally {
            endedAt = System.nanoTime();
        }
    }

    private void carryRealSleepOver() {
        if (endedAt != 0) {
            calls.sleep(Duration.ofMillis((System.nanoTime() - endedAt) / 1_000_000));
        }
    }

    private SuccessfulHttpResponse plain(HttpRequest request) throws IOException {
        VirtualCalls.Reply reply = calls.likeJdk(request.url(), request.body(), readTimeout);
        byte[] body;
        try (InputStream in = reply.body()) {
            body = in.readAllBytes();
        }
        if (!isSuccessful(reply)) {
            throw new HttpException(reply.status(), new String(body, StandardCharsets.UTF_8));
        }
        return response(reply, body);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        calls.site().waiting().run(() -> {
            try {
                stream(calls.likeJdk(request.url(), request.body(), readTimeout), parser, listener);
            } catch (HttpTimeoutException e) {
                ignoringExceptions(() -> listener.onError(new TimeoutException(new CompletionException(e))));
            } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
                ignoringExceptions(() -> listener.onError(new CompletionException(e)));
            }
        });
    }

    private static void stream(VirtualCalls.Reply reply, ServerSentEventParser parser, ServerSentEventListener listener)
            throws IOException {
        if (!isSuccessful(reply)) {
            HttpException failure = new HttpException(reply.status(), errorBody(reply));
            ignoringExceptions(() -> listener.onError(failure));
            return;
        }
        ignoringExceptions(() -> listener.onOpen(response(reply, null)));
        try (InputStream in = reply.body()) {
            parser.parse(in, listener);
            ignoringExceptions(listener::onClose);
        }
    }

    private static String errorBody(VirtualCalls.Reply reply) {
        try (InputStream in = reply.body()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "Cannot read error response body: " + e.getMessage();
        }
    }

    private static boolean isSuccessful(VirtualCalls.Reply reply) {
        return reply.status() >= 200 && reply.status() < 300;
    }

    private static SuccessfulHttpResponse response(
            VirtualCalls.Reply reply, byte @org.jspecify.annotations.Nullable [] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        reply.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return SuccessfulHttpResponse.builder()
                .statusCode(reply.status())
                .headers(headers)
                .body(body)
                .build();
    }

    private static final class Builder implements HttpClientBuilder {

        private final VirtualCalls calls;
        private Duration connectTimeout = Duration.ofSeconds(15);
        private Duration readTimeout = Duration.ofSeconds(60);

        Builder(VirtualCalls calls) {
            this.calls = calls;
        }

        @Override
        public Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new VirtualLangchain(calls, readTimeout);
        }
    }
}
