package dev.firedrill.engine;

import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.util.Set;

/** Stand for a system that is only run for real, as {@code system.json} says. */
record NotInJava(String name) implements SystemProvider {

    @Override
    public Set<String> variants() {
        return Set.of();
    }

    @Override
    public SystemUnderTest create(String variant) {
        throw new IllegalStateException("the system '%s' is run for real only".formatted(name));
    }
}
