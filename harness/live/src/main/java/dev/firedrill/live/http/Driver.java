package dev.firedrill.live.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.drill.CompletionThreads;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;

/**
 * Send the requests of users, each at once when it is told to, however many are open: a slow service slows no user down.
 * Hundreds of streams may be open at a time on few threads. A redirection is not followed, no proxy stands between, and no
 * request is sent twice but by HTTP's own leave: a GET whose kept connection the service had just closed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Driver implements AutoCloseable {

    /** Failure of a request whose service closed or refused the connection, gave no HTTP, or no whole answer. */
    public static final String CONNECTION = "CONNECTION";

    /** Failure of a request that its user gave up. */
    public static final String TIMEOUT = "TIMEOUT";

    /** Failure of a request whose answer is not what {@code system.json} says of answers. */
    public static final String GARBAGE = "GARBAGE";

    /** Failure of a stream that ended in good order without its mark of completeness. */
    public static final String INCOMPLETE = "INCOMPLETE";

    private static final int THREADS = 4;
    private static final String TRACE_PREFIX = "f1ded111f1ded111";

    private final Set<OpenExchange> open = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor patience = patience();
    private final HttpClient client;
    private volatile boolean closed;

    /** Open a driver. */
    public Driver() {
        CompletionThreads.keep();
        IdleConnections.forgetSoon();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(threads())
                .build();
    }

    /** Hear what becomes of one request, from threads of the driver; exactly one of the last two, and last. */
    public interface Listener {

        /** Hear the head of the answer; names of headers are in lower case. */
        void head(int status, Map<String, String> headers);

        /** Hear a part of what the user reads. */
        void chunk(String text);

        /** Hear a record: the body as JSON, or each event of a stream; what is no JSON comes as a text. */
        void body(JsonNode content);

        void answered(Response response);

        void failed(Failure failure);
    }

    /**
     * Send a request. It carries the headers {@code x-firedrill-request} with the ordinal, {@code traceparent} with a trace
     * id that ends in it, and those of the exchange; {@code content-type} where the exchange says nothing of it.
     *
     * @param url where the service is
     * @param values values of the placeholders of the exchange
     * @throws IllegalArgumentException if the exchange cannot be written: a placeholder without a value, an address that is
     *     none, a header that must not be set, a pointer that is none. Its listener hears nothing
     * @throws IllegalStateException if it is closed
     */
    public void send(Exchange exchange, String url, long ordinal, Filling values, Listener listener) {
        OpenExchange opened = new OpenExchange(exchange, url, listener);
        HttpRequest request = new Outgoing(exchange.method(), exchange.path(), exchange.headers(), exchange.body())
                .to(url, values)
                .setHeader("x-firedrill-request", Long.toString(ordinal))
                .setHeader("traceparent", "00-%s%016x-%s-01".formatted(TRACE_PREFIX, ordinal, TRACE_PREFIX))
                .build();
        if (closed) {
            throw new IllegalStateException("a closed driver sends nothing");
        }
        open.add(opened);
        ScheduledFuture<?> timer =
                patience.schedule(opened::timeOut, exchange.timeout().toNanos(), TimeUnit.NANOSECONDS);
        opened.send(client, request).whenComplete((done, thrown) -> {
            timer.cancel(false);
            open.remove(opened);
        });
        if (closed) {
            opened.giveUp();
        }
    }

    /** Give up what is open, without a word to its listeners. */
    @Override
    public void close() {
        closed = true;
        open.forEach(OpenExchange::giveUp);
        patience.shutdownNow();
    }

    private static ScheduledThreadPoolExecutor patience() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Driver::thread);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    // Problem:  a client has no close before Java 21, and what it still has to tidy up needs its threads.
    // Decision: they end by themselves when they have nothing to do.
    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Driver::thread);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "firedrill-driver");
        thread.setDaemon(true);
        return thread;
    }
}
