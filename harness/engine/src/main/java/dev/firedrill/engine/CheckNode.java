package dev.firedrill.engine;

import dev.firedrill.check.Check;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** One check of a scenario over all its runs: a test. */
final class CheckNode extends AbstractTestDescriptor implements Node<Session> {

    private final ScenarioNode scenario;
    private final Check check;

    CheckNode(UniqueId uniqueId, Project project, ScenarioNode scenario, Check check) {
        // Build tools report a test by its class and this name alone, so it must carry the scenario.
        super(uniqueId, scenario.getDisplayName() + " › " + check.id(), ScenarioNode.source(project, check.position()));
        this.scenario = scenario;
        this.check = check;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return scenario.getTags();
    }

    @Override
    public Session execute(Session session, DynamicTestExecutor dynamicTestExecutor) {
        session.report(this, scenario, check);
        return session;
    }
}
