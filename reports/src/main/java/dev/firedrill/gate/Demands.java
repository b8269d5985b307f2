package dev.firedrill.gate;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Matter.Judged;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Policy;
import dev.firedrill.model.Policy.Demand;
import dev.firedrill.result.Coverages;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Results.Coverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what a policy asks of single systems. What was recorded elsewhere and imported never counts as a run. */
final class Demands {

    private static final Sentence REQUIRED = new Sentence(
            "required",
            "The systems, scenarios, checks, modes and runs that " + Policy.FILE + " asks for have passed.");
    private static final Sentence COVERAGE =
            new Sentence("coverage", "As many requirements are covered as " + Policy.FILE + " asks for.");

    /** So many names are read; more of one system hide those of the next. */
    private static final int FEW = 3;

    private Demands() {}

    static Rule required() {
        return new Rule(REQUIRED, Demands::required);
    }

    private static Clause required(Matter matter) {
        if (matter.policy().systems().isEmpty()) {
            return REQUIRED.notAsked(Policy.FILE + " asks for no system");
        }
        List<String> reasons = new ArrayList<>();
        matter.policy().systems().forEach((system, demand) -> reasons.addAll(missed(matter, system, demand)));
        return REQUIRED.openBy(
                reasons,
                "asked of " + String.join(", ", matter.policy().systems().keySet()));
    }

    private static List<String> missed(Matter matter, String system, Demand demand) {
        List<String> reasons = new ArrayList<>();
        if (matter.run(system).findAny().isEmpty()) {
            reasons.add("no scenario of %s ran, and %s asks for it".formatted(system, Policy.FILE));
        }
        demand.scenarios()
                .forEach(pattern -> reasons.addAll(scenarios(
                        matter, system, pattern, locked(matter, system, any -> true), matter.run(system), "")));
        demand.checks().forEach(pattern -> reasons.addAll(checks(matter, system, pattern)));
        demand.modes()
                .forEach((mode, patterns) -> patterns.forEach(pattern -> reasons.addAll(scenarios(
                        matter,
                        system,
                        pattern,
                        locked(matter, system, it -> mode == Mode.LIVE || !Inventories.isLive(it)),
                        in(matter, system, mode),
                        " " + words(mode)))));
        reasons.addAll(runs(matter, system, demand.runs()));
        return reasons;
    }

    private static Stream<Entry> in(Matter matter, String system, Mode mode) {
        return matter.run(system).filter(entry -> entry.mode().equals(mode.word()));
    }

    private static String words(Mode mode) {
        return switch (mode) {
            case SIMULATED -> "in virtual time";
            case LIVE -> "for real";
            case IMPORTED -> "as an imported log";
        };
    }

    /** Name the scenarios of a system that the lock file lists, without the system. */
    private static NavigableSet<String> locked(Matter matter, String system, Predicate<Lock.Locked> which) {
        NavigableSet<String> names = new TreeSet<>();
        matter.presented().lock().map(Lock::scenarios).orElse(List.of()).stream()
                .filter(which)
                .filter(it -> it.scenario().startsWith(system + "/"))
                .forEach(it -> names.add(it.scenario().substring(system.length() + 1)));
        return names;
    }

    private static List<String> scenarios(
            Matter matter,
            String system,
            String pattern,
            NavigableSet<String> names,
            Stream<Entry> entries,
            String how) {
        List<Entry> ran = entries.toList();
        ran.forEach(entry -> names.add(entry.scenario().substring(system.length() + 1)));
        List<String> asked = names.stream().filter(name -> fits(pattern, name)).toList();
        if (asked.isEmpty()) {
            return List.of("%s asks for '%s' of %s%s, and there is no such scenario"
                    .formatted(Policy.FILE, pattern, system, how));
        }
        if (ran.isEmpty() && asked.size() > FEW) {
            return List.of("none of %d scenarios of %s ran%s, and %s asks for them by '%s'"
                    .formatted(asked.size(), system, how, Policy.FILE, pattern));
        }
        List<String> reasons = new ArrayList<>();
        for (String name : asked) {
            List<Entry> own = ran.stream()
                    .filter(entry -> entry.scenario().equals(system + "/" + name))
                    .toList();
            if (own.isEmpty() || !own.stream().allMatch(matter::passed)) {
                String what = own.isEmpty() ? "did not run" : "did not pass";
                reasons.add("%s/%s %s%s, and %s asks for it%s"
                        .formatted(system, name, what, how, Policy.FILE, by(pattern, matter, system + "/" + name)));
            }
        }
        return reasons;
    }

    /** Say of a pattern that it asks for more than somebody may have thought. */
    private static String by(String pattern, Matter matter, String scenario) {
        boolean listed = matter.presented().lock().map(Lock::scenarios).orElse(List.of()).stream()
                .anyMatch(it -> it.scenario().equals(scenario));
        return pattern.contains("*") && listed
                ? " by '%s', which fits all that %s lists".formatted(pattern, Lock.FILE)
                : "";
    }

    private static List<String> checks(Matter matter, String system, String pattern) {
        boolean there = matter.run(system)
                .flatMap(entry -> entry.checks().stream().map(check -> new Judged(entry, check)))
                .filter(it -> fits(pattern, it.check().id())
                        || fits(pattern, it.check().kind()))
                .anyMatch(it -> it.check().status() == Status.PASS && matter.isSeenToFail(it));
        return there
                ? List.of()
                : List.of("no check '%s' of %s passed and was seen to fail, and %s asks for one"
                        .formatted(pattern, system, Policy.FILE));
    }

    private static List<String> runs(Matter matter, String system, int least) {
        return in(matter, system, Mode.SIMULATED)
                .filter(entry -> entry.runs() < least)
                .map(entry -> "%s had %d of at least %d runs that %s asks for"
                        .formatted(Matter.title(entry), entry.runs(), least, Policy.FILE))
                .toList();
    }

    /** Say whether a name fits a pattern, in which {@code *} stands for any characters. */
    static boolean fits(String pattern, String name) {
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(expression, name);
    }

    static Rule coverage() {
        return new Rule(COVERAGE, Demands::coverage);
    }

    private static Clause coverage(Matter matter) {
        List<Entry> run = matter.all().entries().stream()
                .filter(entry -> !entry.mode().equals(Mode.IMPORTED.word()))
                .toList();
        List<Coverage> counted = Coverages.again(matter.all().requirements(), run);
        List<String> found = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Map.Entry<String, Demand> asked : matter.policy().systems().entrySet()) {
            asked.getValue().covered().ifPresent(least -> {
                int covered = counted.stream()
                        .filter(it -> it.system().equals(asked.getKey()))
                        .mapToInt(Coverage::covered)
                        .sum();
                found.add("%s %d of at least %d".formatted(asked.getKey(), covered, least));
                if (covered < least) {
                    reasons.add("%d requirements of %s are covered, and %s asks for %d"
                            .formatted(covered, asked.getKey(), Policy.FILE, least));
                }
            });
        }
        return found.isEmpty()
                ? COVERAGE.notAsked(Policy.FILE + " asks for no number")
                : COVERAGE.openBy(reasons, String.join(", ", found));
    }
}
