package dev.firedrill.check;

import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Scenario;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Hold all that a check may look at: the scenario, its declared controls, the log of the run and those of its twins.
 *
 * @param seed seed of the run
 * @param twins logs of the twins by {@link #twinName(List) name}
 * @param sight how well the run could be seen
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Evidence(Scenario scenario, long seed, EventLog log, Map<String, EventLog> twins, Sight sight) {

    public Evidence {
        twins = Collections.unmodifiableMap(new TreeMap<>(twins));
    }

    /** Hold the evidence of a run in virtual time. */
    public Evidence(Scenario scenario, long seed, EventLog log, Map<String, EventLog> twins) {
        this(scenario, seed, log, twins, Sight.WHOLE);
    }

    /** Give the declared controls. */
    public Controls controls() {
        return scenario.controls();
    }

    /** Name the twin that lacks these entries. */
    public static String twinName(List<String> without) {
        return "without " + String.join(", ", without.stream().sorted().toList());
    }

    /**
     * Give a twin's log.
     *
     * @throws IllegalStateException if the drill did not run it
     */
    public EventLog twin(List<String> without) {
        return log(twinName(without));
    }

    /**
     * Give a log by its name: "" is the run itself, any other name a twin.
     *
     * @throws IllegalStateException if the drill did not run it
     */
    public EventLog log(String name) {
        EventLog named = name.isEmpty() ? log : twins.get(name);
        if (named == null) {
            throw new IllegalStateException("expected the log of the twin '%s', found those of %s"
                    .formatted(name, twins.keySet().stream().sorted().toList()));
        }
        return named;
    }
}
