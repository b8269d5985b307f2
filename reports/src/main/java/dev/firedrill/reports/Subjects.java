package dev.firedrill.reports;

import dev.firedrill.model.Mode;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Provenance.Subject;
import dev.firedrill.result.Results;
import java.util.List;
import java.util.stream.Collectors;

/** Word of what a verdict is: which builds, of which sources, drilled when. */
final class Subjects {

    private static final int MOST = 6;
    private static final int DIGITS = 12;

    private Subjects() {}

    /** Name the builds in one line; "" where the results do not say. */
    static String builds(Results results) {
        Provenance origin = results.provenance();
        if (origin == null || origin.subjects().isEmpty()) {
            return "";
        }
        List<Subject> all = origin.subjects();
        String named = all.stream().limit(MOST).map(Subjects::build).collect(Collectors.joining(", "));
        return all.size() <= MOST ? named : Wording.of("%s and %,d more", named, all.size() - MOST);
    }

    private static String build(Subject subject) {
        String build = subject.build();
        String name = subject.system() + (build == null ? " (nobody named its build)" : " " + digest(build));
        return subject.mode().equals(Mode.SIMULATED.word()) ? name : name + " (" + subject.mode() + ")";
    }

    /** Shorten what names a build to what a reader compares. */
    static String digest(String build) {
        String kind = "sha256:";
        return build.startsWith(kind) && build.length() > kind.length() + DIGITS
                ? build.substring(0, kind.length() + DIGITS) + "…"
                : Escape.line(build, 60);
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
        String id = commit.id().length() > DIGITS ? commit.id().substring(0, DIGITS) : commit.id();
        return id + (commit.clean() ? " (clean)" : " (not clean: files differed from it)");
    }
}
