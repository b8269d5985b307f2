package dev.firedrill.gate;

import dev.firedrill.result.Results;
import dev.firedrill.result.StrictJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Keep what people state of results, in {@value #FILE} beside them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Statements {

    /** Name of the file, beside {@code results.json}. */
    public static final String FILE = "statements.json";

    /** Name of this version of the format. */
    public static final String FORMAT = "firedrill-statements/1";

    private Statements() {}

    /** The file. */
    record Kept(String format, List<Statement> statements) {

        Kept {
            statements = List.copyOf(statements);
        }
    }

    /**
     * Read the statements in a folder, in the order in which they were made; none where there is no file.
     *
     * @throws dev.firedrill.result.ResultsException if the file cannot be read
     */
    public static List<Statement> read(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? StrictJson.read(file, Kept.class, FORMAT).statements() : List.of();
    }

    /**
     * Add a statement to those in a folder.
     *
     * @throws dev.firedrill.result.ResultsException if the file cannot be read or written
     */
    public static void add(Path folder, Statement statement) {
        List<Statement> all = new ArrayList<>(read(folder));
        all.add(statement);
        StrictJson.write(folder.resolve(FILE), new Kept(FORMAT, all));
    }

    /**
     * Choose those that were made of what was judged; what bears another seal says nothing of it.
     *
     * @param judged what was judged
     * @param read the files it was read from, each of which people may have looked at by itself
     */
    public static List<Statement> of(Results judged, List<Source> read, List<Statement> statements) {
        return statements.stream()
                .filter(it -> it.seal().equals(judged.seal())
                        || read.stream().anyMatch(source -> it.seal().equals(source.seal())))
                .toList();
    }
}
