package dev.firedrill.clients;

import dev.firedrill.world.Component;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Carry one exchange to code that waits: first the head, then the body, whose reads wait in virtual time. */
final class WaitingExchange implements ProviderListener {

    private final Waiting waiting;
    private final Failures failures;
    private final CompletableFuture<Head> head = new CompletableFuture<>();
    private final Body body = new Body();
    private Component.@Nullable Timer exchange;

    private WaitingExchange(Waiting waiting, Failures failures) {
        this.waiting = waiting;
        this.failures = failures;
    }

    record Head(int status, Map<String, String> headers) {}

    /** Say which exception an HTTP client throws for a failure. */
    interface Failures {
        IOException of(ProviderException failure, boolean beforeHead);
    }

    static WaitingExchange begin(Provider provider, ProviderCall call, Waiting waiting, Failures failures) {
        WaitingExchange begun = new WaitingExchange(waiting, failures);
        begun.exchange = provider.stream(call, begun);
        return begun;
    }

    /** Wait for status and headers. */
    Head awaitHead() throws IOException {
        try {
            return waiting.await(head);
        } catch (ProviderException e) {
            throw failures.of(e, true);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tell whether neither an end nor a failure came. */
    boolean isOpen() {
        return !body.ended && body.failure == null;
    }

    InputStream body() {
        return body;
    }

    @Override
    public void head(int status, Map<String, String> headers) {
        head.complete(new Head(status, headers));
    }

    @Override
    public void bytes(byte[] content) {
        body.parts.add(content);
        body.tell();
    }

    @Override
    public void end() {
        body.ended = true;
        body.tell();
    }

    @Override
    public void failed(ProviderException failure) {
        body.failure = failure;
        head.completeExceptionally(failure);
        body.tell();
    }

    private final class Body extends InputStream {

        private final Deque<byte[]> parts = new ArrayDeque<>();
        private CompletableFuture<Void> news = new CompletableFuture<>();
        private @Nullable ProviderException failure;
        private boolean ended;
        private int offset;

        private void tell() {
            CompletableFuture<Void> told = news;
            news = new CompletableFuture<>();
            told.complete(null);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (available() == 0) {
                if (ended) {
                    return -1;
                }
                if (failure != null) {
                    throw failures.of(failure, false);
                }
                waitForNews();
            }
            return take(into, from, length);
        }

        private int take(byte[] into, int from, int length) {
            byte[] part = parts.getFirst();
            int taken = Math.min(length, part.length - offset);
            System.arraycopy(part, offset, into, from, taken);
            offset += taken;
            if (offset == part.length) {
                parts.removeFirst();
                offset = 0;
            }
            return taken;
        }

        private void waitForNews() throws IOException {
            try {
                waiting.await(news);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        @Override
        public int available() {
            while (!parts.isEmpty() && parts.getFirst().length == 0) {
                parts.removeFirst();
            }
            return parts.isEmpty() ? 0 : parts.getFirst().length - offset;
        }

        @Override
        public void close() {
            if (exchange != null) {
                exchange.cancel();
            }
        }
    }
}
