package dev.firedrill.reading;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Hold what reading needs to know of the installation.
 *
 * @param systems names of the systems on the class path
 * @param checks kinds of the user's own checks
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Known(Set<String> systems, Set<String> checks) {

    public Known {
        systems = Collections.unmodifiableSortedSet(new TreeSet<>(systems));
        checks = Collections.unmodifiableSortedSet(new TreeSet<>(checks));
    }
}
