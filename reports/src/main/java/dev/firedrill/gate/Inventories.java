package dev.firedrill.gate;

import dev.firedrill.model.Mode;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Lock;
import dev.firedrill.result.NotRun;
import dev.firedrill.result.VerdictRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides whether all ran that the committed lock file lists. What it lists for virtual time must have run in virtual time,
 * and what it lists for real only, where anything ran for real.
 */
final class Inventories {

    private static final Sentence INVENTORY = new Sentence(
            "inventory",
            "Every scenario that " + Lock.FILE + " lists for virtual time ran in it, with every check that it lists;"
                    + " where anything ran for real, so did what it lists for real only.");

    private Inventories() {}

    static Rule inventory() {
        return new Rule(INVENTORY, Inventories::inventory);
    }

    private static Clause inventory(Matter matter) {
        Optional<Lock> lock = matter.presented().lock();
        if (lock.isEmpty()) {
            return INVENTORY.open(
                    "no inventory",
                    List.of("there is no valid " + Lock.FILE + " to say what must run; ./firedrill lock writes it"));
        }
        List<String> reasons = new ArrayList<>(gaps(lock.get()));
        reasons.addAll(NotRun.reasons(
                lock.get().missing(checks(own(matter, Mode.SIMULATED))),
                own(matter, Mode.SIMULATED),
                " in virtual time"));
        reasons.addAll(NotRun.reasons(missingLive(lock.get(), matter), own(matter, Mode.LIVE), " for real"));
        return INVENTORY.openBy(reasons, found(lock.get(), matter));
    }

    /** Say whether all ran that must. */
    static boolean isWhole(Matter matter) {
        return matter.presented()
                .lock()
                .filter(lock -> gaps(lock).isEmpty()
                        && lock.missing(checks(own(matter, Mode.SIMULATED))).isEmpty()
                        && missingLive(lock, matter).isEmpty())
                .isPresent();
    }

    private static List<String> gaps(Lock lock) {
        if (lock.scenarios().isEmpty()) {
            return List.of(Lock.FILE + " lists nothing; ./firedrill lock writes it anew");
        }
        return lock.scenarios().stream()
                .filter(it -> it.checks().isEmpty())
                .map(it -> Lock.FILE + " lists no check of " + it.scenario() + "; ./firedrill lock writes it anew")
                .toList();
    }

    private static List<String> missingLive(Lock lock, Matter matter) {
        List<Entry> live = own(matter, Mode.LIVE);
        return live.isEmpty()
                ? List.of()
                : Lock.compare(Optional.of(lock), live).missing();
    }

    private static List<Entry> own(Matter matter, Mode mode) {
        return matter.in(mode).filter(entry -> entry.variant() == null).toList();
    }

    private static Map<String, List<String>> checks(List<Entry> entries) {
        Map<String, List<String>> checks = new TreeMap<>();
        entries.forEach(entry -> checks.computeIfAbsent(entry.scenario(), it -> new ArrayList<>())
                .addAll(entry.checks().stream().map(CheckResult::id).toList()));
        return checks;
    }

    private static String found(Lock lock, Matter matter) {
        long live = lock.scenarios().stream().filter(it -> isLive(it)).count();
        String listed = "%d listed for virtual time, %d for real only"
                .formatted(lock.scenarios().size() - live, live);
        String idle = live > 0 && own(matter, Mode.LIVE).isEmpty()
                ? "; nothing was run for real, which only the policy's 'live' asks for"
                : "";
        long unlisted = VerdictRule.countUnlisted(matter.all());
        String more = unlisted > 0 ? "; %d ran that it does not list".formatted(unlisted) : "";
        return "%s; run: %s%s%s".formatted(listed, Trust.modes(matter.decisive()), idle, more);
    }

    static boolean isLive(Lock.Locked locked) {
        return Mode.LIVE.word().equals(locked.mode());
    }
}
