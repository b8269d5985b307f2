package dev.firedrill.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.firedrill.result.StrictJson;
import dev.firedrill.result.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Write what the gate decided as {@value #FILE}, for other tools. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GateJson {

    /** Name of the file. */
    public static final String FILE = "gate.json";

    /** Name of this version of the format. */
    public static final String FORMAT = "firedrill-gate-verdict/1";

    private GateJson() {}

    /**
     * The file.
     *
     * @param seal of the results that were judged; of several files it follows from theirs
     * @param results the files that were read, with their seals
     * @param policy absent where there is none
     * @param changes absent where no baseline was named
     */
    @JsonPropertyOrder({
        "format",
        "verdict",
        "advisory",
        "decidedAt",
        "subject",
        "again",
        "seal",
        "results",
        "policy",
        "reasons",
        "clauses",
        "waived",
        "changes",
        "statements",
        "pending"
    })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            String format,
            Verdict verdict,
            boolean advisory,
            String decidedAt,
            @Nullable String subject,
            String again,
            @Nullable String seal,
            List<Source> results,
            @Nullable Written policy,
            List<String> reasons,
            List<Clause> clauses,
            List<Waived> waived,
            @Nullable Changes changes,
            List<Statement> statements,
            List<String> pending) {}

    /** What the release asked for, word for word. */
    record Written(String file, String sha256, String content) {}

    /**
     * Write it, whole or not at all.
     *
     * @throws dev.firedrill.result.ResultsException if it cannot be written
     * @throws IllegalArgumentException if no gate has judged what is shown
     */
    public static void write(Dossier dossier, Path folder) {
        Ruling ruling = dossier.ruling()
                .orElseThrow(() -> new IllegalArgumentException("expected what a gate has judged, found a run"));
        StrictJson.write(folder.resolve(FILE), decided(dossier, ruling));
    }

    private static Decided decided(Dossier dossier, Ruling ruling) {
        return new Decided(
                FORMAT,
                ruling.verdict(),
                ruling.advisory(),
                ruling.at(),
                ruling.subject().isEmpty() ? null : ruling.subject(),
                ruling.again(),
                dossier.results().seal(),
                ruling.read(),
                written(ruling.asked()),
                ruling.reasons(),
                ruling.clauses(),
                ruling.waived(),
                dossier.changes().orElse(null),
                Statements.of(dossier.results(), ruling.read(), dossier.statements()),
                dossier.pending());
    }

    private static @Nullable Written written(Asked asked) {
        return asked.sha256().isEmpty() ? null : new Written(asked.file(), asked.sha256(), asked.content());
    }
}
