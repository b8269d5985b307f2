package dev.firedrill.engine;

import dev.firedrill.model.Suite;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.engine.support.hierarchical.Node;

/** The scenarios of one system. */
final class SuiteNode extends AbstractTestDescriptor implements Node<Session> {

    SuiteNode(UniqueId uniqueId, Project project, Suite suite) {
        super(
                uniqueId,
                suite.system(),
                DirectorySource.from(project.root().resolve(suite.folder()).toFile()));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
