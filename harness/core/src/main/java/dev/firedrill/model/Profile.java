package dev.firedrill.model;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Hold a named list of faults, which scenarios and the stub command share.
 *
 * @param position where the profile begins
 * @param name what errors and input hashes call it
 * @param faults in declared order; one without a target has an empty {@code on} and strikes what its user names
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Profile(Position position, String name, String description, List<Fault> faults) {

    public Profile {
        faults = List.copyOf(faults);
    }

    /** Give the faults, those without a target of their own on these. */
    public List<Fault> on(List<String> targets) {
        return faults.stream()
                .map(it -> it.on().isEmpty() ? on(targets, it) : it)
                .toList();
    }

    private static Fault on(List<String> targets, Fault it) {
        return new Fault(
                it.position(),
                it.id(),
                targets,
                it.where(),
                it.effect(),
                it.probability(),
                it.after(),
                it.from(),
                it.until(),
                it.jitter(),
                it.shape());
    }
}
