package dev.firedrill.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Hold everything that one call of the tool judged: {@code results.json}.
 *
 * @param format always {@value #FORMAT}
 * @param subset whether only a part of the inventory was selected
 * @param exploratory whether seeds came from the command line; a release gate does not accept such results
 * @param reduced whether some scenario had fewer runs than it declares
 * @param reasons why the verdict is not GO, one sentence each, most serious first
 * @param requirements for each system that lists requirements, how many are covered
 * @param warnings what the linter says of the controls and scenarios that were read
 * @param errors files that could not be read and drills that could not be run
 * @param provenance where they come from; {@code null} in files of an earlier version
 * @param seal sha-256 of all else in them, see {@link Seal}; {@code null} while they are made, and in files of an earlier
 *     version
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({
    "format",
    "verdict",
    "subset",
    "exploratory",
    "reduced",
    "reasons",
    "tool",
    "inventory",
    "requirements",
    "warnings",
    "errors",
    "provenance",
    "entries",
    "seal"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Results(
        String format,
        Verdict verdict,
        boolean subset,
        boolean exploratory,
        boolean reduced,
        List<String> reasons,
        Tool tool,
        Inventory inventory,
        @Later List<Coverage> requirements,
        @Later List<Lint> warnings,
        List<ConfigurationError> errors,
        @Nullable Provenance provenance,
        List<Entry> entries,
        @Nullable String seal) {

    /** Name of this version of the format. */
    public static final String FORMAT = "firedrill-results/1";

    public Results {
        reasons = List.copyOf(reasons);
        requirements = List.copyOf(requirements);
        warnings = List.copyOf(warnings);
        errors = List.copyOf(errors);
        entries = List.copyOf(entries);
    }

    /** Hold results that nobody sealed, and that do not say where they come from. */
    public Results(
            String format,
            Verdict verdict,
            boolean subset,
            boolean exploratory,
            boolean reduced,
            List<String> reasons,
            Tool tool,
            Inventory inventory,
            List<Coverage> requirements,
            List<Lint> warnings,
            List<ConfigurationError> errors,
            List<Entry> entries) {
        this(
                format,
                verdict,
                subset,
                exploratory,
                reduced,
                reasons,
                tool,
                inventory,
                requirements,
                warnings,
                errors,
                null,
                entries,
                null);
    }

    /** Hold results of systems that list no requirements, and in which the linter found nothing. */
    public Results(
            String format,
            Verdict verdict,
            boolean subset,
            boolean exploratory,
            boolean reduced,
            List<String> reasons,
            Tool tool,
            Inventory inventory,
            List<ConfigurationError> errors,
            List<Entry> entries) {
        this(
                format,
                verdict,
                subset,
                exploratory,
                reduced,
                reasons,
                tool,
                inventory,
                List.of(),
                List.of(),
                errors,
                entries);
    }

    /** Give the same results, said where they come from. */
    public Results withProvenance(@Nullable Provenance origin) {
        return with(verdict, reasons, origin, entries, null);
    }

    /** Give the same results with other entries, to be judged anew. */
    Results withEntries(List<Entry> drilled) {
        return with(verdict, reasons, provenance, drilled, null);
    }

    /** Give the same results as those of a whole: of parts that together lack nothing, none is a subset any more. */
    public Results asWhole() {
        return new Results(
                format,
                verdict,
                false,
                exploratory,
                reduced,
                reasons,
                tool,
                inventory,
                requirements,
                warnings,
                errors,
                provenance,
                entries,
                seal);
    }

    /** Give the same results where logs lie elsewhere; what was judged is the same, and so is the seal. */
    public Results withLogsOf(List<Entry> moved) {
        return with(verdict, reasons, provenance, moved, seal);
    }

    /** Give the same results with another seal. */
    Results withSeal(@Nullable String other) {
        return with(verdict, reasons, provenance, entries, other);
    }

    private Results with(
            Verdict other,
            List<String> why,
            @Nullable Provenance origin,
            List<Entry> drilled,
            @Nullable String closed) {
        return new Results(
                format,
                other,
                subset,
                exploratory,
                reduced,
                why,
                tool,
                inventory,
                requirements,
                warnings,
                errors,
                origin,
                drilled,
                closed);
    }

    /** Say what ran the drills. */
    public record Tool(String version, String java, String os) {}

    /**
     * Compare what ran with what the lock file says must run.
     *
     * @param expected entries of the lock file; {@code null} where there is none
     * @param found entries of the correct systems in these results
     * @param missing ids in the lock file that have no entry
     * @param unlisted ids that ran and are not in the lock file
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Inventory(@Nullable Integer expected, int found, List<String> missing, List<String> unlisted) {

        public Inventory {
            missing = List.copyOf(missing);
            unlisted = List.copyOf(unlisted);
        }
    }

    /**
     * Count the requirements of one system. Covered is what a check covers that ran on the correct system, passed and was
     * seen to fail, by an edited log or by a broken variant.
     *
     * @param total all that its {@code requirements.json} lists
     * @param covered how many of them are covered
     * @param uncovered ids that checks should cover and none does
     * @param people ids that only people can fulfil; never counted as covered
     * @param texts what they say, of those that are uncovered or for people
     */
    public record Coverage(
            String system,
            int total,
            int covered,
            List<String> uncovered,
            List<String> people,
            @Later List<Text> texts) {

        public Coverage {
            uncovered = List.copyOf(uncovered);
            people = List.copyOf(people);
            texts = List.copyOf(texts);
        }

        /** Count requirements whose texts nobody needs. */
        public Coverage(String system, int total, int covered, List<String> uncovered, List<String> people) {
            this(system, total, covered, uncovered, people, List.of());
        }

        /** Hold what a requirement says. */
        public record Text(String id, String text) {}
    }

    /** Hold one warning of the linter, at its place in a file. */
    public record Lint(String at, String rule, String found, String expected, String mend) {

        /** Rule of a check that forbids a name which occurs in no run, so that its absence shows nothing. */
        public static final String NAME_NEVER_SEEN = "name-never-seen";
    }

    /** Hold one error of configuration, at its place in a file. */
    public record ConfigurationError(String at, String found, String expected, String mend) {}
}
