package dev.firedrill.engine;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/**
 * Something that cannot be drilled.
 *
 * <p>Problem: an engine reports what it cannot read as a discovery issue; in Surefire's scanner such an issue ends the
 * fork, and every other test of the module with it. An older platform knows no issues and drops the file without a word.
 *
 * <p>Decision: it is a test that fails. See junit-team/junit-framework, "discovery issues".
 */
final class ProblemNode extends AbstractTestDescriptor implements Node<Session> {

    private final Problem problem;

    ProblemNode(UniqueId uniqueId, String displayName, @Nullable TestSource source, Problem problem) {
        super(uniqueId, displayName, source);
        this.problem = problem;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Session execute(Session session, DynamicTestExecutor dynamicTestExecutor) {
        session.add(problem);
        throw Failures.of(problem);
    }
}
