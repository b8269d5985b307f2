package dev.firedrill.reading;

import dev.firedrill.model.LiveSystem.JsonType;
import dev.firedrill.model.LiveSystem.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds how one thing is done to the service. */
final class OperationBinder implements Binder<Operation> {

    private static final Pattern LITERAL = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final Binders binders;
    private final Templates templates;
    private final boolean valued;
    private final Optional<String> variable;
    private final boolean started;

    /**
     * Bind operations.
     *
     * @param valued whether there is a value to be put somewhere
     * @param variable the variable of the environment that is meant where none is said; absent where there is none
     * @param started whether the harness starts the processes, and so can restart them
     */
    OperationBinder(Binders binders, Templates templates, boolean valued, Optional<String> variable, boolean started) {
        this.binders = binders;
        this.templates = templates;
        this.valued = valued;
        this.variable = variable;
        this.started = started;
    }

    @Override
    public Optional<Operation> bind(Value value) {
        Choice<Operation> ways = new Choice<Operation>(binders)
                .or("http", binders.object(it -> new HttpBinder(binders, templates).operation(it)))
                .or("sql", binders.object(this::sql))
                .or("command", binders.object(this::command));
        if (valued) {
            ways.or("environment", binders.object(this::environment)).or("file", binders.object(this::file));
        }
        return ways.bind(value);
    }

    private Operation environment(Members it) {
        if (!started) {
            binders.defects()
                    .add(
                            it.position(),
                            "an environment of processes that 'start' does not name",
                            "processes that are started here, and so can be restarted",
                            "add 'start', or operate it another way");
        }
        Binder<String> binder = templates::filled;
        return new Operation.Environment(
                variable.isPresent()
                        ? it.optional("variable", binder).orElse(variable.get())
                        : it.required("variable", binder, ""));
    }

    private Operation sql(Members it) {
        String statement = it.required("statement", binders::name, "");
        List<String> parameters = it.list("parameters", templates::text);
        long wanted = LITERAL.matcher(statement)
                .replaceAll("")
                .chars()
                .filter(character -> character == '?')
                .count();
        int given = it.find("parameters").map(OperationBinder::size).orElse(0);
        if (it.has("statement") && wanted != given) {
            binders.defects()
                    .add(
                            it.positionOf("statement"),
                            "a statement with " + wanted + " '?' for " + given + " parameters",
                            "as many '?' as 'parameters'",
                            "write a '?' for each parameter");
        }
        return new Operation.Sql(it.required("file", templates::filled, ""), statement, parameters);
    }

    private static int size(Value parameters) {
        return parameters instanceof Value.Sequence list ? list.items().size() : 0;
    }

    private Operation file(Members it) {
        return new Operation.JsonFile(
                it.required("path", templates::filled, ""),
                it.required("pointer", this::pointer, ""),
                it.optional("as", binders.word("type", JsonType.values(), OperationBinder::lower))
                        .orElse(JsonType.TEXT));
    }

    private Optional<String> pointer(Value value) {
        return new Pointers(binders).pointer(value).flatMap(any -> templates.text(value));
    }

    private Operation command(Members it) {
        return new Operation.Command(
                it.filledList("command", templates::text),
                it.optional("within", binders::length).orElse(WITHIN));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
