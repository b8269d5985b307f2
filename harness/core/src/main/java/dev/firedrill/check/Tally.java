package dev.firedrill.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Fold what one check found over many runs, in memory that does not grow with their number. Folding and merging give the
 * same result in any order, so that runs can be spread over threads; one tally itself belongs to one thread.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Tally {

    /** Most failing seeds that are kept; all are counted. */
    public static final int FAILING_SEEDS_KEPT = 20;

    private final Check check;
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private final Map<Status, Seeded> firsts = new EnumMap<>(Status.class);
    private final TreeSet<Long> failingSeeds = new TreeSet<>();
    private final Spread spread = new Spread();

    /** Open a tally of a check, with no runs. */
    public Tally(Check check) {
        this.check = check;
    }

    /** Hold the finding of one run. */
    public record Seeded(long seed, Finding finding) {}

    /** Hold the measurement of one run. */
    public record Measured(long seed, Measurement measurement) {}

    /** Give the check. */
    public Check check() {
        return check;
    }

    /** Add what the check found in one run; each seed once. */
    public void add(long seed, Finding finding) {
        counts.merge(finding.status(), 1L, Long::sum);
        firsts.merge(finding.status(), new Seeded(seed, finding), Tally::earlier);
        if (finding.status() == Status.FAIL) {
            keep(seed);
        }
        finding.measurement().ifPresent(it -> spread.add(seed, it));
    }

    /** Add all runs of another tally of the same check, which stays as it is. */
    public void merge(Tally other) {
        other.counts.forEach((status, count) -> counts.merge(status, count, Long::sum));
        other.firsts.forEach((status, first) -> firsts.merge(status, first, Tally::earlier));
        other.failingSeeds.forEach(this::keep);
        spread.merge(other.spread);
    }

    private static Seeded earlier(Seeded one, Seeded other) {
        return other.seed() < one.seed() ? other : one;
    }

    private void keep(long seed) {
        failingSeeds.add(seed);
        if (failingSeeds.size() > FAILING_SEEDS_KEPT) {
            failingSeeds.pollLast();
        }
    }

    /**
     * Judge over all runs: one FAIL fails; else one NOT_REPRODUCIBLE spoils; else one PASS proves; else NOT_OBSERVED
     * says more than NOT_EXERCISED, which also stands for no run at all.
     */
    public Status status() {
        return List.of(Status.FAIL, Status.NOT_REPRODUCIBLE, Status.PASS, Status.NOT_OBSERVED).stream()
                .filter(counts::containsKey)
                .findFirst()
                .orElse(Status.NOT_EXERCISED);
    }

    /** Count the runs with this status. */
    public long runs(Status status) {
        return counts.getOrDefault(status, 0L);
    }

    /** Count all runs. */
    public long runs() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Give the lowest failing seeds in order, at most {@value #FAILING_SEEDS_KEPT}. */
    public List<Long> failingSeeds() {
        return List.copyOf(failingSeeds);
    }

    /** Give the run of the lowest failing seed. */
    public Optional<Seeded> firstFailure() {
        return Optional.ofNullable(firsts.get(Status.FAIL));
    }

    /** Give the run of the lowest seed. */
    public Optional<Seeded> first() {
        return firsts.values().stream().reduce(Tally::earlier);
    }

    /** Give the run of the lowest seed that has the {@link #status()} of the whole: the one to show. */
    public Optional<Seeded> deciding() {
        return Optional.ofNullable(firsts.get(status()));
    }

    /**
     * Give the measurement nearest to a bound or furthest past it, exact, with the lowest seed that has it; without
     * bounds the largest.
     */
    public Optional<Measured> worst() {
        return spread.worst();
    }

    /** Give the distance of the worst run to its nearer bound, negative when outside; empty without measurement or bounds. */
    public OptionalLong margin() {
        return worst().isPresent() && worst().get().measurement().margin() != Long.MAX_VALUE
                ? OptionalLong.of(worst().get().measurement().margin())
                : OptionalLong.empty();
    }

    /** Give the middle of all measured quantities, to three significant digits; nanoseconds for a duration. */
    public OptionalLong median() {
        return spread.percentile(50);
    }

    /** Give what 99 % of all measured quantities do not exceed, to three significant digits. */
    public OptionalLong p99() {
        return spread.percentile(99);
    }

    /** Count the runs that measured. */
    public long measured() {
        return spread.size();
    }
}
