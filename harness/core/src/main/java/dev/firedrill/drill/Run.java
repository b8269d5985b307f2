package dev.firedrill.drill;

import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import java.util.List;
import org.apiguardian.api.API;

/** Hold one run, judged. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Run(Evidence evidence, List<Finding> findings) {

    public Run {
        findings = List.copyOf(findings);
    }
}
