package dev.firedrill.model;

import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Hold the scenarios of one system, with the folder they came from.
 *
 * @param requirements what {@code requirements.json} lists, in its order; empty where there is no such file
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Suite(
        Path folder, String system, Controls controls, List<Scenario> scenarios, List<Requirement> requirements) {

    public Suite {
        scenarios = List.copyOf(scenarios);
        requirements = List.copyOf(requirements);
    }
}
