package dev.firedrill.result;

import dev.firedrill.check.Sight;
import dev.firedrill.check.Status;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Compare what the two modes found of a scenario. Both must say the same of every check that both can judge. What a run for
 * real could not observe is left to virtual time where that proved it, and the comparison names it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Conformance {

    /** Id of the check that says so, in the entry of the run for real. */
    public static final String ID = "conformance";

    private static final String EXPECTED = "every check that both modes can judge has the same outcome in both";
    private static final int SHOWN = 5;

    private Conformance() {}

    /** Give the entries with the comparison in each that was run for real and has its like in virtual time; a service that did not start has nothing to compare. */
    public static List<Entry> of(List<Entry> entries) {
        Map<String, Entry> simulated = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.mode().equals(Mode.SIMULATED.word()))
                .forEach(entry -> simulated.put(name(entry), entry));
        return entries.stream()
                .map(entry -> Optional.ofNullable(simulated.get(name(entry)))
                        .filter(any -> entry.mode().equals(Mode.LIVE.word()))
                        .filter(any -> NotStarted.of(entry).isEmpty())
                        .map(other -> compared(entry, other))
                        .orElse(entry))
                .toList();
    }

    /** Judge results anew with the comparison in their entries; results of one mode stay as they are. */
    public static Results in(Results results) {
        List<Entry> compared = of(results.entries());
        return compared.equals(results.entries()) ? results : VerdictRule.judged(results.withEntries(compared));
    }

    private static String name(Entry entry) {
        return entry.scenario() + " " + Objects.requireNonNullElse(entry.variant(), "");
    }

    /** Only what is declared leaves a check to virtual time: what could not be read, though it should, is not left to it. */
    private static boolean isLeft(CheckResult check) {
        return check.status() == Status.NOT_OBSERVED
                && (check.expected().equals(Sight.NOT_FOR_REAL) || check.found().contains(Sight.BLURRED));
    }

    private static Entry compared(Entry live, Entry simulated) {
        Map<String, CheckResult> there = new TreeMap<>();
        simulated.checks().forEach(check -> there.put(check.id(), check));
        List<CheckResult> kept = new ArrayList<>();
        List<String> leftToVirtualTime = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (CheckResult check : live.checks()) {
            if (isComparison(check)) {
                continue;
            }
            CheckResult other = there.get(check.id());
            if (isLeft(check) && other != null && other.status() == Status.PASS) {
                leftToVirtualTime.add(check.id());
            } else {
                kept.add(check);
                if (other != null && other.status() != check.status()) {
                    different.add("'%s' is %s in virtual time and %s for real"
                            .formatted(check.id(), other.status(), check.status()));
                }
            }
        }
        int same = kept.size() - different.size();
        Status status = !different.isEmpty() ? Status.FAIL : same == 0 ? Status.NOT_OBSERVED : Status.PASS;
        if (live.checks().stream().anyMatch(it -> isComparison(it) && it.status() == status)) {
            return live;
        }
        kept.add(result(live, status, found(same, leftToVirtualTime, different)));
        return live.withChecks(kept, live.logHash());
    }

    /** An entry that was compared before says so, and says the same again. */
    private static boolean isComparison(CheckResult check) {
        return check.id().equals(ID) && check.kind().equals(ID);
    }

    private static String found(int same, List<String> leftToVirtualTime, List<String> different) {
        String left = leftToVirtualTime.isEmpty()
                ? ""
                : "; judged in virtual time only: " + String.join(", ", leftToVirtualTime);
        if (different.isEmpty()) {
            return "%d %s the same%s".formatted(same, same == 1 ? "is" : "are", left);
        }
        String more = different.size() > SHOWN ? " and %d more".formatted(different.size() - SHOWN) : "";
        return String.join("; ", different.subList(0, Math.min(SHOWN, different.size()))) + more + left;
    }

    private static CheckResult result(Entry live, Status status, String found) {
        return new CheckResult(
                ID,
                ID,
                Aspect.OTHER.title(),
                status,
                List.of(),
                live.at(),
                EXPECTED,
                found,
                live.chosenSeed(),
                null,
                null,
                null,
                null,
                status == Status.PASS ? 1 : 0,
                status == Status.FAIL ? 1 : 0,
                status == Status.FAIL ? List.of(live.chosenSeed()) : List.of(),
                new CheckResult.Chosen(status, "", 0, 0, null, null, null),
                "./firedrill run --mode both " + live.scenario());
    }
}
