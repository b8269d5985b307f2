package dev.firedrill.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Hold which names of its own a system was seen to use, and which ones were only made up to see a check of their absence
 * fail. Entries of one system together tell which of the latter are misspelt.
 *
 * @param known names that the controls or the scripts declare, or that occurred in some run or twin
 * @param invented names under which an edit let happen what a check forbids
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Names(List<Known> known, List<Invented> invented) {

    /** What stands in a path for a number. */
    static final String NUMBER = "#";

    public Names {
        known = List.copyOf(known);
        invented = List.copyOf(invented);
    }

    /**
     * Hold a name.
     *
     * @param subject what it names, as the subject of a pattern
     * @param members what else a {@code where} can speak of: members of the JSON that came with it
     */
    public record Known(String subject, String name, List<String> members) {

        public Known {
            members = List.copyOf(members);
        }
    }

    /**
     * Hold what the edit made up under which a check was seen to fail.
     *
     * @param check its id
     * @param name {@code *} for any
     * @param members those that its {@code where} asks for
     */
    public record Invented(String check, String subject, String name, List<String> members) {

        public Invented {
            members = List.copyOf(members);
        }
    }

    /** Spell a path without the numbers in it, which differ from run to run: {@code log_2026-01.json} is {@code log_#-#.json}. */
    public static String withoutDigits(String path) {
        StringBuilder spelt = new StringBuilder();
        boolean inNumber = false;
        for (int i = 0; i < path.length(); i++) {
            char letter = path.charAt(i);
            boolean isDigit = letter >= '0' && letter <= '9';
            if (!isDigit || !inNumber) {
                spelt.append(isDigit ? NUMBER : letter);
            }
            inNumber = isDigit;
        }
        return spelt.toString();
    }

    /** Join what two entries of one system know; {@code null} is nothing. */
    static @Nullable Names joined(@Nullable Names one, @Nullable Names other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        List<Known> known = new ArrayList<>(one.known);
        known.addAll(other.known);
        List<Invented> invented = new ArrayList<>(one.invented);
        other.invented.stream().filter(it -> !one.invented.contains(it)).forEach(invented::add);
        return new Names(together(known), invented);
    }

    private static List<Known> together(List<Known> known) {
        Map<String, Map<String, SortedSet<String>>> bySubject = new TreeMap<>();
        known.forEach(it -> bySubject
                .computeIfAbsent(it.subject(), subject -> new TreeMap<>())
                .computeIfAbsent(it.name(), name -> new TreeSet<>())
                .addAll(it.members()));
        List<Known> all = new ArrayList<>();
        bySubject.forEach((subject, names) ->
                names.forEach((name, members) -> all.add(new Known(subject, name, List.copyOf(members)))));
        return all;
    }
}
