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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFlagsTest extends FlagSourceContract.Failing {

    private static final String SET = "INSERT OR REPLACE INTO settings (key, value) VALUES ('%s', '%s')";
    private static final String NO_STORE =
            "not a database, and long enough not to be taken for an empty one".repeat(20);

    @TempDir
    Path folder;

    private Path file;
    private FlagSource flags;

    @BeforeEach
    void open() {
        file = folder.resolve("state").resolve("orchestrator.db");
        flags = new SqliteFlags(file);
    }

    @Override
    List<String> told(List<String> script) {
        List<String> told = new ArrayList<>();
        try (Vandal vandal = new Vandal()) {
            for (String line : script) {
                if (isOwn(line)) {
                    told.add(tell(flags, line));
                } else {
                    vandal.act(line.split(" ", -1));
                }
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        return told;
    }

    /** Be somebody else who uses the file, by hand. */
    private final class Vandal implements AutoCloseable {

        private final Connection connection;
        private byte[] before = {};

        Vandal() throws SQLException {
            connection = connect();
        }

        void act(String... words) throws SQLException, IOException {
            switch (words[0]) {
                case "outside" -> execute(SET.formatted(words[1], words[2]));
                case "locked" -> execute("BEGIN EXCLUSIVE");
                case "corrupt" -> {
                    before = Files.readAllBytes(file);
                    Files.writeString(file, NO_STORE);
                }
                case "healed" -> heal();
                default -> throw new IllegalArgumentException(words[0]);
            }
        }

        private void heal() throws SQLException, IOException {
            if (before.length > 0) {
                Files.write(file, before);
            } else {
                execute("ROLLBACK");
            }
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
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
    void failsWhereItMayNotBe() throws IOException {
        Files.deleteIfExists(file);
        Files.createDirectory(file);

        assertThatThrownBy(() -> flags.read("DISABLE_NEW"))
                .isInstanceOf(StoreException.class)
                .hasMessage("unreadable");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
