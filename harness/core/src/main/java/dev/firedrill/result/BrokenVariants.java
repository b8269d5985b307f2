package dev.firedrill.result;

import dev.firedrill.check.Status;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** Tell which broken variants were caught, by what, and which escaped: a check that cannot fail proves nothing. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BrokenVariants {

    private BrokenVariants() {}

    /** Say whether a check caught a broken variant: see {@link #catchers}. */
    public static boolean caught(Entry variant, Collection<Entry> all) {
        return !catchers(variant, all).isEmpty();
    }

    /**
     * List the checks that caught a broken variant. One that ran on the correct system too, in the same mode, and did not
     * pass there, tells nothing of the variant.
     *
     * @param all the entries in which those of the correct system are looked for
     */
    public static List<CheckResult> catchers(Entry variant, Collection<Entry> all) {
        List<Entry> correct = all.stream()
                .filter(entry -> entry.variant() == null)
                .filter(entry -> entry.scenario().equals(variant.scenario())
                        && entry.mode().equals(variant.mode()))
                .toList();
        return variant.checks().stream()
                .filter(check -> check.status() == Status.FAIL)
                .filter(check -> correct.stream().noneMatch(entry -> lacks(entry, check.id())))
                .toList();
    }

    private static boolean lacks(Entry entry, String id) {
        return entry.checks().stream().anyMatch(check -> check.id().equals(id) && check.status() != Status.PASS);
    }

    /**
     * Name the broken variants, as {@code system variant}, that were drilled beside correct systems; true for those that a check
     * caught.
     */
    private static Map<String, Boolean> drilled(Results results) {
        Map<String, Boolean> caught = new TreeMap<>();
        if (results.entries().stream().anyMatch(entry -> entry.variant() == null)) {
            results.entries().stream()
                    .filter(entry -> entry.variant() != null)
                    .forEach(entry -> caught.merge(name(entry), caught(entry, results.entries()), Boolean::logicalOr));
        }
        return caught;
    }

    private static String name(Entry entry) {
        return entry.system() + " " + entry.variant();
    }

    /** Name the broken variants, as {@code system variant}, that no scenario caught beside the correct system. */
    public static List<String> escaped(Results results) {
        return drilled(results).entrySet().stream()
                .filter(variant -> !variant.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Count the broken variants that were drilled beside correct systems. */
    public static int count(Results results) {
        return drilled(results).size();
    }

    /** Say why nothing caught a variant, which {@link #escaped} names. */
    static String whyNot(String variant, Results results) {
        boolean failed = results.entries().stream()
                .filter(entry -> entry.variant() != null && name(entry).equals(variant))
                .anyMatch(entry -> entry.status() == Status.FAIL);
        return failed ? "no check failed that passes on the correct system" : "no check of any scenario failed";
    }
}
