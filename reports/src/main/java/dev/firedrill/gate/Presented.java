package dev.firedrill.gate;

import dev.firedrill.result.Lock;
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
 * @param sources the files it was read from
 * @param defects why some of it could not be read or is not to be trusted, one sentence each: no such folder, no results in
 *     it, cut off, of another format, edited after it was sealed, of another project
 * @param lock what must run; empty where there is no valid lock file
 * @param inputs the files that could change an outcome, as they are now
 * @param commit the commit that the working folder holds now; empty outside of Git
 * @param now when the gate decides
 * @param subject what is to be released, as the command line names it
 * @param baseline results of the last GO
 * @param statements what people stated, of whatever results
 * @param pending goldens that nobody has accepted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Presented(
        Optional<Results> results,
        List<Source> sources,
        List<String> defects,
        Optional<Lock> lock,
        List<Input> inputs,
        Optional<String> commit,
        Instant now,
        Optional<String> subject,
        Optional<Results> baseline,
        List<Statement> statements,
        List<String> pending) {

    public Presented {
        sources = List.copyOf(sources);
        defects = List.copyOf(defects);
        inputs = List.copyOf(inputs);
        statements = List.copyOf(statements);
        pending = List.copyOf(pending);
    }

    /** Hold what was read from nobody says where. */
    public Presented(
            Optional<Results> results,
            List<String> defects,
            Optional<Lock> lock,
            List<Input> inputs,
            Optional<String> commit,
            Instant now,
            Optional<String> subject,
            Optional<Results> baseline,
            List<Statement> statements,
            List<String> pending) {
        this(results, List.of(), defects, lock, inputs, commit, now, subject, baseline, statements, pending);
    }
}
