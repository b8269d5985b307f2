package dev.firedrill.gate;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Matter.Judged;
import dev.firedrill.model.Policy.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides by what somebody still has to do: accept goldens, mend files, clear out waivers. */
final class Leftovers {

    private static final Sentence GOLDENS =
            new Sentence("goldens", "No recorded golden waits for somebody to accept it.");
    private static final Sentence CONFIGURATION =
            new Sentence("configuration", "Every file could be read, and every drill could be run as configured.");
    private static final Sentence WAIVERS = new Sentence(
            "waivers", "A waiver has an owner, a reason and an expiry within a year, and counts for nothing after it.");

    private Leftovers() {}

    static Rule goldens() {
        return new Rule(GOLDENS, matter -> {
            List<String> pending = matter.presented().pending();
            return GOLDENS.openBy(
                    pending.stream()
                            .map(it -> "the golden of %s was recorded, and nobody has accepted it".formatted(it))
                            .toList(),
                    pending.isEmpty() ? "none waits" : pending.size() + " wait");
        });
    }

    static Rule configuration() {
        return new Rule(CONFIGURATION, matter -> {
            List<String> reasons = matter.all().errors().stream()
                    .map(it -> "configuration error at %s: %s".formatted(it.at(), it.found()))
                    .toList();
            return CONFIGURATION.openBy(reasons, reasons.isEmpty() ? "no error" : reasons.size() + " errors");
        });
    }

    static Rule waivers() {
        return new Rule(WAIVERS, Leftovers::waivers);
    }

    /** Neither an expired waiver nor one too many stops a release: what it does not let pass is counted where it failed. */
    private static Clause waivers(Matter matter) {
        if (matter.policy().waivers().isEmpty()) {
            return WAIVERS.notAsked("there is no waiver");
        }
        Set<String> used = used(matter).map(Judged::name).collect(Collectors.toCollection(TreeSet::new));
        List<String> found = new ArrayList<>();
        found.add("%d used".formatted(used.size()));
        matter.waivers()
                .expired()
                .forEach(it -> found.add("expired: " + Waived.by(it).words()));
        matter.waivers()
                .endless()
                .forEach(it -> found.add("of no effect, because it ends in more than a year: "
                        + Waived.by(it).words()));
        matter.waivers().valid().stream()
                .map(Waiver::check)
                .filter(it -> !used.contains(it))
                .forEach(it -> found.add("of nothing that failed or is unproven: " + it));
        return WAIVERS.met(String.join("; ", found));
    }

    /** Tell which checks pass by a waiver only. */
    static List<Waived> waived(Matter matter) {
        return used(matter)
                .flatMap(it -> matter.waivers().of(it.name()).stream().map(Waived::by))
                .distinct()
                .toList();
    }

    private static Stream<Judged> used(Matter matter) {
        return matter.checks(any -> true)
                .filter(it ->
                        it.check().status() != Status.PASS || (Matter.isAsked(it.check()) && !matter.isSeenToFail(it)))
                .filter(matter::isWaived);
    }
}
