package dev.firedrill.result;

import dev.firedrill.model.Pattern;
import dev.firedrill.reading.Nearest;
import dev.firedrill.result.Names.Invented;
import dev.firedrill.result.Names.Known;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tell what nobody ever saw from what can happen. That something misspelt never happens is true, and an edit that makes it
 * happen turns the check red; so such an edit counts as one of the check's own kind only where the name is known. Entries
 * of all scenarios, twins and variants of a system speak for its names; what one entry made up, another may have seen.
 */
final class MadeUp {

    /** Name of the rule by which results warn of it. */
    static final String RULE = Results.Lint.NAME_NEVER_SEEN;

    private static final String ARTIFACT = Pattern.Subject.ARTIFACT.word();

    private final Map<String, List<Known>> bySubject = new HashMap<>();

    private MadeUp(Stream<Entry> entries) {
        entries.map(Entry::names)
                .flatMap(names -> names == null ? Stream.empty() : names.known().stream())
                .distinct()
                .forEach(it -> bySubject
                        .computeIfAbsent(it.subject(), subject -> new ArrayList<>())
                        .add(it));
    }

    /** Know what the entries of one system know. */
    static MadeUp of(String system, List<Entry> entries) {
        return new MadeUp(entries.stream().filter(it -> it.system().equals(system)));
    }

    /** Give the entries, with each check marked by whether the edit under which it failed says what it is for. */
    static List<Entry> marked(List<Entry> entries) {
        Map<String, MadeUp> bySystem = new HashMap<>();
        return entries.stream()
                .map(entry -> bySystem.computeIfAbsent(entry.system(), system -> of(system, entries))
                        .marked(entry))
                .toList();
    }

    private Entry marked(Entry entry) {
        if (entry.names() == null || entry.names().invented().isEmpty()) {
            return entry;
        }
        return entry.withChecks(
                entry.checks().stream().map(check -> marked(entry, check)).toList(), entry.logHash());
    }

    private CheckResult marked(Entry entry, CheckResult check) {
        String edit = check.seenToFail();
        if (edit == null || invented(entry, check).isEmpty()) {
            return check;
        }
        return isShown(entry, check) ? check.withSeenToFail(edit) : check.withSeenToFailGenerically(edit);
    }

    /** Say whether a check was seen to fail by an edit of its own kind, over something that can happen. */
    boolean isShown(Entry entry, CheckResult check) {
        List<Invented> invented = invented(entry, check);
        return check.seenToFail() != null
                && (invented.isEmpty()
                        ? !Boolean.TRUE.equals(check.generic())
                        : invented.stream().allMatch(this::isKnown));
    }

    private static List<Invented> invented(Entry entry, CheckResult check) {
        return entry.names() == null
                ? List.of()
                : entry.names().invented().stream()
                        .filter(it -> it.check().equals(check.id()))
                        .toList();
    }

    private List<Known> known(Invented wanted) {
        return bySubject.getOrDefault(wanted.subject(), List.of());
    }

    private List<Known> ofThatName(Invented wanted) {
        return known(wanted).stream().filter(it -> isName(wanted, it)).toList();
    }

    private static boolean isName(Invented wanted, Known known) {
        if (wanted.subject().equals(ARTIFACT)) {
            String path = Names.withoutDigits(wanted.name());
            return fits(path, known.name()) || fits(known.name(), path);
        }
        return wanted.name().equals(Pattern.ANY) || wanted.name().equals(known.name());
    }

    /** Match paths in which {@code *} stands for any characters, and a number for any or none. */
    private static boolean fits(String glob, String path) {
        String regex = Arrays.stream(glob.split("\\*", -1))
                .map(part -> Arrays.stream(part.split(Names.NUMBER, -1))
                        .map(java.util.regex.Pattern::quote)
                        .collect(Collectors.joining(Names.NUMBER + "?")))
                .collect(Collectors.joining(".*"));
        return java.util.regex.Pattern.compile(regex, java.util.regex.Pattern.DOTALL)
                .matcher(path)
                .matches();
    }

    /** Several entries may know one name, each with the members that it saw. */
    private boolean isKnown(Invented wanted) {
        Map<String, Collection<String>> members = new HashMap<>();
        ofThatName(wanted)
                .forEach(it -> members.computeIfAbsent(it.name(), name -> new TreeSet<>())
                        .addAll(it.members()));
        return members.values().stream().anyMatch(it -> it.containsAll(wanted.members()));
    }

    /** Warn of what checks of the correct system forbid and nobody ever saw, in the entries that are whole. */
    static List<Results.Lint> warnings(List<Entry> entries, Collection<String> partly) {
        Map<String, MadeUp> bySystem = new HashMap<>();
        return entries.stream()
                .filter(entry -> entry.variant() == null && !partly.contains(entry.system()))
                .flatMap(entry -> bySystem.computeIfAbsent(entry.system(), system -> of(system, entries))
                        .warnings(entry))
                .distinct()
                .toList();
    }

    private Stream<Results.Lint> warnings(Entry entry) {
        return entry.checks().stream()
                .filter(check -> check.seenToFail() != null)
                .flatMap(check -> invented(entry, check).stream()
                        .filter(it -> !isKnown(it))
                        .map(it -> warning(entry, check, it)));
    }

    private Results.Lint warning(Entry entry, CheckResult check, Invented wanted) {
        List<Known> there = ofThatName(wanted);
        String wrong = there.isEmpty() ? wanted.name() : missing(wanted, there);
        String what = there.isEmpty()
                ? "%s '%s'".formatted(wanted.subject(), wrong)
                : "'%s' in 'where' of %s '%s'".formatted(wrong, wanted.subject(), wanted.name());
        Optional<String> near = Nearest.to(wrong, there.isEmpty() ? names(wanted) : members(there));
        return new Results.Lint(
                check.at(),
                RULE,
                "%s, which occurs in no run of '%s', so that its absence covers nothing"
                        .formatted(what, entry.system()),
                "a name that occurs in some run"
                        + near.map(", as '%s'"::formatted).orElse(""),
                near.map("write '%s'"::formatted).orElse("mend the spelling")
                        + ", or declare it in 'happenings' of controls.json");
    }

    /** Spell the known names as a check would. */
    private Collection<String> names(Invented wanted) {
        Collection<String> names = new TreeSet<>();
        known(wanted)
                .forEach(it -> names.add(
                        wanted.subject().equals(ARTIFACT) ? it.name().replace(Names.NUMBER, Pattern.ANY) : it.name()));
        return names;
    }

    private static Collection<String> members(List<Known> names) {
        Collection<String> members = new TreeSet<>();
        names.forEach(it -> members.addAll(it.members()));
        return members;
    }

    private static String missing(Invented wanted, List<Known> there) {
        Collection<String> members = members(there);
        return wanted.members().stream()
                .filter(member -> !members.contains(member))
                .findFirst()
                .orElseGet(() -> String.join("', '", wanted.members()));
    }
}
