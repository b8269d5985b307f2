package dev.firedrill.live.observe;

import static dev.firedrill.live.observe.Service.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.events.Event;
import dev.firedrill.events.JsonLines;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.LiveSystem.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTest {

    private static final Pattern QUERY = Pattern.compile("after=(\\d{1,18})&follow=(true|false)");
    private static final long SECOND = 1_000_000_000L;

    private final Gathering seen = new Gathering();
    private final AtomicLong clock = new AtomicLong();
    private final Served served = new Served();
    private Observers observers = observed("", clock::get, 1, seen, new Source.Body());

    /** Serve a log as a system of ours does. */
    private static final class Served {

        private final List<String> lines = new ArrayList<>();
        private final AtomicInteger follows = new AtomicInteger();
        private ExecutorService threads = Executors.newCachedThreadPool();
        private volatile long now;
        private volatile int status = 200;
        private volatile boolean saysNow = true;
        private volatile String life = "";
        private volatile String followedLife = "";
        private volatile boolean over;
        private HttpServer server = start(0);
        private int port;

        private HttpServer start(int at) {
            try {
                HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
                made.setExecutor(threads);
                made.createContext("/events", this::answer);
                made.start();
                port = made.getAddress().getPort();
                return made;
            } catch (IOException taken) {
                throw new IllegalStateException(taken);
            }
        }

        private void answer(HttpExchange exchange) throws IOException {
            Matcher query = QUERY.matcher(exchange.getRequestURI().getQuery());
            assertThat(query.matches()).isTrue();
            boolean follows = Boolean.parseBoolean(query.group(2));
            try (exchange) {
                if (saysNow) {
                    exchange.getResponseHeaders().set("x-now", Long.toString(now));
                }
                exchange.getResponseHeaders().set("x-last", Long.toString(size()));
                String told = follows && !followedLife.isEmpty() ? followedLife : life;
                if (!told.isEmpty()) {
                    exchange.getResponseHeaders().set("x-life", told);
                }
                exchange.sendResponseHeaders(status, 0);
                if (follows && status == 200) {
                    this.follows.incrementAndGet();
                    follow(exchange.getResponseBody(), Long.parseLong(query.group(1)));
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }

        private void follow(OutputStream out, long after) throws IOException, InterruptedException {
            out.flush();
            for (long next = after; ; next++) {
                String line = line(next);
                if (line.isEmpty()) {
                    return;
                }
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }

        /** End in good order. */
        synchronized void end() {
            over = true;
            notifyAll();
        }

        private synchronized String line(long place) throws InterruptedException {
            while (lines.size() <= place && !over) {
                wait();
            }
            return lines.size() <= place ? "" : lines.get((int) place);
        }

        private synchronized int size() {
            return lines.size();
        }

        synchronized void tell(long time, String instance, Function<Stamp, Event> event) {
            say(JsonLines.line(event.apply(new Stamp(time, lines.size() + 1L, instance, 0))));
        }

        synchronized void say(String line) {
            lines.add(line);
            notifyAll();
        }

        void state(long time, String state) {
            tell(time, "main", stamp -> new Event.StateEntered(stamp, state));
        }

        void stop() {
            server.stop(0);
            threads.shutdownNow();
        }

        void restart() {
            threads = Executors.newCachedThreadPool();
            server = start(port);
        }

        synchronized void forget() {
            lines.clear();
            over = false;
        }

        /** Die as a process does, and live again, as another one at the same address. */
        void liveAgain(String another) {
            stop();
            forget();
            life = another;
            restart();
        }
    }

    @AfterEach
    void close() {
        observers.close();
        served.stop();
    }

    private void begin() {
        observers = observed("http://127.0.0.1:" + served.port, clock::get, 20, seen, new Source.Log("/events"));
        observers.begin();
    }

    private void awaitStates(String... states) {
        await().untilAsserted(() -> assertThat(seen.states()).containsExactly(states));
    }

    @Test
    void eventsComeAtOurTimeAndThoseOfBeforeAtTheBeginning() {
        served.now = 100 * SECOND;
        clock.set(5 * SECOND);
        served.state(90 * SECOND, "A");
        served.state(98 * SECOND, "B");
        begin();
        awaitStates("A", "B");
        clock.set(8 * SECOND);
        served.state(102 * SECOND, "C");
        served.state(999 * SECOND, "D");
        awaitStates("A", "B", "C", "D");

        assertThat(seen.times()).containsExactly(0L, 3 * SECOND, 7 * SECOND, 8 * SECOND);
        assertThat(seen.events()).extracting(it -> it.stamp().instance()).containsOnly("");
    }

    @Test
    void whatTheHarnessRecordsItselfIsNotTaken() {
        served.tell(0, "main", stamp -> new Event.RequestArrived(stamp, 1, "k", "u", "i"));
        served.tell(0, Stamp.HARNESS, stamp -> new Event.FlagWritten(stamp, "C", "true", "operator:x"));
        served.tell(0, Stamp.HARNESS, stamp -> new Event.LifecycleChanged(stamp, "main", "started", ""));
        served.tell(0, "main", stamp -> new Event.FlagWritten(stamp, "C", "false", "auto:x"));
        served.tell(0, "main", stamp -> new Event.ProviderCalled(stamp, "llm", 1, "p", 1));
        served.state(0, "A");
        begin();
        awaitStates("A");

        assertThat(seen.events())
                .extracting(it -> it.kind().word())
                .containsExactly("flag.written", "provider.called", "state.entered");
    }

    @Test
    void aConnectionThatBreaksLosesAndRepeatsNothing() {
        begin();
        served.state(0, "A");
        awaitStates("A");
        served.stop();
        served.state(0, "B");
        served.restart();
        awaitStates("A", "B");
        served.state(0, "C");
        awaitStates("A", "B", "C");

        assertThat(seen.unreadable()).isEmpty();
    }

    @Test
    void anotherLifeIsReadFromItsBeginning() {
        served.now = 100 * SECOND;
        begin();
        served.state(0, "A");
        served.state(0, "B");
        awaitStates("A", "B");
        served.stop();
        served.forget();
        served.now = 0;
        clock.set(30 * SECOND);
        served.state(-2 * SECOND, "C");
        served.state(0, "D");
        served.state(0, "E");
        served.restart();
        awaitStates("A", "B", "C", "D", "E");

        assertThat(seen.times().subList(2, 5)).containsExactly(28 * SECOND, 30 * SECOND, 30 * SECOND);
    }

    @Test
    void aLifeThatNamesItselfIsToldApartHoweverSoonItFollows() {
        served.life = "first";
        begin();
        served.state(0, "A");
        awaitStates("A");
        served.end();
        await().until(() -> served.follows.get() > 1);
        served.liveAgain("second");
        served.state(0, "B");
        served.state(0, "C");
        awaitStates("A", "B", "C");

        assertThat(seen.unreadable()).isEmpty();
    }

    @Test
    void aLifeThatEndsWhileItsLogIsReadIsSaidToHaveLostItsEnd() {
        served.life = "first";
        begin();
        served.state(0, "A");
        awaitStates("A");
        served.liveAgain("second");
        served.state(0, "B");
        awaitStates("A", "B");

        assertThat(seen.unreadable())
                .containsExactly("GET /events: a life ended before its log did; what it did last is not known");
    }

    @Test
    void anotherLifeThanTheOneThatWasAskedForIsNotReadOn() {
        served.life = "first";
        served.followedLife = "second";
        served.state(0, "A");
        begin();
        await().until(() -> served.follows.get() > 1);
        assertThat(seen.states()).isEmpty();
        served.followedLife = "";

        awaitStates("A");
    }

    @Test
    void catchingUpWaitsForALifeThatHasJustBegun() {
        served.life = "first";
        begin();
        served.state(0, "A");
        served.state(0, "B");
        awaitStates("A", "B");
        served.end();
        await().until(() -> served.follows.get() > 1);
        served.liveAgain("second");
        served.state(0, "C");
        observers.catchUp();

        assertThat(seen.states()).containsExactly("A", "B", "C");
    }

    @Test
    void catchingUpWaitsForTheLastEvent() {
        begin();
        for (int i = 0; i < 5_000; i++) {
            served.state(0, "s" + i);
        }
        observers.catchUp();

        assertThat(seen.states()).hasSize(5_000);
        assertThat(seen.unreadable()).isEmpty();
    }

    @Test
    void aServiceThatIsGoneIsSaidToBe() {
        served.stop();
        begin();
        observers.catchUp();

        assertThat(seen.unreadable()).singleElement().asString().startsWith("GET /events: could not be reached");
    }

    @Test
    void anAnswerThatIsNoLogIsSaidToOnce() {
        served.status = 404;
        begin();
        await().until(() -> !seen.unreadable().isEmpty());
        observers.catchUp();

        assertThat(seen.unreadable()).contains("GET /events: answered 404");
    }

    @Test
    void aLogWithoutItsTimeIsSaidToBe() {
        served.saysNow = false;
        begin();

        await().untilAsserted(() ->
                assertThat(seen.unreadable()).containsExactly("GET /events: told no 'x-now' in its head"));
    }

    @Test
    void aLineThatIsNoEventHidesNothing() {
        begin();
        served.say("garbage");
        served.say("{\"kind\":\"state.entered\"}");
        served.say("x".repeat(2 * LineSplitter.LONGEST));
        served.state(0, "A");
        awaitStates("A");

        assertThat(seen.unreadable())
                .anyMatch(it -> it.contains("expected an event, found 'garbage'"))
                .anyMatch(it -> it.contains("expected the field 'time', found none"))
                .anyMatch(it -> it.contains("a line was too long"));
    }

    @Test
    void closingDoesNotWaitForTheStream() {
        begin();
        await().until(() -> served.follows.get() == 1);
        long before = System.nanoTime();
        observers.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }
}
