package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.simulated.Pulse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Run for real, once for each seed that is asked for twice in a row: real time is dear. A run that fails a check is
 * repeated, and what then passes is not reproducible: never green, and not called a failure.
 */
final class LiveRuns {

    private final LiveExecution execution;
    private final List<Check> checks;
    private @Nullable Run newest;

    LiveRuns(LiveExecution execution, List<Check> checks) {
        this.execution = execution;
        this.checks = checks;
    }

    synchronized Run run(long seed, Pulse pulse) {
        Run known = newest;
        if (known == null || known.evidence().seed() != seed) {
            known = doubted(judged(seed, 1, pulse), pulse);
            newest = known;
        }
        return known;
    }

    private Run judged(long seed, int repetition, Pulse pulse) {
        Evidence evidence = execution.run(seed, repetition, pulse);
        return new Run(evidence, Seeing.judged(checks, evidence));
    }

    private Run doubted(Run first, Pulse pulse) {
        if (first.findings().stream().noneMatch(LiveRuns::failed)) {
            return first;
        }
        Run second = judged(first.evidence().seed(), 2, pulse);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < first.findings().size(); i++) {
            findings.add(doubted(first.findings().get(i), second.findings().get(i)));
        }
        return new Run(first.evidence(), findings);
    }

    private static Finding doubted(Finding first, Finding second) {
        if (failed(second) && first.status() == Status.PASS) {
            return doubted(second, first);
        }
        if (!failed(first) || second.status() != Status.PASS) {
            return first;
        }
        return new Finding(
                first.check(),
                Status.NOT_REPRODUCIBLE,
                first.expected(),
                "%s; another run of the same seed did not show it: %s".formatted(first.found(), second.found()),
                first.measurement(),
                first.place(),
                first.log(),
                first.position());
    }

    private static boolean failed(Finding finding) {
        return finding.status() == Status.FAIL;
    }
}
