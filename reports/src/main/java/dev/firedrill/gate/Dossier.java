package dev.firedrill.gate;

import dev.firedrill.result.Results;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Hold all that a report shows.
 *
 * @param ruling what the gate decided; empty for the report of a run, which no gate has judged
 * @param changes what changed since the last GO; empty where nobody named one
 * @param statements what people stated of these very results
 * @param pending goldens that were recorded and that nobody has accepted, as {@code awf/first-meet-kiera}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Dossier(
        Results results,
        Optional<Ruling> ruling,
        Optional<Changes> changes,
        List<Statement> statements,
        List<String> pending) {

    public Dossier {
        statements = List.copyOf(statements);
        pending = List.copyOf(pending);
    }

    /** Show the same of results that name their logs otherwise. */
    public Dossier withResults(Results others) {
        return new Dossier(others, ruling, changes, statements, pending);
    }

    /** Show what a run found, before any gate. */
    public static Dossier ofRun(Results results) {
        return new Dossier(results, Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}
