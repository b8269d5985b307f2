package dev.firedrill.world;

import java.util.Optional;
import org.apiguardian.api.API;

/** Reach the flag store. It outlives the site. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FlagSource {

    /** Read a flag as the store shows it now. */
    Optional<String> read(String name);

    /** Write a flag in the name of an actor. */
    void write(String name, String value, String actor);
}
