package dev.firedrill.clients;

import dev.firedrill.world.BlockingSite;
import dev.firedrill.world.Component;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderCall.Bound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Make calls to the simulated provider for code that waits, as one or the other HTTP client would. */
final class VirtualCalls {

    static final String ROOT = "http://model.test";
    static final String URL = ROOT + "/v1";

    private final BlockingSite site;
    private final Provider provider;
    private final Component component;
    private final Emulated emulated = new Emulated();
    private @Nullable WaitingExchange newest;

    VirtualCalls(BlockingSite site) {
        this.site = site;
        this.provider = site.provider(Script.PROVIDER);
        this.component = site.component("client");
    }

    BlockingSite site() {
        return site;
    }

    Emulated emulated() {
        return emulated;
    }

    Clock clock() {
        return component.clock();
    }

    /** Give nanoseconds since t0. */
    long elapsed() {
        return component.elapsed();
    }

    /** Tell whether the newest exchange has not ended, so that only a timeout of the HTTP client could end it. */
    boolean isOpen() {
        return newest != null && newest.isOpen();
    }

    void sleep(Duration length) {
        site.sleep(length);
    }

    /** Give an answer whose body is read as it comes. */
    record Reply(int status, Map<String, String> headers, InputStream body) {

        void close() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Call and wait for the head, within a timeout that bounds the whole exchange. */
    Reply likeOkHttp(String url, String body, Duration timeout) throws IOException {
        return begin(url, body, timeout, Bound.WHOLE, emulated::asOkHttp);
    }

    /** Call and wait for the head, within a timeout that bounds nothing else. */
    Reply likeJdk(String url, String body, Duration timeout) throws IOException {
        return begin(url, body, timeout, Bound.HEAD, emulated::asJdk);
    }

    private Reply begin(String url, String body, Duration timeout, Bound bound, WaitingExchange.Failures failures)
            throws IOException {
        ProviderCall call = new ProviderCall(
                "ask", URI.create(url).getPath(), Map.of("content-type", "application/json"), body, timeout, bound);
        WaitingExchange exchange = WaitingExchange.begin(provider, call, site.waiting(), failures);
        newest = exchange;
        WaitingExchange.Head head = exchange.awaitHead();
        return new Reply(head.status(), head.headers(), exchange.body());
    }
}
