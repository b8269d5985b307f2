package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Sight;
import dev.firedrill.check.Status;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.Entry;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Judge a log that was recorded elsewhere by the checks of a scenario; a pure function of the scenario and the logs. What a
 * log does not tell is not observed. Of a log that is cut off nothing passes, and what fails stands only where nothing that
 * came later could have mended it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Imported {

    private final Scenario scenario;
    private final ImportedLog log;
    private final Map<String, ImportedLog> twins;
    private final long seed;
    private final Sight sight;
    private final List<Check> checks;

    /**
     * Prepare to judge.
     *
     * @param twins logs of the twins that there are, by their names
     * @param goldens where goldens stand; a log of the scenario's own seed is compared with them
     */
    public Imported(Scenario scenario, ImportedLog log, Map<String, ImportedLog> twins, Optional<Goldens> goldens) {
        this.scenario = scenario;
        this.log = log;
        this.twins = new TreeMap<>(twins);
        this.seed = log.started().map(it -> it.seed()).orElse(scenario.seed());
        this.sight = sight(log, this.twins);
        List<Check> own = seed == scenario.seed() ? new GoldenChecks(scenario, goldens).checks() : List.of();
        this.checks = Drill.checks(scenario, own).stream()
                .filter(check -> check.asked() || sight.kinds().containsAll(needs(check)))
                .toList();
    }

    /** Name the twins whose logs the checks of a scenario compare with. */
    public static Set<String> twins(Scenario scenario) {
        return new TreeSet<>(
                Twins.of(Drill.checks(scenario, List.of())).byName().keySet());
    }

    /** What one of several logs does not tell is in none of their comparisons. */
    private static Sight sight(ImportedLog log, Map<String, ImportedLog> twins) {
        Set<EventKind> kinds = EnumSet.allOf(EventKind.class);
        kinds.retainAll(log.kinds());
        twins.values().forEach(twin -> kinds.retainAll(twin.kinds()));
        boolean attributed = log.isAttributed() && twins.values().stream().allMatch(ImportedLog::isAttributed);
        return new Sight(Mode.IMPORTED, kinds, attributed, log.tolerance(), Optional.empty());
    }

    private Set<EventKind> needs(Check check) {
        Set<EventKind> needs = EnumSet.noneOf(EventKind.class);
        needs.addAll(check.needs());
        needs.addAll(Untold.needs(scenario, check));
        return needs;
    }

    /** Judge. */
    public Run run() {
        Map<String, EventLog> logs = new TreeMap<>();
        twins.forEach((name, twin) -> logs.put(name, twin.log()));
        Evidence evidence = new Evidence(scenario, seed, log.log(), logs, sight);
        return new Run(
                evidence, checks.stream().map(check -> judged(check, evidence)).toList());
    }

    private Finding judged(Check check, Evidence evidence) {
        Finding finding = missing(check)
                .or(() -> unseen(check))
                .map(why -> notObserved(check, "what this check looks at is observed", why))
                .orElseGet(() -> Seeing.judged(List.of(check), evidence).get(0));
        return cut().filter(why -> isOpen(check, finding))
                .map(why -> notObserved(check, finding.expected(), finding.found() + "; " + why))
                .orElse(finding);
    }

    private Optional<String> missing(Check check) {
        return check.twins().stream()
                .map(Evidence::twinName)
                .filter(name -> !twins.containsKey(name))
                .findFirst()
                .map(name ->
                        "the log of the twin '%1$s' is not there; give it with --twin '%1$s'=FILE".formatted(name));
    }

    private Optional<String> unseen(Check check) {
        if (sight.tolerance() > 0 && check.onlySimulated().isPresent()) {
            return check.onlySimulated();
        }
        String untold = Untold.needs(scenario, check).stream()
                .filter(kind -> !sight.kinds().contains(kind))
                .map(kind -> "'" + kind.word() + "'")
                .collect(Collectors.joining(", "));
        return untold.isEmpty() ? Optional.empty() : Optional.of("nothing in the log tells " + untold);
    }

    private Optional<String> cut() {
        if (!log.isWhole()) {
            return Optional.of("the log is cut off at %s: it has no 'run.ended', and what came after nobody knows"
                    .formatted(Times.sinceStart(log.end())));
        }
        return twins.entrySet().stream()
                .filter(twin -> !twin.getValue().isWhole())
                .findFirst()
                .map(twin -> "the log of the twin '%s' is cut off at %s: it has no 'run.ended'"
                        .formatted(
                                twin.getKey(), Times.sinceStart(twin.getValue().end())));
    }

    private boolean isOpen(Check check, Finding finding) {
        return finding.status() == Status.PASS || (finding.status() == Status.FAIL && !Untold.stands(scenario, check));
    }

    private static Finding notObserved(Check check, String expected, String found) {
        return new Finding(check.id(), Status.NOT_OBSERVED, expected, found, Optional.empty(), 0, "", check.position());
    }

    /** Write a judged log down as an entry of results. */
    public Entry entry(Run run) {
        Share share = new Share(checks);
        share.add(run);
        return new EntryOf(scenario, Mode.IMPORTED, "", seed, 1, Optional.empty())
                .swept(new Sweep.Swept(share, 1, 0), run, Falsification.Seen.NOTHING);
    }
}
