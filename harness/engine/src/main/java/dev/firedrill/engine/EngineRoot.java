package dev.firedrill.engine;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root of the tree; when all below it has run, the results are written. */
final class EngineRoot extends EngineDescriptor implements Node<Session> {

    private final Settings settings;
    private final Optional<Project> project;

    EngineRoot(UniqueId uniqueId, Settings settings) {
        super(uniqueId, "Firedrill");
        this.settings = settings;
        this.project = settings.root().map(Project::new);
    }

    Settings settings() {
        return settings;
    }

    Optional<Project> project() {
        return project;
    }

    @Override
    public Session before(Session session) {
        project.filter(found -> !getChildren().isEmpty())
                .ifPresent(found -> session.begin(new Origin(
                        found,
                        settings.output().orElseGet(() -> Project.outputOf(found.root())),
                        settings.command(),
                        settings.subject(),
                        drilled(found),
                        InstantSource.system())));
        return session;
    }

    private List<Origin.Drilled> drilled(Project found) {
        List<Origin.Drilled> all = new ArrayList<>();
        for (TestDescriptor node : getDescendants()) {
            if (node instanceof ScenarioNode drill && drill.getParent().orElse(null) instanceof SuiteNode suite) {
                all.add(new Origin.Drilled(drill.scenario(), suite.folder(found), drill.mode()));
            }
        }
        return all;
    }

    @Override
    public void after(Session session) {
        // Under a suite an engine is also started where it has nothing to do; it must not leave empty results then.
        if (!getChildren().isEmpty()) {
            session.writeResults();
        }
    }
}
