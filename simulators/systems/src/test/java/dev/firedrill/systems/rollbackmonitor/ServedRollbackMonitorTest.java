package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.events.Event;
import dev.firedrill.hosted.HostedSystem;
import dev.firedrill.world.FlagSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system on the real clock, with its flags in a file that others write to by hand. */
class ServedRollbackMonitorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @TempDir
    Path folder;

    private final BlockingQueue<String> paged = new LinkedBlockingQueue<>();
    private HttpServer webhook = null;
    private HostedSystem system = null;

    @BeforeEach
    void serve() throws IOException {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/alerts", this::page);
        webhook.start();
        URI pager = URI.create("http://127.0.0.1:" + webhook.getAddress().getPort());
        RollbackMonitorProvider provider = new RollbackMonitorProvider();
        FlagSource store = provider.flags(folder).orElseThrow();
        store.write("NEW_PLANNER", "on", "yesterday");
        system = HostedSystem.start(new HostedSystem.Setup(
                provider.create(""),
                Map.of(),
                Map.of("WORKER_PROMOTION", "on", "NEW_CRITIC", "on", "NEW_PLANNER", "off"),
                Map.of("worker.previous", NOBODY, "worker.canary-7", NOBODY, "pager", pager),
                Set.of(),
                folder,
                1,
                event -> {},
                Optional.of(store),
                1,
                Optional.empty()));
    }

    /** Refuse the first page, and take all others. */
    private void page(HttpExchange exchange) throws IOException {
        paged.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(paged.size() == 1 ? 503 : 200, -1);
        exchange.close();
    }

    @AfterEach
    void close() {
        system.close();
        webhook.stop(0);
    }

    @Test
    void beginsWithWhatTheStoreHasAlready() {
        assertThat(shown())
                .containsEntry("WORKER_PROMOTION", "on")
                .containsEntry("NEW_PLANNER", "on")
                .containsEntry("DISABLE_NEW", "0");
    }

    @Test
    void fallsToItsDefaultsWhenSomebodySetsTheSwitchByHand() throws SQLException {
        sql("INSERT OR REPLACE INTO settings (key, value) VALUES ('DISABLE_NEW', '1')");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown())
                        .containsEntry("DISABLE_NEW", "1")
                        .containsEntry("WORKER_PROMOTION", "off")
                        .containsEntry("NEW_CRITIC", "off")
                        .containsEntry("NEW_PLANNER", "off"));
        assertThat(audited()).containsExactly("external kill-switch-activated external");
        assertThat(stored("NEW_PLANNER")).isEqualTo("on");
    }

    @Test
    void showsWhatIsStoredAgainWhenSomebodyResetsItByHand() throws SQLException {
        sql("INSERT OR REPLACE INTO settings (key, value) VALUES ('DISABLE_NEW', '1')");
        await().atMost(PATIENCE).until(() -> shown().get("DISABLE_NEW").equals("1"));
        sql("UPDATE settings SET value = '0' WHERE key = 'DISABLE_NEW'");

        await().atMost(PATIENCE).until(() -> shown().get("NEW_PLANNER").equals("on"));
        assertThat(shown()).containsEntry("DISABLE_NEW", "0").containsEntry("WORKER_PROMOTION", "on");
        assertThat(audited())
                .containsExactly(
                        "external kill-switch-activated external",
                        "external kill-switch-reset external",
                        "external unapproved-reset external");
    }

    @Test
    void postsAnAlertToTheWebhookUntilItIsTaken() throws SQLException {
        sql("INSERT OR REPLACE INTO settings (key, value) VALUES ('DISABLE_NEW', '1')");
        await().atMost(PATIENCE).until(() -> shown().get("DISABLE_NEW").equals("1"));
        sql("UPDATE settings SET value = '0' WHERE key = 'DISABLE_NEW'");

        await().atMost(PATIENCE)
                .until(() -> events(Event.TelemetryLine.class).findAny().isPresent());
        assertThat(paged)
                .hasSize(2)
                .containsOnly(
                        "{\"severity\":\"WARNING\",\"message\":\"unapproved-reset: DISABLE_NEW was reset by external\"}");
        assertThat(events(Event.TelemetryLine.class))
                .singleElement()
                .extracting(Event.TelemetryLine::prefix)
                .isEqualTo("[ON_CALL]");
    }

    @Test
    void writesWhatAnOperatorSetsWhereOthersFindIt() throws SQLException {
        assertThat(system.act("set-flags", Map.of("flags", "NEW_CRITIC=off"), "operator:anna")
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()
                        .done())
                .isTrue();

        assertThat(stored("NEW_CRITIC")).isEqualTo("off");
        assertThat(system.flags()).containsEntry("NEW_CRITIC", "off");
    }

    private Map<String, String> shown() {
        Map<String, String> newest = new LinkedHashMap<>();
        events(Event.ConfigObserved.class).forEach(it -> newest.put(it.control(), it.value()));
        return newest;
    }

    private List<String> audited() {
        return events(Event.AuditEntry.class)
                .map(it -> it.actor() + " " + it.action() + " "
                        + it.details().path("source").asText())
                .toList();
    }

    private <E extends Event> Stream<E> events(Class<E> type) {
        return system.events(0).stream().filter(type::isInstance).map(type::cast);
    }

    private String stored(String flag) throws SQLException {
        try (Connection connection = connect();
                Statement direct = connection.createStatement();
                ResultSet rows = direct.executeQuery("SELECT value FROM settings WHERE key = '" + flag + "'")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement direct = connection.createStatement()) {
            direct.execute("PRAGMA busy_timeout = 5000");
            direct.execute(statement);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("state").resolve("orchestrator.db"));
    }
}
