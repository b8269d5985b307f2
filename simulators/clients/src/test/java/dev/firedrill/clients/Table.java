package dev.firedrill.clients;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Drive every failure through every client, and set what was found beside what is expected. */
final class Table {

    private final List<Line> lines;

    private Table(List<Line> lines) {
        this.lines = lines;
    }

    /** Ask something of one client about one row. */
    interface Drill {
        Observed run(Row row, ClientKind client) throws Exception;
    }

    /** Hold what was found in one row. */
    record Line(Row row, Map<ClientKind, Observed> found) {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(Statuses.rows());
        rows.addAll(Transports.rows());
        rows.addAll(Contents.rows());
        return rows;
    }

    static Table drive(int threads, List<Row> rows, Drill drill) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Map<Row, Map<ClientKind, Future<Observed>>> running = new LinkedHashMap<>();
            for (Row row : rows) {
                Map<ClientKind, Future<Observed>> cells = new EnumMap<>(ClientKind.class);
                row.clients().forEach(client -> cells.put(client, pool.submit(() -> drill.run(row, client))));
                running.put(row, cells);
            }
            return new Table(gathered(running));
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Line> gathered(Map<Row, Map<ClientKind, Future<Observed>>> running)
            throws InterruptedException, ExecutionException {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<Row, Map<ClientKind, Future<Observed>>> row : running.entrySet()) {
            Map<ClientKind, Observed> found = new EnumMap<>(ClientKind.class);
            for (Map.Entry<ClientKind, Future<Observed>> cell : row.getValue().entrySet()) {
                found.put(cell.getKey(), cell.getValue().get());
            }
            lines.add(new Line(row.getKey(), found));
        }
        return lines;
    }

    Observed found(String row, ClientKind client) {
        return lines.stream()
                .filter(it -> it.row().name().equals(row))
                .map(it -> it.found().get(client))
                .findFirst()
                .orElseThrow();
    }

    /** Name every cell that is not as expected. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (Line line : lines) {
            line.found()
                    .forEach((client, observed) -> line.row()
                            .expected(client)
                            .orElseThrow()
                            .differences(observed)
                            .forEach(it -> differences.add("%s, %s: %s (%s)"
                                    .formatted(
                                            line.row().name(),
                                            client.title(),
                                            it,
                                            observed.ending().causesText()))));
        }
        return differences;
    }

    /** Render as Markdown, with what the marks mean below. */
    String markdown() {
        StringBuilder out = new StringBuilder("| failure |");
        for (ClientKind client : ClientKind.values()) {
            out.append(' ').append(client.title()).append(" |");
        }
        out.append("\n|").append("---|".repeat(ClientKind.values().length + 1)).append('\n');
        List<String> notes = new ArrayList<>();
        lines.forEach(line -> append(out, line, notes));
        out.append("""

                Each cell: calls that reached the provider, time the user waited, result.
                `ok` is the whole text; `cut short`, `nothing` and `altered` were handed over as if they were. `after N`: events or partial answers handed over before.
                ~ emulated: what the client's own HTTP client would do, which we replace. ° not in research §3. ¹ differs from research §3, explained below. * by hand, no kind of fault. – does not concern the client, or lasts too long for real time.
                """);
        notes.forEach(note -> out.append("\n- ").append(note));
        return out.append('\n').toString();
    }

    private static void append(StringBuilder out, Line line, List<String> notes) {
        Row row = line.row();
        out.append("| ").append(row.name()).append(row.isByHand() ? " *" : "").append(" |");
        for (ClientKind client : ClientKind.values()) {
            out.append(' ').append(cell(line, client, notes)).append(" |");
        }
        out.append('\n');
    }

    private static String cell(Line line, ClientKind client, List<String> notes) {
        Observed observed = line.found().get(client);
        if (observed == null) {
            return "–";
        }
        Expected expected = line.row().expected(client).orElseThrow();
        return observed.text()
                + switch (expected.source()) {
                    case STATED -> "";
                    case FOUND -> " °";
                    case EXPLAINED -> {
                        notes.add("%s, %s: %s".formatted(line.row().name(), client.title(), expected.why()));
                        yield " ¹";
                    }
                };
    }
}
