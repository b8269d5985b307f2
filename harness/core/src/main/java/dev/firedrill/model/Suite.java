package dev.firedrill.model;

import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/** Hold the scenarios of one system, with the folder they came from. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Suite(Path folder, String system, Controls controls, List<Scenario> scenarios) {

    public Suite {
        scenarios = List.copyOf(scenarios);
    }
}
