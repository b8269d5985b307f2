package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.world.FlagSource;
import dev.firedrill.world.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFlagsTest {

    private static final String SET = "INSERT OR REPLACE INTO settings (key, value) VALUES ('%s', '%s')";

    @TempDir
    Path folder;

    private Path file;
    private FlagSource flags;

    @BeforeEach
    void open() {
        file = folder.resolve("state").resolve("orchestrator.db");
        flags = new SqliteFlags(file);
    }

    @Test
    void doesWhatTheStoreInMemoryDoes() throws SQLException {
        InMemory memory = new InMemory(new HashMap<>());
        List<List<String>> steps = List.of(
                List.of("tool", "DISABLE_NEW", "0"),
                List.of("tool", "NEW_CRITIC", "on"),
                List.of("sql", "DISABLE_NEW", "1"),
                List.of("tool", "NEW_CRITIC", "off"),
                List.of("sql", "NEW_PLANNER", "on"),
                List.of("tool", "DISABLE_NEW", "0"),
                List.of("sql", "NEW_CRITIC", ""));

        for (List<String> step : steps) {
            memory.write(step.get(1), step.get(2), "operator:anna");
            if (step.get(0).equals("sql")) {
                sql(SET.formatted(step.get(1), step.get(2)));
            } else {
                flags.write(step.get(1), step.get(2), "operator:anna");
            }
            for (String flag : List.of("DISABLE_NEW", "NEW_CRITIC", "NEW_PLANNER", "WORKER_PROMOTION")) {
                assertThat(flags.read(flag)).as("%s after %s", flag, step).isEqualTo(memory.read(flag));
            }
        }
    }

    @Test
    void keepsWhatItHoldsForTheNextProcess() {
        flags.write("DISABLE_NEW", "1", "auto:escalation");

        assertThat(new SqliteFlags(file).read("DISABLE_NEW")).hasValue("1");
    }

    @Test
    void showsTheOnCallExactlyOneRowOfAFlag() throws SQLException {
        flags.write("DISABLE_NEW", "1", "auto:escalation");
        flags.write("DISABLE_NEW", "1", "operator:anna");

        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT key, value FROM settings WHERE key = 'DISABLE_NEW'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(2)).isEqualTo("1");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void failsWhileSomebodyElseHoldsTheFile() throws SQLException {
        flags.write("DISABLE_NEW", "1", "auto:escalation");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            assertThatThrownBy(() -> flags.read("DISABLE_NEW"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("locked");
            statement.execute("ROLLBACK");
        }

        assertThat(flags.read("DISABLE_NEW")).hasValue("1");
    }

    @Test
    void failsOnAFileThatIsNoStore() throws IOException {
        Files.writeString(file, "not a database, and long enough not to be taken for an empty one".repeat(20));

        assertThatThrownBy(() -> flags.write("DISABLE_NEW", "1", "auto:escalation"))
                .isInstanceOf(StoreException.class)
                .hasMessage("corrupt");
    }

    @Test
    void failsWhereItMayNotBe() throws IOException {
        Files.deleteIfExists(file);
        Files.createDirectory(file);

        assertThatThrownBy(() -> flags.read("DISABLE_NEW"))
                .isInstanceOf(StoreException.class)
                .hasMessage("unreadable");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement direct = connection.createStatement()) {
            direct.execute(statement);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private record InMemory(Map<String, String> values) implements FlagSource {
        @Override
        public Optional<String> read(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public void write(String name, String value, String actor) {
            values.put(name, value);
        }
    }
}
