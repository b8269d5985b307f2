package dev.firedrill.engine;

import dev.firedrill.model.Suite;
import java.nio.file.Path;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.engine.support.hierarchical.Node;

/** The scenarios of one system. */
final class SuiteNode extends AbstractTestDescriptor implements Node<Session> {

    private final Suite suite;
    private final boolean whole;

    SuiteNode(UniqueId uniqueId, Project project, Suite suite) {
        super(
                uniqueId,
                suite.system(),
                DirectorySource.from(project.root().resolve(suite.folder()).toFile()));
        this.suite = suite;
        this.whole = project.holdsAllOf(suite);
    }

    Path folder(Project project) {
        return project.root().resolve(suite.folder());
    }

    @Override
    public Session before(Session session) {
        session.add(suite, whole);
        return session;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
