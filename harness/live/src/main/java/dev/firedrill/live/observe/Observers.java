package dev.firedrill.live.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Stamp;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Observation;
import dev.firedrill.model.LiveSystem.Source;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;

/** Read what a service shows of itself, from its start to its end, over all its lives. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Observers implements AutoCloseable {

    private static final Duration LOOK_INTO_FILES = Duration.ofMillis(10);
    private static final long PATIENCE_MILLIS = 2_000;

    private final Filling values;
    private final String url;
    private final ScenarioTime time;
    private final Seen seen;
    private final Complaints complaints;
    private final ScheduledThreadPoolExecutor threads;
    private final HttpClient client = Got.client();
    private final Outputs outputs;
    private final Map<String, List<Interpreter>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Interpreter> bodies = new ArrayList<>();
    private final List<Rounds> files = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private volatile boolean isClosed;

    /**
     * Prepare to read; nothing is read before {@link #begin}.
     *
     * @param system what is read and how
     * @param values placeholders of its templates
     * @param clock nanoseconds since t0 in the scenario's time; 0 before t0
     * @param timeScale how many times faster that is than the clock on the wall
     * @param seen takes what was seen, from any thread
     */
    public Observers(LiveSystem system, Filling values, LongSupplier clock, double timeScale, Seen seen) {
        this.values = values;
        this.url = values.fill(system.url());
        this.time = new ScenarioTime(clock, timeScale);
        this.outputs = new Outputs(time);
        this.seen = new UntilClosed(seen);
        this.complaints = new Complaints(this.seen);
        this.threads = new ScheduledThreadPoolExecutor(
                Math.max(1, system.observations().size()), daemons());
        system.observations().forEach(this::open);
    }

    private static ThreadFactory daemons() {
        return task -> {
            Thread made = new Thread(task, "firedrill-observe");
            made.setDaemon(true);
            return made;
        };
    }

    private final class UntilClosed implements Seen {

        private final Seen listener;

        UntilClosed(Seen listener) {
            this.listener = listener;
        }

        @Override
        public void event(long when, String instance, Function<Stamp, Event> event) {
            if (!isClosed) {
                listener.event(when, instance, event);
            }
        }

        @Override
        public void unreadable(String what) {
            if (!isClosed) {
                listener.unreadable(what);
            }
        }
    }

    private void open(Observation observation) {
        Source source = observation.source();
        if (source instanceof Source.Header header) {
            headers.computeIfAbsent(header.name(), name -> new ArrayList<>())
                    .add(interpreter("the header '%s'".formatted(header.name()), observation));
        } else if (source instanceof Source.Body) {
            bodies.add(interpreter("the answers", observation));
        } else if (source instanceof Source.Output output) {
            outputs.add(output, interpreter("the output of '%s'".formatted(output.part()), observation));
        } else if (source instanceof Source.Lines lines) {
            watch(lines, observation);
        } else if (source instanceof Source.Polled polled) {
            Interpreter interpreter = interpreter("GET " + values.fill(polled.path()), observation);
            URI address = URI.create(url + values.fill(polled.path()));
            watches.add(
                    rounds(new PolledAddress(address, time::now, interpreter, client), polled.every(), interpreter));
        } else if (source instanceof Source.Query query) {
            Path file = Path.of(values.fill(query.file()));
            Interpreter interpreter = interpreter("the file '%s'".formatted(file), observation);
            watches.add(rounds(
                    new PolledQuery(file, values.fill(query.statement()), time::now, interpreter),
                    query.every(),
                    interpreter));
        } else if (source instanceof Source.Log log) {
            String path = values.fill(log.path());
            watches.add(new FollowedLog(
                    new LogAddress(url + path, client), time, interpreter("GET " + path, observation), seen));
        }
    }

    private Interpreter interpreter(String source, Observation observation) {
        return new Interpreter(source, observation.readings(), time, seen, complaints);
    }

    private Rounds rounds(Look look, Duration every, Interpreter interpreter) {
        return new Rounds(look, every, threads, interpreter, () -> {});
    }

    private void watch(Source.Lines source, Observation observation) {
        Path path = Path.of(values.fill(source.file()));
        Interpreter interpreter = interpreter("the file '%s'".formatted(path), observation);
        LineFile file = new LineFile(
                path,
                time::now,
                (line, asOf) -> after(source.prefix(), line, text -> interpreter.take(text, 0, asOf)),
                () -> interpreter.complain("a line was longer than %d bytes".formatted(LineSplitter.LONGEST)));
        Rounds rounds = new Rounds(file, LOOK_INTO_FILES, threads, interpreter, file::close);
        files.add(rounds);
        watches.add(rounds);
    }

    private static void after(String prefix, String line, Consumer<JsonNode> record) {
        String plain = Records.plain(line);
        if (plain.startsWith(prefix)) {
            record.accept(Records.of(plain.substring(prefix.length())));
        }
    }

    /** Begin to read: the service is ready, and t0 is now. What was written before is read as of t0. */
    public void begin() {
        time.begin();
        outputs.begin();
        files.forEach(Rounds::round);
        watches.forEach(Watch::begin);
    }

    /** Go on after the scenario's time stood still. */
    public void goOn() {
        time.goOn();
    }

    /** Take a line that a process printed. */
    public void line(String part, String text) {
        outputs.line(part, text);
    }

    /** Take the head of the answer to a request. */
    public void head(long request, Map<String, String> values) {
        values.forEach((name, value) -> headers.getOrDefault(name, List.of())
                .forEach(it -> it.take(TextNode.valueOf(value), request, time.now())));
    }

    /** Take the body of an answer, or an event of a stream. */
    public void body(long request, JsonNode content) {
        bodies.forEach(it -> it.take(content, request, time.now()));
    }

    /** Read what is there by now of all that is polled or streamed, and return; at most 2 s of real time. */
    public void catchUp() {
        ExecutorService catching = Executors.newFixedThreadPool(Math.max(1, watches.size()), daemons());
        try {
            catching
                    .invokeAll(
                            watches.stream().map(Observers::catchingUp).toList(),
                            PATIENCE_MILLIS,
                            TimeUnit.MILLISECONDS)
                    .stream()
                    .filter(Future::isCancelled)
                    .forEach(late -> complaints.say("not all that the service shows was read in time"));
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        } finally {
            catching.shutdownNow();
        }
    }

    private static Callable<Boolean> catchingUp(Watch watch) {
        return () -> {
            watch.catchUp();
            return true;
        };
    }

    @Override
    public void close() {
        isClosed = true;
        threads.shutdownNow();
        watches.forEach(Watch::close);
    }
}
