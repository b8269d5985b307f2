package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.check.Tally;
import dev.firedrill.falsify.Falsifier;
import dev.firedrill.falsify.Falsifier.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * See every check fail that passed over the runs: on the first run, and where that shows nothing on the runs in which it
 * came nearest to failing and first passed. A run serves all checks that ask for it.
 */
final class Falsification {

    private final List<Check> checks;
    private final LongFunction<Run> run;
    private final Map<String, Trial> trials = new TreeMap<>();

    Falsification(List<Check> checks, LongFunction<Run> run) {
        this.checks = checks;
        this.run = run;
    }

    /** Hold what came of each check that was tried, by its id. */
    record Seen(Map<String, Trial> trials) {

        static final Seen NOTHING = new Seen(Map.of());

        Optional<Trial> of(Check check) {
            return Optional.ofNullable(trials.get(check.id()));
        }
    }

    Seen of(List<Tally> tallies, Run first) {
        List<Integer> passed = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            if (tallies.get(i).status() == Status.PASS) {
                passed.add(i);
            }
        }
        tryOut(passed, first, "");
        others(passed, tallies, first.evidence().seed())
                .forEach((seed, open) -> tryOut(open, run.apply(seed), ", in the run of seed " + seed));
        return new Seen(trials);
    }

    /** Choose further runs for what has not failed yet; nobody asked for an invariant, so that one run must do for it. */
    private Map<Long, List<Integer>> others(List<Integer> passed, List<Tally> tallies, long first) {
        Map<Long, List<Integer>> bySeed = new TreeMap<>();
        for (int i : passed) {
            if (isOpen(checks.get(i)) && checks.get(i).asked()) {
                TreeSet<Long> seeds = new TreeSet<>();
                tallies.get(i).worst().ifPresent(worst -> seeds.add(worst.seed()));
                tallies.get(i).deciding().ifPresent(deciding -> seeds.add(deciding.seed()));
                seeds.remove(first);
                seeds.forEach(seed ->
                        bySeed.computeIfAbsent(seed, it -> new ArrayList<>()).add(i));
            }
        }
        return bySeed;
    }

    private boolean isOpen(Check check) {
        Trial trial = trials.get(check.id());
        return trial == null || trial.edit().isEmpty();
    }

    private void tryOut(List<Integer> which, Run on, String where) {
        Falsifier falsifier = new Falsifier(on.evidence());
        for (int i : which) {
            Check check = checks.get(i);
            Finding finding = on.findings().get(i);
            if (isOpen(check)) {
                Trial trial = falsifier.trial(check, finding);
                Trial placed =
                        new Trial(trial.edit().map(edit -> edit + where), trial.own(), trial.invented(), trial.tried());
                trials.merge(check.id(), placed, Falsification::both);
            }
        }
    }

    private static Trial both(Trial one, Trial other) {
        return new Trial(other.edit(), other.own(), other.invented(), one.tried() + other.tried());
    }
}
