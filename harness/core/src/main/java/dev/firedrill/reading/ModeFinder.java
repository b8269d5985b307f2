package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Fault;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.Modes;
import dev.firedrill.reading.SuiteFile.Defaults;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds in which modes a scenario can run, and why in no other; the word of its file comes first. */
final class ModeFinder {

    private final SuiteScope scope;
    private final Defaults common;

    ModeFinder(SuiteScope scope, Defaults common) {
        this.scope = scope;
        this.common = common;
    }

    Modes modes(Members file, List<Action> actions, List<Fault> faults, Instant startsAt) {
        return new Modes(
                common.refused().simulated().or(this::noClass),
                common.refused().live().or(() -> onlySimulated(file, actions, faults, startsAt)),
                scope.live(),
                common.timeScale());
    }

    private Optional<String> noClass() {
        return scope.simulated()
                ? Optional.empty()
                : Optional.of("no class on the class path is the system " + Quote.of(scope.system()));
    }

    private Optional<String> onlySimulated(Members file, List<Action> actions, List<Fault> faults, Instant startsAt) {
        if (scope.live().isEmpty()) {
            return Modes.SIMULATED_ONLY.live();
        }
        LiveSystem system = scope.live().get();
        return new LiveLimits(system).of(actions, faults, startsAt).or(() -> LiveLimits.ofChecks(file));
    }
}
