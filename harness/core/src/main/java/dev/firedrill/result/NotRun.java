package dev.firedrill.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Say what a lock file lists and did not run: each by its name, and in one sentence a system of which nothing ran. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NotRun {

    /** So many names are read; more of one system hide those of the next. */
    private static final int FEW = 3;

    private NotRun() {}

    /**
     * Word it.
     *
     * @param ids what did not run, as an inventory names it
     * @param ran what ran; a system that is among it is told scenario by scenario
     * @param how behind "ran", as {@code " in virtual time"}; "" where it goes without saying
     */
    public static List<String> reasons(Collection<String> ids, Collection<Entry> ran, String how) {
        Set<String> systems = ran.stream().map(Entry::system).collect(Collectors.toSet());
        Map<String, List<String>> bySystem =
                ids.stream().collect(Collectors.groupingBy(Lock::system, TreeMap::new, Collectors.toList()));
        List<String> reasons = new ArrayList<>();
        bySystem.forEach((system, own) -> {
            if (own.size() > FEW && !systems.contains(system)) {
                reasons.add("%s lists %d scenarios of %s, and none of them ran%s"
                        .formatted(Lock.FILE, own.size(), system, how));
            } else {
                own.forEach(id -> reasons.add(Lock.FILE + " lists " + id + ", which did not run"));
            }
        });
        return reasons;
    }
}
