package dev.firedrill.live.http;

import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.world.Failure;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Carry one request from its sending to the end of its connection's part in it, which may come after the user has all there
 * is to read.
 */
final class OpenExchange implements BodySubscriber<Void> {

    /** Bytes of an answer that are read at most. */
    static final int LIMIT = 8 << 20;

    private final Exchange exchange;
    private final AnswerRule rule;
    private final String url;
    private final HeardOnce listener;
    private final CompletableFuture<Void> body = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<HttpResponse<Void>> answer;
    private volatile @Nullable Subscription subscription;
    private volatile @Nullable AnswerReader reader;
    private volatile boolean cancelled;
    private volatile int status;
    private volatile long received;

    OpenExchange(Exchange exchange, String url, Driver.Listener listener) {
        this.exchange = exchange;
        this.rule = new AnswerRule(exchange.answer());
        this.url = url;
        this.listener = new HeardOnce(listener);
    }

    /** Send it; the stage is complete when nothing more can come. */
    CompletionStage<?> send(HttpClient client, HttpRequest request) {
        CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, this::head);
        answer = sent;
        if (cancelled) {
            cancel();
        }
        return sent.handle((done, thrown) -> {
            if (thrown != null) {
                listener.failed(Breakage.of(thrown, url, came()));
            }
            return done;
        });
    }

    private BodySubscriber<Void> head(ResponseInfo head) {
        status = head.statusCode();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        head.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        listener.head(status, headers);
        reader = AnswerReader.of(exchange.answer(), rule, status, listener);
        return this;
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        if (cancelled) {
            opened.cancel();
        } else {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            long soFar = received + part.remaining();
            received = soFar;
            if (soFar > LIMIT) {
                listener.failed(new Failure(Driver.GARBAGE, "an answer of more than 8 MiB"));
                cancel();
                return;
            }
            opened().read(part);
        }
    }

    private AnswerReader opened() {
        AnswerReader opened = reader;
        if (opened == null) {
            throw new IllegalStateException("a body before its head");
        }
        return opened;
    }

    @Override
    public void onError(Throwable thrown) {
        body.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        opened().end();
        body.complete(null);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return body;
    }

    /** Let the user lose patience. */
    void timeOut() {
        listener.failed(new Failure(
                Driver.TIMEOUT,
                "no whole answer within %s ms; there came %s"
                        .formatted(exchange.timeout().toMillis(), came())));
        cancel();
    }

    /** Give up without a word. */
    void giveUp() {
        listener.giveUp();
        cancel();
    }

    // Problem:  a request can be cancelled through its future before the head of its answer came, and through its body
    // after.
    // Decision: both; either closes the connection, so that the service can see that nobody listens.
    private void cancel() {
        cancelled = true;
        Subscription opened = subscription;
        if (opened != null) {
            opened.cancel();
        }
        CompletableFuture<HttpResponse<Void>> sent = answer;
        if (sent != null) {
            sent.cancel(true);
        }
        body.cancel(false);
    }

    private String came() {
        return status == 0 ? "nothing" : "status %d and %d bytes".formatted(status, received);
    }
}
