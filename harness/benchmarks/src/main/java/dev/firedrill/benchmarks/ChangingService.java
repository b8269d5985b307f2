package dev.firedrill.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.live.http.Driver;
import dev.firedrill.live.observe.Observers;
import dev.firedrill.live.process.ServiceProcesses;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.model.LiveSystem.Readiness;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Change at random instants, and show it wherever a service can; what is shown is the instant of the change. */
final class ChangingService implements AutoCloseable {

    /** How a user asks it. */
    static final Exchange EXCHANGE = new Exchange(
            "POST",
            "/chat",
            Map.of(),
            MissingNode.getInstance(),
            Duration.ofSeconds(10),
            new Answer(
                    Form.JSON,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));

    private static final Duration POLL = Duration.ofMillis(50);

    /** How often the harness looks into a file. */
    private static final Duration FILE = Duration.ofMillis(10);

    /** Longer than a look takes to come round, so that no change hides the one before. */
    static final int LEAST_MILLIS = 70;

    static final int MOST_MILLIS = 170;

    private final int changes;
    private final Path folder = Files.createTempDirectory("firedrill-lateness");
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;
    private final Connection database;
    private final Driver driver = new Driver();
    private final List<Place> places;
    private volatile String shown = record();

    /** Change one place, again and again. */
    interface Changes {
        void make(Observers observers) throws Exception;
    }

    /**
     * Hold one place.
     *
     * @param look how long it may take until the harness looks there
     */
    record Place(String name, Source source, Duration look, String value, Changes changes) {

        Reading reading() {
            Map<String, String> fields = Map.of("control", "'" + name + "'", "value", value);
            return new Reading("config.observed", List.of(), fields, Map.of(), Optional.empty(), true);
        }
    }

    /**
     * Start it.
     *
     * @param changes how often each place changes
     */
    ChangingService(int changes) throws IOException, SQLException {
        // Otherwise the server of the JDK sends the body of an answer when its head is acknowledged, after 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.changes = changes;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/chat", exchange -> answer(exchange, "{}"));
        server.createContext("/state", exchange -> answer(exchange, shown));
        server.start();
        Path lines = Files.createFile(folder.resolve("changes.log"));
        Path file = folder.resolve("changes.db");
        this.database = DriverManager.getConnection("jdbc:sqlite:" + file);
        run("PRAGMA synchronous = OFF");
        run("CREATE TABLE changes (id INTEGER PRIMARY KEY, changed TEXT)");
        String newer = "SELECT id, changed FROM changes WHERE id > ? ORDER BY id";
        this.places = List.of(
                new Place("header", new Source.Header("x-changed"), Duration.ZERO, "", many(this::ask)),
                new Place("output", new Source.Output("app", ""), Duration.ZERO, "/changed", this::print),
                new Place(
                        "lines",
                        new Source.Lines(lines.toString(), ""),
                        FILE,
                        "/changed",
                        many(observers -> Files.writeString(lines, record() + "\n", StandardOpenOption.APPEND))),
                new Place(
                        "polled",
                        new Source.Polled("/state", POLL),
                        POLL,
                        "/changed",
                        many(observers -> shown = record())),
                new Place(
                        "query",
                        new Source.Query(file.toString(), newer, POLL),
                        POLL,
                        "/changed",
                        many(observers -> insert())));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Place> places() {
        return places;
    }

    private static String record() {
        return "{\"changed\":%d}".formatted(System.nanoTime());
    }

    private Changes many(Changes one) {
        return observers -> {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < changes; i++) {
                Thread.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
                one.make(observers);
            }
        };
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("x-changed", Long.toString(System.nanoTime()));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void insert() throws SQLException {
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO changes (changed) VALUES (?)")) {
            insert.setString(1, Long.toString(System.nanoTime()));
            insert.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private void ask(Observers observers) {
        Asking asking = new Asking(observers);
        driver.send(EXCHANGE, url(), 1, new Filling(Map.of()), asking);
        asking.over.join();
    }

    private record Asking(Observers observers, CompletableFuture<Response> over) implements Driver.Listener {

        Asking(Observers observers) {
            this(observers, new CompletableFuture<>());
        }

        @Override
        public void head(int status, Map<String, String> headers) {
            observers.head(1, headers);
        }

        @Override
        public void chunk(String text) {
            // Only the head is looked at.
        }

        @Override
        public void body(JsonNode content) {
            // Only the head is looked at.
        }

        @Override
        public void answered(Response response) {
            over.complete(response);
        }

        @Override
        public void failed(Failure failure) {
            over.completeExceptionally(new IllegalStateException(failure.message()));
        }
    }

    /** Let a process of its own print. */
    private void print(Observers observers) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Part part = new Part(
                "app",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Printing.class.getName(),
                        Integer.toString(changes)),
                Path.of("").toAbsolutePath().toString(),
                Map.of(),
                List.of(),
                new Readiness(Optional.empty(), Optional.of("ready"), Duration.ofSeconds(30)),
                Duration.ofSeconds(5));
        try (ServiceProcesses processes = new ServiceProcesses(new ServiceProcesses.Setup(
                List.of(part),
                url(),
                Map.of(),
                folder,
                line -> observers.line(line.part(), line.text()),
                how -> ended.countDown()))) {
            processes.start(Map.of());
            ended.await();
        }
    }

    /** The process that prints. */
    static final class Printing {

        private Printing() {}

        public static void main(String[] arguments) throws InterruptedException {
            SplittableRandom random = new SplittableRandom(1);
            System.out.println("ready");
            for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
                Thread.sleep(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
                System.out.println(record());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        driver.close();
        database.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
