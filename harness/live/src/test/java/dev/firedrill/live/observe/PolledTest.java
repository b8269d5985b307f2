package dev.firedrill.live.observe;

import static dev.firedrill.live.observe.Service.changing;
import static dev.firedrill.live.observe.Service.observed;
import static dev.firedrill.live.observe.Service.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolledTest {

    private static final Reading STATE = reading("state.entered", Map.of("state", "/state"));

    private final AtomicLong clock = new AtomicLong();
    private final Gathering seen = new Gathering();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int status = 200;
    private volatile String body = "{}";
    private volatile boolean isHeld;
    private int port;
    private HttpServer server = serve(0);
    private Observers observers = observed("", clock::get, 1, seen, new Source.Body());

    private HttpServer serve(int at) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            made.setExecutor(threads);
            made.createContext("/state", this::answer);
            made.start();
            return made;
        } catch (IOException taken) {
            throw new IllegalStateException(taken);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        polls.incrementAndGet();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            if (isHeld) {
                released.await();
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    @BeforeEach
    void know() {
        port = server.getAddress().getPort();
    }

    @AfterEach
    void close() {
        observers.close();
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void begin(Reading... readings) {
        Source source = new Source.Polled("/state", Duration.ofMillis(20));
        observers = observed("http://127.0.0.1:" + port, clock::get, 1, seen, source, readings);
        observers.begin();
    }

    private void awaitStates(String... states) {
        await().untilAsserted(() -> assertThat(seen.states()).containsExactly(states));
    }

    private void awaitMorePolls() {
        int by = polls.get() + 3;
        await().until(() -> polls.get() >= by);
    }

    @Test
    void aStateIsNewsWhereItChangesAndTheFirstIsOfTheBeginning() {
        body = "{\"state\":\"A\"}";
        begin(changing(STATE));
        awaitStates("A");
        clock.set(50);
        awaitMorePolls();
        body = "{\"state\":\"B\"}";
        awaitStates("A", "B");
        body = "{\"state\":\"A\"}";
        awaitStates("A", "B", "A");

        assertThat(seen.times()).containsExactly(0L, 50L, 50L);
    }

    @Test
    void ofAListOnlyWhatIsNewIsRead() {
        body = "[{\"state\":\"A\"},{\"state\":\"A\"}]";
        begin(STATE);
        awaitStates("A", "A");
        awaitMorePolls();
        body = "[{\"state\":\"A\"},{\"state\":\"A\"},{\"state\":\"B\"}]";
        awaitStates("A", "A", "B");
        body = "[{\"state\":\"B\"},{\"state\":\"C\"}]";
        awaitStates("A", "A", "B", "C");
        body = "[{\"state\":\"D\"}]";
        awaitStates("A", "A", "B", "C", "D");
        awaitMorePolls();
        awaitStates("A", "A", "B", "C", "D");
    }

    @Test
    void anAnswerThatRefusesIsSaidToOnce() {
        status = 500;
        begin(STATE);
        awaitMorePolls();

        assertThat(seen.unreadable()).containsExactly("GET /state: answered 500");
        assertThat(seen.events()).isEmpty();
    }

    @Test
    void garbageIsSaidToOnce() {
        body = "<html>\u0000";
        begin(STATE);
        awaitMorePolls();

        assertThat(seen.unreadable()).containsExactly("GET /state: a record lacked '/state' for state.entered");
    }

    @Test
    void aHugeAnswerIsSaidToBeTooLarge() {
        body = "[" + "0,".repeat(9 * 1024 * 1024) + "0]";
        begin(STATE);

        await().untilAsserted(() -> {
            observers.catchUp();
            assertThat(seen.unreadable()).anyMatch(it -> it.contains("answered more than 16777216 bytes"));
        });
    }

    @Test
    void aSlowServiceIsNeverAskedTwiceAtATime() {
        isHeld = true;
        body = "{\"state\":\"A\"}";
        begin(STATE);
        await().until(() -> polls.get() == 1);
        long before = System.nanoTime();
        observers.catchUp();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(polls).hasValue(1);
        assertThat(seen.unreadable()).containsExactly("not all that the service shows was read in time");
        released.countDown();
        isHeld = false;
        awaitMorePolls();
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void aServiceMayBeDownForAWhile() {
        body = "{\"state\":\"A\"}";
        begin(changing(STATE));
        awaitStates("A");
        server.stop(0);
        observers.catchUp();
        assertThat(seen.unreadable()).singleElement().asString().startsWith("GET /state: could not be reached");
        body = "{\"state\":\"B\"}";
        server = serve(port);

        awaitStates("A", "B");
    }

    @Test
    void catchingUpAsksOnceMore() {
        body = "{\"state\":\"A\"}";
        observers = observed(
                "http://127.0.0.1:" + port,
                clock::get,
                1,
                seen,
                new Source.Polled("/state", Duration.ofMinutes(10)),
                changing(STATE));
        observers.begin();
        awaitStates("A");
        body = "{\"state\":\"B\"}";
        observers.catchUp();

        assertThat(seen.states()).containsExactly("A", "B");
    }

    @Test
    void closingDoesNotWaitForASlowService() {
        isHeld = true;
        begin(STATE);
        await().until(() -> polls.get() == 1);
        long before = System.nanoTime();
        observers.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }
}
