package dev.firedrill.live.probe;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Hold what came of one request under one trouble.
 *
 * @param calls how many reached the provider for it, those after its end included
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Row(Trouble trouble, Sighting sighting, int calls, List<Finding> findings) {

    public Row {
        findings = List.copyOf(findings);
    }

    /** Tell whether something is wrong. */
    public boolean isBad() {
        return findings.stream().anyMatch(it -> it.judgement().isBad());
    }

    /** Give a finding of that kind. */
    public Optional<Finding> finding(Judgement judgement) {
        return findings.stream().filter(it -> it.judgement() == judgement).findFirst();
    }
}
