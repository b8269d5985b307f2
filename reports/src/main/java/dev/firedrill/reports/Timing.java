package dev.firedrill.reports;

import dev.firedrill.result.CheckResult;
import dev.firedrill.result.CheckResult.Bound;
import dev.firedrill.result.CheckResult.Observed;
import dev.firedrill.result.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Hold one measured time beside its bounds, over all runs of its scenario; counts speak for themselves in what was found. */
record Timing(Entry entry, CheckResult check, Bound bound, Observed observed) {

    /** List what was measured: what failed first, then by the share of the bound that is left. */
    static List<Timing> of(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.checks().stream().flatMap(check -> of(entry, check).stream()))
                .sorted(Comparator.comparing((Timing timing) -> timing.check().status())
                        .reversed()
                        .thenComparingDouble(Timing::share))
                .toList();
    }

    private static List<Timing> of(Entry entry, CheckResult check) {
        Bound bound = check.bound();
        Observed observed = check.observed();
        return bound == null || observed == null || !Quantity.isDuration(observed.worst())
                ? List.of()
                : List.of(new Timing(entry, check, bound, observed));
    }

    /** Spell the bounds, inclusive. */
    String bounds() {
        String from = bound.notBefore();
        String until = bound.notAfter();
        if (from != null && until != null) {
            return from.equals(until) ? "exactly " + from : from + " to " + until;
        }
        if (until != null) {
            return "at most " + until;
        }
        return from == null ? "none" : "at least " + from;
    }

    /** Spell the margin with its sign. */
    String margin() {
        String margin = check.margin();
        return margin == null ? "–" : Quantity.signed(margin);
    }

    /** Spell the 99th percentile, where there are runs enough for one. */
    String p99() {
        String p99 = observed.p99();
        return p99 == null ? "–" : p99;
    }

    static OptionalDouble read(@Nullable String quantity) {
        return quantity == null ? OptionalDouble.empty() : Quantity.read(quantity);
    }

    /** Give the share of the bound that the worst run had left; negative is outside. */
    double share() {
        double limit = read(bound.notAfter()).orElse(read(bound.notBefore()).orElse(1));
        return limit > 0 ? read(check.margin()).orElse(0) / limit : 0;
    }
}
