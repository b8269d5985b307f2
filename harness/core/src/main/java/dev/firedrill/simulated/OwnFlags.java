package dev.firedrill.simulated;

import dev.firedrill.world.FlagSource;
import java.util.Optional;

/** Let one life of the system use the flag store, which outlives it. */
record OwnFlags(Life life, SimulatedFlags store) implements FlagSource {

    @Override
    public Optional<String> read(String name) {
        return life.isOver() ? store.stored(name) : store.read(life, name);
    }

    @Override
    public void write(String name, String value, String actor) {
        life.kernel().checkBaton("flags.write");
        if (!life.isOver()) {
            store.write(life, name, value, actor);
        }
    }
}
