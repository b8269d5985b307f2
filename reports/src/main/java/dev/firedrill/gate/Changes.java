package dev.firedrill.gate;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Hold what changed since the last GO.
 *
 * @param baseline what it is compared with: its instant and commit, in words
 * @param list differences, what a reviewer must see first at the top
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Changes(String baseline, List<Change> list) {

    public Changes {
        list = List.copyOf(list);
    }
}
