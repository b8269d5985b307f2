package dev.firedrill.world;

import com.fasterxml.jackson.databind.JsonNode;
import org.apiguardian.api.API;

/**
 * Make what the system decides observable. What is not tapped cannot be judged. Events, audit entries and alerts go to
 * others, and can fail to reach them: such a one was told nobody.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Tap {

    /** Tell which path a request takes: the one it asked for, the one that serves it, and a reason code or "". */
    void routeDecided(Request request, String detected, String route, String reason);

    /** Tell what a guard decided. */
    void guardDecided(Request request, String guard, String outcome, String reason);

    /** Tell the value of a control that the system goes by from now on. */
    void configObserved(String control, String value);

    /** Tell that a trigger's rule was evaluated. */
    void triggerEvaluated(String trigger, boolean breached, String decision);

    /** Tell that a trigger fired. */
    void triggerFired(String trigger, String reason);

    /** Tell in which band of its objective the newest sample of an indicator is; {@code NO_DATA} for no sample. */
    void objectiveJudged(String objective, String band);

    /** Tell that a state was entered. */
    void stateEntered(String state);

    /**
     * Tell that an event was emitted to listeners.
     *
     * @throws SinkException if nobody can be told
     */
    void eventEmitted(String name, String key, JsonNode details);

    /** Write a telemetry line about a request. */
    void telemetry(Request request, String prefix, JsonNode line);

    /** Write a telemetry line about no request. */
    void telemetry(String prefix, JsonNode line);

    /**
     * Write an audit entry.
     *
     * @throws SinkException if nobody can be told
     */
    void audited(String actor, String action, String entity, JsonNode details);

    /**
     * Alert a person.
     *
     * @throws SinkException if nobody can be told
     */
    void alerted(String severity, String message);
}
