package dev.firedrill.hosted;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.firedrill.events.Event;
import dev.firedrill.events.JsonLines;
import dev.firedrill.hosted.HttpFace.BadRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answer {@code GET /events} as JSON Lines: what is kept by now, or to those who follow all that comes until the system
 * stops. Between two events that are far apart an empty line shows whether the reader is still there.
 */
final class LogFace {

    /** Most readers that follow at a time. */
    static final int MOST_FOLLOWERS = 16;

    private static final long LAST_LINES_MILLIS = 500;
    private static final Pattern ASKED = Pattern.compile("(?:after=(\\d{1,18}))?&?(follow=(?:true|false))?");

    private final HostedSystem system;

    /** Tells this life from all others of the same service. */
    private final String life = UUID.randomUUID().toString();

    private final Semaphore places = new Semaphore(MOST_FOLLOWERS);

    LogFace(HostedSystem system) {
        this.system = system;
    }

    private record Asked(long after, boolean follows) {

        static Asked of(String query) {
            Matcher asked = ASKED.matcher(query);
            if (!asked.matches()) {
                throw new BadRequest(
                        400,
                        "expected after=N with the sequence of an event, follow=true or both joined by '&', found '%s'"
                                .formatted(query));
            }
            long after =
                    Optional.ofNullable(asked.group(1)).map(Long::parseLong).orElse(0L);
            return new Asked(after, "follow=true".equals(asked.group(2)));
        }
    }

    void answer(HttpExchange exchange) throws IOException {
        Asked asked = Asked.of(
                Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
        if (!asked.follows()) {
            write(exchange, system.newest(asked.after())).close();
        } else if (places.tryAcquire()) {
            try {
                follow(exchange, asked.after());
            } finally {
                places.release();
            }
        } else {
            throw new BadRequest(503, "expected at most %d readers that follow".formatted(MOST_FOLLOWERS));
        }
    }

    private Writer write(HttpExchange exchange, Recorder.Begun begun) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("content-type", "application/jsonl");
        headers.set("x-dropped", Long.toString(begun.newest().dropped()));
        headers.set("x-now", Long.toString(begun.now()));
        headers.set("x-last", Long.toString(begun.last()));
        headers.set("x-life", life);
        exchange.sendResponseHeaders(200, 0);
        Writer body = new BufferedWriter(new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8));
        for (Event event : begun.newest().events()) {
            body.append(JsonLines.line(event)).append('\n');
        }
        body.flush();
        return body;
    }

    private void follow(HttpExchange exchange, long after) throws IOException {
        Follower follower = new Follower();
        Recorder.Begun begun = system.follow(follower, after);
        try (Writer body = write(exchange, begun)) {
            follow(follower, body);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            system.leave(follower);
        }
    }

    private static void follow(Follower follower, Writer body) throws IOException, InterruptedException {
        for (Optional<String> line = follower.next(); line.isPresent(); line = follower.next()) {
            body.append(line.get()).append('\n');
            if (follower.isIdle()) {
                body.flush();
            }
        }
    }

    /** Wait until those who follow a system that has stopped have its last events, but not for long. */
    void finish() {
        try {
            if (system.hasStopped() && places.tryAcquire(MOST_FOLLOWERS, LAST_LINES_MILLIS, TimeUnit.MILLISECONDS)) {
                places.release(MOST_FOLLOWERS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
