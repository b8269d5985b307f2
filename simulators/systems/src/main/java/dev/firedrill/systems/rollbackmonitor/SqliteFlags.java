package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.FlagSource;
import dev.firedrill.world.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Keep flags in the table {@code settings (key, value)} of an SQLite file. Each use opens the file anew, so that nothing is
 * held while others write to it by hand, and a file that was mended is used again.
 */
final class SqliteFlags implements FlagSource {

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int CORRUPT = 11;
    private static final int NO_DATABASE = 26;
    private static final int PRIMARY = 0xff;

    private final Path file;

    SqliteFlags(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException unwritable) {
            throw new StoreException("unreadable", unwritable);
        }
    }

    @Override
    public Optional<String> read(String name) {
        return with("SELECT value FROM settings WHERE key = ?", statement -> {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        });
    }

    @Override
    public void write(String name, String value, String actor) {
        with("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", statement -> {
            statement.setString(1, name);
            statement.setString(2, value);
            return statement.executeUpdate();
        });
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Use<T> use) {
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException failed) {
            throw new StoreException(wordOf(failed.getErrorCode() & PRIMARY), failed);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 100");
            statement.execute("CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT)");
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private static String wordOf(int code) {
        return switch (code) {
            case BUSY, LOCKED -> "locked";
            case CORRUPT, NO_DATABASE -> "corrupt";
            default -> "unreadable";
        };
    }
}
