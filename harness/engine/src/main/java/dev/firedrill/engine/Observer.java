package dev.firedrill.engine;

import dev.firedrill.drill.Progress;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;
import org.apiguardian.api.API;

/**
 * Follow drills as they are run. Put one into the store of a launcher session, under {@value #KEY} in the namespace {@value
 * #NAMESPACE}, and the engine calls it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Observer extends Progress {

    /** The one part of the namespace in the session's store. */
    String NAMESPACE = "dev.firedrill.engine";

    /** Key in the session's store. */
    String KEY = "observer";

    /** Hear that a scenario was drilled to its end. */
    void judged(Entry entry);

    /** Hear that a scenario does not run in a mode that was asked for, and why. */
    void skipped(String scenario, Mode mode, String why);

    /** Hear that the tool itself failed while it drilled a scenario. */
    void broke(String scenario, Throwable failure);
}
