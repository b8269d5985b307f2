package dev.firedrill.world;

import java.util.Optional;
import org.apiguardian.api.API;

/** Reach the flag store. It outlives the site. Whatever it is asked fails with a {@link StoreException} where the store does. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface FlagSource {

    /**
     * Read a flag as the store shows it now.
     *
     * @throws StoreException if the store cannot be read
     */
    Optional<String> read(String name);

    /**
     * Write a flag in the name of an actor.
     *
     * @throws StoreException if the store cannot be written; the flag stays as it was
     */
    void write(String name, String value, String actor);
}
