package dev.firedrill.live.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Ask a SQLite file what it shows; nothing is ever written there. */
final class PolledQuery implements Look {

    /** A look waits so long at each of several steps, and all of them must fit into the time to catch up. */
    private static final int BUSY_MILLIS = 100;

    private static final int QUERY_SECONDS = 5;
    private static final String ID = "id";

    private final Path file;
    private final String statement;
    private final LongSupplier clock;
    private final Interpreter interpreter;
    private @Nullable Object key;
    private long greatest;

    PolledQuery(Path file, String statement, LongSupplier clock, Interpreter interpreter) {
        this.file = file;
        this.statement = statement;
        this.clock = clock;
        this.interpreter = interpreter;
    }

    @Override
    public Optional<String> look(boolean first) {
        try {
            beginAnewWhereItIsAnother();
            List<JsonNode> rows = rows();
            long asOf = first ? 0 : clock.getAsLong();
            rows.forEach(row -> interpreter.take(row, 0, asOf));
            return Optional.empty();
        } catch (IOException missing) {
            return Optional.of("the file is not there");
        } catch (SQLException failed) {
            return failed(failed);
        }
    }

    private Optional<String> failed(SQLException failed) {
        String what = "the query failed: " + failed.getMessage();
        int code = failed.getErrorCode() & 0xff;
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Optional.of(what);
        }
        interpreter.complain(what);
        return Optional.empty();
    }

    private void beginAnewWhereItIsAnother() throws IOException {
        Object now = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        if (!Objects.equals(now, key)) {
            key = now;
            greatest = 0;
        }
    }

    private List<JsonNode> rows() throws SQLException {
        try (Connection connection = open();
                PreparedStatement query = connection.prepareStatement(statement)) {
            query.setQueryTimeout(QUERY_SECONDS);
            for (int i = query.getParameterMetaData().getParameterCount(); i > 0; i--) {
                query.setLong(i, greatest);
            }
            return rows(query);
        }
    }

    private Connection open() throws SQLException {
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        readOnly.setBusyTimeout(BUSY_MILLIS);
        return readOnly.createConnection("jdbc:sqlite:" + file);
    }

    private List<JsonNode> rows(PreparedStatement query) throws SQLException {
        List<JsonNode> rows = new ArrayList<>();
        long most = greatest;
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                ObjectNode row = row(found);
                rows.add(row);
                most = Math.max(most, row.path(ID).asLong(most));
            }
        }
        greatest = most;
        return rows;
    }

    private static ObjectNode row(ResultSet found) throws SQLException {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        ResultSetMetaData columns = found.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.set(columns.getColumnLabel(i), value(found.getObject(i)));
        }
        return row;
    }

    private static JsonNode value(@Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        } else if (value instanceof Double decimal) {
            return nodes.numberNode(decimal);
        }
        return value instanceof Number whole ? nodes.numberNode(whole.longValue()) : nodes.textNode(value.toString());
    }
}
