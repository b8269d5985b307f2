package dev.firedrill.engine;

import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A scenario that does not run in the mode that is asked for: never a test that is not there. */
final class SkippedNode extends AbstractTestDescriptor implements Node<Session> {

    private final Skipped skipped;

    SkippedNode(UniqueId uniqueId, @Nullable TestSource source, Skipped skipped) {
        super(uniqueId, skipped.scenario().id() + " (" + skipped.mode().word() + ")", source);
        this.skipped = skipped;
    }

    /** Hold why a scenario does not run. */
    record Skipped(Scenario scenario, Mode mode, String why) {}

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return ScenarioNode.tags(skipped.scenario());
    }

    @Override
    public SkipResult shouldBeSkipped(Session session) {
        session.skipped(skipped);
        return SkipResult.skip("it does not run %s: %s".formatted(skipped.mode().word(), skipped.why()));
    }
}
