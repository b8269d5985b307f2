package dev.firedrill.engine;

import dev.firedrill.model.Mode;
import dev.firedrill.result.Lock;
import java.nio.file.Path;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;

/** Selects single nodes of the tree while it is being built; equal keys select the same node. */
final class Keys {

    /** Types of the segments of unique ids. */
    static final String CLASS = "class";

    static final String SUITE = "suite";
    static final String SCENARIO = "scenario";
    static final String CHECK = "check";
    static final String PROBLEM = "problem";
    static final String INVENTORY = "inventory";
    static final String SKIPPED = "skipped";

    private static final String LIVE = "!live";

    private Keys() {}

    /**
     * Select what stands in a folder, below an anchor class.
     *
     * <p>Problem: what a node expands to is hung directly below it, whatever parent it asks for, and a scenario below an
     * anchor would lose its suite.
     *
     * <p>Decision: an anchor expands to this key, and this key to the scenarios; those find their own parents. See {@code
     * EngineDiscoveryRequestResolution.DefaultContext}.
     */
    record OfFolder(UniqueId base, Path folder) implements DiscoverySelector {}

    /** Select a suite below the engine itself or below an anchor class. */
    record OfSuite(UniqueId base, String segment) implements DiscoverySelector {

        UniqueId id() {
            return base.append(SUITE, segment);
        }
    }

    /** Select a scenario; the variant is "" for the correct system. */
    record OfScenario(OfSuite suite, String name, String variant, Mode mode) implements DiscoverySelector {

        String segment() {
            String drilled = variant.isEmpty() ? name : name + "@" + variant;
            return mode == Mode.LIVE ? drilled + LIVE : drilled;
        }

        UniqueId id() {
            return suite.id().append(SCENARIO, segment());
        }
    }

    /** Select a check of a scenario. */
    record OfCheck(OfScenario scenario, String check) implements DiscoverySelector {

        UniqueId id() {
            return scenario.id().append(CHECK, check);
        }
    }

    /** Select a scenario that does not run as it is asked for. */
    record OfSkipped(UniqueId base, String segment) implements DiscoverySelector {

        UniqueId id() {
            return base.append(SKIPPED, segment);
        }
    }

    /** Select something that cannot be drilled. */
    record OfProblem(UniqueId base, String segment) implements DiscoverySelector {

        UniqueId id() {
            return base.append(PROBLEM, segment);
        }
    }

    /** Select the comparison of an anchor with the lock file. */
    record OfInventory(UniqueId base) implements DiscoverySelector {

        UniqueId id() {
            return base.append(INVENTORY, Lock.FILE);
        }
    }
}
