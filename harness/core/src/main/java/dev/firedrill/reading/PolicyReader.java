package dev.firedrill.reading;

import dev.firedrill.model.Policy;
import dev.firedrill.model.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Read {@code release-gate.json}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PolicyReader {

    private PolicyReader() {}

    /**
     * Hold a policy, or why there is none.
     *
     * @param policy empty where the file has defects
     * @param content the file word for word, "" where it cannot be read
     * @param sha256 its digest, "" where it cannot be read
     */
    public record Read(Optional<Policy> policy, List<Defect> defects, String content, String sha256) {

        public Read {
            defects = List.copyOf(defects);
        }
    }

    /**
     * Read a policy.
     *
     * @param file the file, which must exist
     * @param shown the file as messages name it
     */
    public static Read read(Path file, String shown) {
        Defects found = new Defects();
        Optional<Source> whole = new SourceFiles(file.toAbsolutePath().resolveSibling(""))
                .open(file.toAbsolutePath(), found)
                .map(source -> new Source(shown, source.text(), source.sha256()));
        Optional<Policy> policy = whole.flatMap(source -> TreeParser.parse(source, found))
                .flatMap(new PolicyBinder(found)::bind)
                .filter(any -> found.isEmpty());
        return new Read(
                policy,
                found.list().stream().map(it -> named(it, shown)).toList(),
                whole.map(Source::text).orElse(""),
                whole.map(Source::sha256).orElse(""));
    }

    private static Defect named(Defect defect, String shown) {
        Position place = defect.position();
        return new Defect(
                new Position(shown, place.line(), place.column()), defect.found(), defect.expected(), defect.mend());
    }
}
