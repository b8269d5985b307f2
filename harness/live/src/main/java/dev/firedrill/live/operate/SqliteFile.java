package dev.firedrill.live.operate;

import dev.firedrill.world.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Execute a statement on a SQLite file of someone else. */
final class SqliteFile {

    private static final String BUSY_MILLIS = "5000";

    /** SQLITE_OPEN_READWRITE without SQLITE_OPEN_CREATE: a file that is missing is not made. */
    private static final String OPEN_TO_WRITE = "2";

    private SqliteFile() {}

    static Outcome execute(Path file, String statement, List<String> parameters) throws SQLException {
        if (!Files.isRegularFile(file)) {
            return Outcome.failed("expected a SQLite file at '%s', found none".formatted(file));
        }
        Properties how = new Properties();
        how.setProperty("busy_timeout", BUSY_MILLIS);
        how.setProperty("open_mode", OPEN_TO_WRITE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, how);
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.size(); i++) {
                prepared.setString(i + 1, parameters.get(i));
            }
            prepared.execute();
            return outcome(statement, prepared.getUpdateCount());
        }
    }

    /** An update of nothing wrote no control, however content the database is with it. */
    private static Outcome outcome(String statement, int changed) {
        boolean updates = statement.strip().toUpperCase(Locale.ROOT).startsWith("UPDATE");
        return updates && changed == 0
                ? Outcome.failed("'%s' found no row to change".formatted(statement))
                : Outcome.ok();
    }
}
