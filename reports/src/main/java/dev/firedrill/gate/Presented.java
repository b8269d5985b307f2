package dev.firedrill.gate;

import dev.firedrill.result.Lock;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Results;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Hold all that the gate is shown; it looks at nothing else.
 *
 * @param results what was read, merged; empty where nothing could be read
 * @param parts the files it was read from, each of which must stand for itself
 * @param defects why some of it could not be read or is not to be trusted, one sentence each: no such folder, no results in
 *     it, cut off, of another format, edited after it was sealed, of another project
 * @param lock what must run; empty where there is no valid lock file
 * @param commit what the working folder holds now, and whether nothing differs from it; empty outside of Git
 * @param now when the gate decides
 * @param subject what is to be released, as the command line names it
 * @param baseline results of the last GO
 * @param statements what people stated, of whatever results
 * @param pending goldens that nobody has accepted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Presented(
        Optional<Results> results,
        List<Part> parts,
        List<String> defects,
        Optional<Lock> lock,
        Optional<Commit> commit,
        Instant now,
        Optional<String> subject,
        Optional<Results> baseline,
        List<Statement> statements,
        List<String> pending) {

    public Presented {
        parts = List.copyOf(parts);
        defects = List.copyOf(defects);
        statements = List.copyOf(statements);
        pending = List.copyOf(pending);
    }

    /**
     * Hold one file of results.
     *
     * @param inputs the files that could change an outcome of its drills, as they are now
     */
    public record Part(Source source, Results results, List<Input> inputs) {

        public Part {
            inputs = List.copyOf(inputs);
        }

        /** Say where it comes from; empty where it does not. */
        Optional<Provenance> provenance() {
            return Optional.ofNullable(results.provenance());
        }
    }

    /** Name the files that were read. */
    List<Source> sources() {
        return parts.stream().map(Part::source).toList();
    }
}
