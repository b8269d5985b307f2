package dev.firedrill.reports;

import dev.firedrill.gate.Brief;
import dev.firedrill.gate.NamedBuilds;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Results;
import java.util.List;
import java.util.stream.Collectors;

/** Word of what a verdict is: which builds, of which sources, drilled when. */
final class Subjects {

    private Subjects() {}

    /** Name the builds in one line; "" where the results do not say. */
    static String builds(Results results) {
        Provenance origin = results.provenance();
        if (origin == null || origin.subjects().isEmpty()) {
            return "";
        }
        return NamedBuilds.words(origin.subjects());
    }

    /** Name commits and instants in one line; "" where the results do not say. */
    static String sources(Results results) {
        Provenance origin = results.provenance();
        return origin == null
                ? ""
                : Wording.of("%s · drilled %s to %s", commits(origin.commits()), origin.from(), origin.until());
    }

    /** Name the commits, and whether files differed from them. */
    static String commits(List<Commit> commits) {
        if (commits.isEmpty()) {
            return "commit unknown";
        }
        return "commit " + commits.stream().map(Subjects::commit).collect(Collectors.joining(" and "));
    }

    private static String commit(Commit commit) {
        return Brief.id(commit.id()) + (commit.clean() ? " (clean)" : " (not clean: files differed from it)");
    }
}
