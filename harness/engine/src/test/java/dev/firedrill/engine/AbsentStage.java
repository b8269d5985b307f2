package dev.firedrill.engine;

import dev.firedrill.drill.DrillException;
import dev.firedrill.drill.LiveStage;
import dev.firedrill.model.LiveSystem;
import java.util.Optional;

/** Bring nothing on the stage, and lack what a service requires. */
public final class AbsentStage implements LiveStage {

    @Override
    public Optional<String> lacks(LiveSystem system) {
        return system.requires().stream().findFirst().map("the program '%s' is not here"::formatted);
    }

    @Override
    public Performance open(Setup setup) {
        throw new DrillException(setup.scenario().position(), "no stage", "one", "build it");
    }
}
