package dev.firedrill.systems;

import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Offer a system together with broken variants of it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class ReferenceSystem implements SystemProvider {

    private final String name;
    private final Supplier<SystemUnderTest> correct;
    private final SortedMap<String, Supplier<SystemUnderTest>> variants;

    /** Offer a system by name, and its variants by theirs. */
    protected ReferenceSystem(
            String name, Supplier<SystemUnderTest> correct, Map<String, Supplier<SystemUnderTest>> variants) {
        this.name = name;
        this.correct = correct;
        this.variants = new TreeMap<>(variants);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<String> variants() {
        return Collections.unmodifiableSet(variants.keySet());
    }

    @Override
    public final SystemUnderTest create(String variant) {
        Supplier<SystemUnderTest> wanted = variant.isEmpty() ? correct : variants.get(variant);
        if (wanted == null) {
            throw new IllegalArgumentException(
                    "expected a variant of '%s', one of %s, found '%s'".formatted(name, variants.keySet(), variant));
        }
        return wanted.get();
    }
}
