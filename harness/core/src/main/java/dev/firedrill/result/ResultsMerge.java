package dev.firedrill.result;

import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry.StateCoverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Merge the results of several JVMs into those of one call. The order and the grouping of the parts do not matter. Where
 * two parts drilled the same seeds of the same scenario in virtual time and got different hashes, it is not reproducible;
 * real time gives no log twice.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ResultsMerge {

    private static final String DIFFERENT = "two JVMs gave different logs";

    private static final BinaryOperator<CheckResult> WORSE_CHECK =
            BinaryOperator.maxBy(Comparator.comparing(CheckResult::status).thenComparing(CheckResult::toString));

    private static final BinaryOperator<Entry> WORSE_ENTRY =
            BinaryOperator.maxBy(Comparator.comparing(Entry::status).thenComparing(Entry::toString));

    private ResultsMerge() {}

    /**
     * Merge parts, at least one, and judge the whole.
     *
     * @throws IllegalArgumentException if there is no part
     */
    public static Results merge(List<Results> parts) {
        Results merged = parts.stream()
                .reduce(ResultsMerge::combine)
                .orElseThrow(() -> new IllegalArgumentException("expected results of at least one JVM, found none"));
        return VerdictRule.judged(ResultsJson.inOrder(merged));
    }

    private static Results combine(Results left, Results right) {
        List<Entry> entries = entries(left, right);
        return new Results(
                Results.FORMAT,
                Verdict.INCONCLUSIVE,
                left.subset() && right.subset(),
                left.exploratory() || right.exploratory(),
                left.reduced() || right.reduced(),
                List.of(),
                left.tool().toString().compareTo(right.tool().toString()) >= 0 ? left.tool() : right.tool(),
                inventory(left.inventory(), right.inventory(), entries),
                Coverages.again(joined(left.requirements(), right.requirements()), entries),
                joined(left.warnings(), right.warnings()),
                joined(left.errors(), right.errors()),
                Provenances.joined(left.provenance(), right.provenance()),
                entries,
                null);
    }

    private static List<Entry> entries(Results left, Results right) {
        Map<Entry, Entry> byOrder = new TreeMap<>(ResultsJson.ORDER);
        for (Entry entry : joined(left.entries(), right.entries())) {
            Entry before = byOrder.remove(entry);
            byOrder.put(entry, before == null ? entry : same(before, entry));
        }
        return List.copyOf(byOrder.values());
    }

    /** Join two entries of the same seeds of the same scenario: of each check the worse outcome stays. */
    private static Entry same(Entry left, Entry right) {
        boolean reproducible =
                !left.mode().equals(Mode.SIMULATED.word()) || left.logHash().equals(right.logHash());
        Map<String, CheckResult> checks = new LinkedHashMap<>();
        for (CheckResult check : joined(left.checks(), right.checks())) {
            checks.merge(check.id(), reproducible ? check : Unreproducible.mark(check, DIFFERENT), WORSE_CHECK);
        }
        Entry worse = WORSE_ENTRY.apply(left, right);
        return worse.withStates(StateCoverage.joined(left.states(), right.states()))
                .withNames(Names.joined(left.names(), right.names()))
                .withChecks(List.copyOf(checks.values()), reproducible ? worse.logHash() : DIFFERENT);
    }

    private static Results.Inventory inventory(Results.Inventory left, Results.Inventory right, List<Entry> entries) {
        return new Results.Inventory(
                larger(left.expected(), right.expected()),
                Lock.compare(Optional.empty(), entries).found(),
                missing(left, right),
                sorted(joined(left.unlisted(), right.unlisted())));
    }

    /** Keep what both sides miss; a side that misses a scenario misses all its checks. */
    private static List<String> missing(Results.Inventory left, Results.Inventory right) {
        if (left.expected() == null || right.expected() == null) {
            return sorted(joined(left.missing(), right.missing()));
        }
        List<String> both = new ArrayList<>();
        left.missing().stream().filter(id -> misses(right, id)).forEach(both::add);
        right.missing().stream().filter(id -> misses(left, id)).forEach(both::add);
        return sorted(both);
    }

    private static boolean misses(Results.Inventory side, String id) {
        return side.missing().contains(id) || side.missing().contains(Lock.scenario(id));
    }

    private static @Nullable Integer larger(@Nullable Integer left, @Nullable Integer right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return Integer.valueOf(Math.max(left, right));
    }

    private static List<String> sorted(Collection<String> ids) {
        return List.copyOf(new TreeSet<>(ids));
    }

    private static <T> List<T> joined(List<T> left, List<T> right) {
        List<T> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }
}
