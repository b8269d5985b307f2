package dev.firedrill.live.observe;

import static dev.firedrill.live.observe.Service.changing;
import static dev.firedrill.live.observe.Service.observed;
import static dev.firedrill.live.observe.Service.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.firedrill.events.Event;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Source;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTest {

    private static final String NEWER = "SELECT id, what FROM audit WHERE id > ? ORDER BY id";
    private static final Reading STATE = reading("state.entered", Map.of("state", "/what"));

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();
    private final Gathering seen = new Gathering();
    private Path file = Path.of("");
    private Observers observers = observed("", clock::get, 1, seen, new Source.Body());

    @BeforeEach
    void name() {
        file = folder.resolve("app.db");
    }

    @AfterEach
    void close() {
        observers.close();
    }

    private void begin(String statement, Reading... readings) {
        Source source = new Source.Query(file.toString(), statement, Duration.ofMillis(20));
        observers = observed("", clock::get, 1, seen, source, readings);
        observers.begin();
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private void create() throws SQLException {
        run("CREATE TABLE audit (id INTEGER PRIMARY KEY, what TEXT, much REAL)");
    }

    private void add(String what) throws SQLException {
        run("INSERT INTO audit (what, much) VALUES ('%s', 0.5)".formatted(what));
    }

    private void awaitStates(String... states) {
        await().untilAsserted(() -> assertThat(seen.states()).containsExactly(states));
    }

    @Test
    void eachRowIsReadOnceAndWhatWasThereBeforeAsOfTheBeginning() throws SQLException {
        create();
        add("A");
        begin(NEWER, STATE);
        awaitStates("A");
        clock.set(50);
        add("A");
        add("B");
        awaitStates("A", "A", "B");

        assertThat(seen.times()).containsExactly(0L, 50L, 50L);
        observers.catchUp();
        awaitStates("A", "A", "B");
    }

    @Test
    void aFileMayAppearLater() throws SQLException {
        begin(NEWER, STATE);
        observers.catchUp();
        assertThat(seen.unreadable()).containsExactly("the file '%s': the file is not there".formatted(file));
        create();
        add("A");

        awaitStates("A");
    }

    @Test
    void aLockedFileIsAskedAgain() throws SQLException {
        create();
        begin(NEWER, STATE);
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            statement.execute("INSERT INTO audit (what) VALUES ('A')");
            observers.catchUp();
            assertThat(seen.unreadable()).singleElement().asString().contains("the query failed", "SQLITE_BUSY");
            assertThat(seen.states()).isEmpty();
            statement.execute("COMMIT");
        }

        awaitStates("A");
    }

    @Test
    void aFileInWriteAheadModeIsReadAndNotWritten() throws SQLException {
        create();
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("INSERT INTO audit (what) VALUES ('A')");
            begin(NEWER, STATE);
            awaitStates("A");
        }
        observers.close();
        begin("INSERT INTO audit (what) VALUES ('X') RETURNING id, what", STATE);
        observers.catchUp();

        assertThat(seen.states()).containsExactly("A");
        assertThat(seen.unreadable()).singleElement().asString().contains("the query failed");
    }

    @Test
    void aQueryWithoutAPlaceInTheTableShowsItsStateWhereThatChanges() throws SQLException {
        create();
        add("A");
        begin("SELECT what FROM audit WHERE id = 1", changing(STATE));
        awaitStates("A");
        observers.catchUp();
        run("UPDATE audit SET what = 'B'");
        awaitStates("A", "B");
    }

    @Test
    void numbersStayNumbersAndNothingIsNothing() throws SQLException {
        create();
        add("A");
        begin(
                "SELECT id, much, NULL AS gone FROM audit",
                changing(reading("metric.sampled", Map.of("metric", "'much'", "value", "/much"))),
                changing(reading("metric.sampled", Map.of("metric", "'gone'", "value", "/gone"))));
        await().until(() -> seen.events().size() == 2);

        assertThat(seen.events())
                .map(Event.MetricSampled.class::cast)
                .extracting(Event.MetricSampled::present, Event.MetricSampled::value)
                .containsExactly(tuple(true, 0.5), tuple(false, 0.0));
    }

    @Test
    void aStatementThatMakesNoSenseIsSaidToOnce() throws SQLException {
        create();
        begin("SELECT id FROM nowhere", STATE);
        observers.catchUp();
        observers.catchUp();

        assertThat(seen.unreadable()).singleElement().asString().contains("the query failed", "no such table");
    }
}
