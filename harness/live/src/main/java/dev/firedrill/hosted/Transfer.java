package dev.firedrill.hosted;

import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderException.Kind;
import dev.firedrill.world.ProviderListener;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Carry one answer from the network's threads to the system's code, until its end, the caller's patience, or the caller's
 * cancelling. All that is decided is decided by pieces of the loop.
 */
final class Transfer implements HttpResponse.BodyHandler<Boolean>, Timer {

    private final Loop loop;
    private final long request;
    private final ProviderCall call;
    private final ProviderListener listener;
    private final Outcome outcome;
    private Timer patience;
    private @Nullable CompletableFuture<?> exchange;
    private volatile @Nullable Body body;
    private boolean over;
    private int status;
    private long received;

    /** Carry the answer to a call of the code that runs now; what comes of it serves the same request. */
    Transfer(Loop loop, ProviderCall call, ProviderListener listener, Outcome outcome) {
        this.loop = loop;
        this.request = loop.serving();
        this.call = call;
        this.listener = listener;
        this.outcome = outcome;
        this.patience = loop.after(call.timeout(), () -> fail(Kind.TIMEOUT, "no answer in time"));
    }

    /** Hear how the exchange ended, before the listener does. */
    interface Outcome {

        void answered(int status);

        void failed(Kind kind, long received);

        void cancelled(long received);
    }

    void begin(CompletableFuture<HttpResponse<Boolean>> sent) {
        exchange = sent;
        loop.begun(this);
        CompletionStage<HttpResponse<Boolean>> answer = sent;
        answer.whenComplete((response, thrown) -> {
            if (thrown != null) {
                Throwable cause = root(thrown);
                loop.serve(request, () -> fail(kind(cause), String.valueOf(cause.getMessage())));
            }
        });
    }

    @Override
    public BodySubscriber<Boolean> apply(ResponseInfo info) {
        Map<String, String> headers = new TreeMap<>();
        info.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        loop.serve(request, () -> head(info.statusCode(), headers));
        return new Body();
    }

    private void head(int code, Map<String, String> headers) {
        if (over) {
            return;
        }
        status = code;
        switch (call.bound()) {
            case WHOLE -> {
                // the patience goes on
            }
            case HEAD -> patience.cancel();
            case IDLE -> wait(call);
        }
        listener.head(code, headers);
    }

    private void wait(ProviderCall waiting) {
        patience.cancel();
        patience = loop.after(waiting.timeout(), () -> fail(Kind.TIMEOUT, "nothing came for too long"));
    }

    private void part(byte[] content) {
        if (over) {
            return;
        }
        received += content.length;
        if (call.bound() == ProviderCall.Bound.IDLE) {
            wait(call);
        }
        listener.bytes(content);
    }

    private void end() {
        if (!over) {
            finish();
            outcome.answered(status);
            listener.end();
        }
    }

    private void fail(Kind kind, String message) {
        if (!over) {
            finish();
            drop();
            outcome.failed(kind, received);
            listener.failed(new ProviderException(
                    kind, "the call ended with %s after %d bytes: %s".formatted(kind, received, message)));
        }
    }

    @Override
    public void cancel() {
        if (!over) {
            finish();
            drop();
            outcome.cancelled(received);
        }
    }

    private void finish() {
        over = true;
        loop.ended(this);
        patience.cancel();
    }

    // Problem:  a client that is told to give up an exchange closes its connection, even where the answer is all there
    // and
    // the connection serves another call by now, which then fails.
    // Decision: a body that has begun is given up by its subscription, which ends with it.
    private void drop() {
        Body begun = body;
        CompletableFuture<?> open = exchange;
        if (begun != null) {
            begun.cancel();
        } else if (open != null) {
            open.cancel(true);
        }
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null
                && !(root instanceof ConnectException)
                && !(root instanceof HttpTimeoutException)) {
            root = root.getCause();
        }
        return root;
    }

    /** Name how an exchange ended that the network ended. */
    static Kind kind(Throwable thrown) {
        Throwable cause = root(thrown);
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof HttpTimeoutException) {
            return Kind.TIMEOUT;
        }
        if (cause instanceof ConnectException) {
            return Kind.REFUSED;
        }
        if (cause instanceof ProtocolException
                || message.contains("Invalid status line")
                || message.contains("parsing")) {
            return Kind.GARBAGE;
        }
        return message.contains("reset") ? Kind.RESET : Kind.CLOSED;
    }

    /** Take the body as it comes. */
    private final class Body implements BodySubscriber<Boolean> {

        private final CompletableFuture<Boolean> whole = new CompletableFuture<>();
        private volatile Flow.@Nullable Subscription parts;

        @Override
        public CompletionStage<Boolean> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            parts = subscription;
            body = this;
            subscription.request(Long.MAX_VALUE);
        }

        void cancel() {
            Flow.Subscription open = parts;
            if (open != null) {
                open.cancel();
            }
            whole.completeExceptionally(new CancellationException("the call was given up"));
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] content = new byte[buffer.remaining()];
                buffer.get(content);
                loop.serve(request, () -> part(content));
            }
        }

        @Override
        public void onError(Throwable thrown) {
            whole.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            whole.complete(true);
            loop.serve(request, Transfer.this::end);
        }
    }
}
