package dev.firedrill.world;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** Offer a system under test; found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SystemProvider {

    /** Give the name its suite uses. */
    String name();

    /** Name the broken variants it can create. */
    Set<String> variants();

    /**
     * Create one instance; a restart creates another one on the same stores.
     *
     * @param variant one of {@link #variants()}, or empty for the correct system
     */
    SystemUnderTest create(String variant);

    /**
     * Give the flag store that the system keeps in a folder when it is hosted; empty where it needs none of its own. In
     * virtual time the world's store takes its place.
     */
    default Optional<FlagSource> flags(Path folder) {
        return Optional.empty();
    }
}
