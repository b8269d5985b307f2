package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.golden.GoldenCheck;
import dev.firedrill.model.Expectation.MatchesGolden;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Make the golden checks of a scenario, and leave what a person may accept as its golden. */
final class GoldenChecks {

    private final Scenario scenario;
    private final Optional<Goldens> goldens;

    GoldenChecks(Scenario scenario, Optional<Goldens> goldens) {
        this.scenario = scenario;
        this.goldens = goldens;
    }

    List<Check> checks() {
        return scenario.expectations().stream()
                .filter(MatchesGolden.class::isInstance)
                .map(MatchesGolden.class::cast)
                .map(this::check)
                .toList();
    }

    private Check check(MatchesGolden wanted) {
        return goldens.<Check>map(it -> it.store().check(scenario, wanted, it.mode()))
                .orElseGet(() -> new WithoutStore(wanted));
    }

    /**
     * Write the pending file where one is due: only from a run that gives the same log twice and breaks no other check.
     *
     * @return why nothing was written although it was due
     */
    Optional<String> leavePending(List<Check> checks, LongFunction<Run> run) {
        if (goldens.isEmpty() || checks.stream().noneMatch(GoldenChecks::leavesPending)) {
            return Optional.empty();
        }
        Run first = run.apply(scenario.seed());
        Optional<Finding> broken = first.findings().stream()
                .filter(it -> it.status() == Status.FAIL && !isGolden(checks, it.check()))
                .findFirst();
        if (broken.isPresent()) {
            return Optional.of("nothing was recorded, because the check '%s' fails"
                    .formatted(broken.get().check()));
        }
        if (Share.hash(first.evidence())
                != Share.hash(run.apply(scenario.seed()).evidence())) {
            return Optional.of("nothing was recorded, because the same seed gave two logs");
        }
        return write(first.evidence());
    }

    private Optional<String> write(Evidence evidence) {
        try {
            goldens.orElseThrow().store().writePending(evidence);
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("nothing was recorded: " + e.getMessage());
        }
    }

    private static boolean leavesPending(Check check) {
        return check instanceof GoldenCheck golden && golden.leavesPending();
    }

    private static boolean isGolden(List<Check> checks, String id) {
        return checks.stream().anyMatch(it -> it.id().equals(id) && it.aspect() == Aspect.GOLDEN);
    }

    /** Stand for the comparison with a golden in a drill that was given no goldens. */
    private record WithoutStore(MatchesGolden wanted) implements Check {

        @Override
        public String id() {
            return wanted.head().id();
        }

        @Override
        public String kind() {
            return wanted.kind().word();
        }

        @Override
        public Aspect aspect() {
            return wanted.kind().aspect();
        }

        @Override
        public Position position() {
            return wanted.head().position();
        }

        @Override
        public Finding judge(Evidence evidence) {
            return new Finding(
                    id(),
                    Status.NOT_EXERCISED,
                    "the run reproduces its golden",
                    "this drill was given no goldens to compare with",
                    Optional.empty(),
                    0,
                    "",
                    position());
        }
    }
}
