package dev.firedrill.live.operate;

import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Operation;
import dev.firedrill.world.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Do an operation in the thread of its caller. What commands leave running ends when this is closed. */
final class Doing implements AutoCloseable {

    private final HttpOrders http;
    private final Commands commands = new Commands();
    private final Function<Map<String, String>, Outcome> restart;
    private final Map<String, String> variables = new TreeMap<>();

    Doing(String url, Function<Map<String, String>, Outcome> restart) {
        this.http = new HttpOrders(url);
        this.restart = restart;
    }

    Outcome perform(Operation operation, Filling values) throws IOException, InterruptedException, SQLException {
        if (operation instanceof Operation.Http order) {
            return http.send(order, values);
        }
        if (operation instanceof Operation.Environment variable) {
            return restart(values.fill(variable.variable()), values.fill("${value}"));
        }
        if (operation instanceof Operation.Sql sql) {
            return SqliteFile.execute(Path.of(values.fill(sql.file())), sql.statement(), values.fill(sql.parameters()));
        }
        if (operation instanceof Operation.JsonFile file) {
            return JsonFileEdit.put(
                    Path.of(values.fill(file.file())),
                    values.fill(file.pointer()),
                    JsonFileEdit.value(values.fill("${value}"), file.type()));
        }
        Operation.Command command = (Operation.Command) operation;
        return commands.run(values.fill(command.command()), command.within());
    }

    /** A variable stays set when another one is. */
    private Outcome restart(String variable, String value) {
        variables.put(variable, value);
        return restart.apply(new TreeMap<>(variables));
    }

    @Override
    public void close() {
        commands.close();
    }
}
