package dev.firedrill.live.observe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hold what an address answered, whole. */
record Got(int status, HttpResponse<?> head, String body) {

    /** How long an answer may take, to its last byte. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int LARGEST = 16 * 1024 * 1024;

    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LONGEST)
                .build();
    }

    /**
     * Ask an address.
     *
     * @throws TimeoutException if the answer was not there in time
     * @throws IOException if there was no answer; the message says why
     */
    static Got get(HttpClient client, URI address) throws IOException, TimeoutException, InterruptedException {
        Gathered gathered = new Gathered();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArrayConsumer(gathered::add));
        try {
            HttpResponse<Void> head = answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            return new Got(head.statusCode(), head, gathered.text());
        } catch (ExecutionException failed) {
            throw new IOException(why(failed), failed);
        } finally {
            answer.cancel(true);
        }
    }

    private static String why(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && (cause.getMessage() == null || cause instanceof ExecutionException)) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    Optional<String> header(String name) {
        return head.headers().firstValue(name);
    }

    /** Gather a body; what is beyond its largest size is thrown away. */
    private static final class Gathered {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean isTooLarge;

        synchronized void add(Optional<byte[]> part) {
            if (part.isEmpty()) {
                return;
            }
            isTooLarge |= bytes.size() + part.get().length > LARGEST;
            if (!isTooLarge) {
                bytes.writeBytes(part.get());
            }
        }

        synchronized String text() throws IOException {
            if (isTooLarge) {
                throw new IOException("answered more than %d bytes".formatted(LARGEST));
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
