package dev.firedrill.live.observe;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Ask a served system of ours for its events. */
final class LogAddress {

    private static final int SAMPLES = 5;
    private static final String LIFE = "x-life";
    /** Place in a log that none reaches, in as many digits as may be asked for. */
    private static final long BEYOND_ALL = 999_999_999_999_999_999L;

    private final String address;
    private final HttpClient client;

    LogAddress(String address, HttpClient client) {
        this.address = address;
        this.client = client;
    }

    /**
     * Hold how far a service is.
     *
     * @param offset what makes its time ours
     * @param last sequence of its newest event
     * @param life tells its life from others; empty where it does not say
     */
    record Present(long offset, long last, String life) {}

    /** Hold events that come as lines, how many that were asked for are kept no more, and of which life they are. */
    record Followed(InputStream lines, long dropped, String life) {}

    /** Say that a service answered something else than a log. */
    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /** Compare clocks; of several answers the quickest one is nearest to the truth. */
    Present present(LongSupplier clock) throws IOException, TimeoutException, InterruptedException {
        Present best = new Present(0, 0, "");
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < SAMPLES; i++) {
            long asked = System.nanoTime();
            long from = clock.getAsLong();
            Got got = newest();
            long until = clock.getAsLong();
            long took = System.nanoTime() - asked;
            best = new Present(
                    took < quickest ? from + (until - from) / 2 - number(got, "x-now") : best.offset(),
                    number(got, "x-last"),
                    got.header(LIFE).orElse(""));
            quickest = Math.min(took, quickest);
        }
        return best;
    }

    /** Hold the sequence of the newest event of a life. */
    record Reached(long last, String life) {}

    Reached reached() throws IOException, TimeoutException, InterruptedException {
        Got got = newest();
        return new Reached(number(got, "x-last"), got.header(LIFE).orElse(""));
    }

    private Got newest() throws IOException, TimeoutException, InterruptedException {
        Got got = Got.get(client, uri(BEYOND_ALL, false));
        if (got.status() != 200) {
            throw new RefusedException("answered " + got.status());
        }
        return got;
    }

    private static long number(Got got, String header) throws RefusedException {
        try {
            return Long.parseLong(got.header(header).orElse(""));
        } catch (NumberFormatException none) {
            throw new RefusedException("told no '%s' in its head".formatted(header));
        }
    }

    Followed follow(long after) throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(HttpRequest.newBuilder(uri(after, true)).build(), BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> head = answer.get(Got.LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            if (head.statusCode() != 200) {
                head.body().close();
                throw new RefusedException("answered " + head.statusCode());
            }
            return new Followed(
                    head.body(),
                    head.headers().firstValueAsLong("x-dropped").orElse(0),
                    head.headers().firstValue(LIFE).orElse(""));
        } catch (ExecutionException failed) {
            throw new IOException(failed.getMessage(), failed);
        } catch (TimeoutException | InterruptedException givenUp) {
            answer.cancel(true);
            throw givenUp;
        }
    }

    private URI uri(long after, boolean follow) {
        return URI.create(
                "%s%cafter=%d&follow=%s".formatted(address, address.indexOf('?') < 0 ? '?' : '&', after, follow));
    }
}
