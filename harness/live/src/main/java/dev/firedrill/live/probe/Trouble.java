package dev.firedrill.live.probe;

import dev.firedrill.model.Effect;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Say what the provider does while one request is asked.
 *
 * @param id name of the scenario that drills the same
 * @param words for a reader, at most 26 characters
 * @param effect empty for a healthy provider
 * @param written the effect as a scenario file spells it
 * @param endsShort whether the answer ends before its last word, or is none, although the status says 200
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Trouble(
        String id, String words, Optional<Effect> effect, Map<String, Object> written, boolean endsShort) {

    public Trouble {
        written = new TreeMap<>(written);
    }
}
