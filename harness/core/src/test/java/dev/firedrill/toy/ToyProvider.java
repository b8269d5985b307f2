package dev.firedrill.toy;

import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.util.Set;
import java.util.function.Supplier;

/** Offer a toy system. */
public record ToyProvider(Supplier<SystemUnderTest> systems) implements SystemProvider {

    public ToyProvider() {
        this(ToySystem::new);
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public Set<String> variants() {
        return Set.of();
    }

    @Override
    public SystemUnderTest create(String variant) {
        return systems.get();
    }
}
