package dev.firedrill.result;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/** Read and write results as files. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ResultsJson {

    /** Name of the record of one call of the tool, in the output folder. */
    public static final String FILE = "results.json";

    /** Order of entries: by system, scenario, variant (the correct system first), mode and seeds. */
    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::system)
            .thenComparing(Entry::scenario)
            .thenComparing(Entry::variant, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Entry::mode)
            .thenComparingLong(Entry::firstSeed)
            .thenComparingInt(Entry::runs);

    private static final Comparator<Results.ConfigurationError> ERROR_ORDER = Comparator.comparing(
                    Results.ConfigurationError::at)
            .thenComparing(Results.ConfigurationError::found)
            .thenComparing(Results.ConfigurationError::expected)
            .thenComparing(Results.ConfigurationError::mend);

    private static final Comparator<Results.Lint> WARNING_ORDER = Comparator.comparing(Results.Lint::at)
            .thenComparing(Results.Lint::rule)
            .thenComparing(Results.Lint::found);

    private ResultsJson() {}

    /**
     * Read results.
     *
     * @throws ResultsException if the file cannot be read, is not complete, or holds what this version does not know
     */
    public static Results read(Path file) {
        return StrictJson.read(file, Results.class, Results.FORMAT);
    }

    /**
     * Write results in canonical order, whole or not at all.
     *
     * @throws ResultsException if the file cannot be written
     */
    public static void write(Results results, Path file) {
        StrictJson.write(file, inOrder(results));
    }

    /** Give the same results with all in canonical order, each error and each warning once. */
    public static Results inOrder(Results results) {
        List<Entry> entries = results.entries().stream().sorted(ORDER).toList();
        List<Results.ConfigurationError> errors =
                results.errors().stream().distinct().sorted(ERROR_ORDER).toList();
        Provenance origin = results.provenance();
        return new Results(
                results.format(),
                results.verdict(),
                results.subset(),
                results.exploratory(),
                results.reduced(),
                results.reasons(),
                results.tool(),
                results.inventory(),
                results.requirements().stream()
                        .sorted(Comparator.comparing(Results.Coverage::system))
                        .toList(),
                results.warnings().stream().distinct().sorted(WARNING_ORDER).toList(),
                errors,
                origin == null ? null : Provenances.inOrder(origin),
                entries,
                results.seal());
    }
}
