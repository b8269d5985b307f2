package dev.firedrill.engine;

import dev.firedrill.check.Check;
import dev.firedrill.drill.Drill;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** One scenario, drilled once whatever number of its checks is selected. */
final class ScenarioNode extends AbstractTestDescriptor implements Node<Session> {

    private final Scenario scenario;
    private final String variant;
    private final Mode mode;
    private final Drill drill;
    private final List<Check> checks;

    ScenarioNode(UniqueId uniqueId, Project project, Scenario scenario, String variant, Mode mode, Drill drill) {
        super(uniqueId, title(scenario, variant, mode), source(project, scenario.position()));
        this.scenario = scenario;
        this.variant = variant;
        this.mode = mode;
        this.drill = drill;
        this.checks = drill.checks();
    }

    static String title(Scenario scenario, String variant, Mode mode) {
        String drilled = variant.isEmpty() ? scenario.id() : scenario.id() + " [" + variant + "]";
        return mode == Mode.LIVE ? drilled + " (live)" : drilled;
    }

    static TestSource source(Project project, Position position) {
        return FileSource.from(
                project.file(position.file()).toFile(), FilePosition.from(position.line(), position.column()));
    }

    Scenario scenario() {
        return scenario;
    }

    String variant() {
        return variant;
    }

    Mode mode() {
        return mode;
    }

    Drill drill() {
        return drill;
    }

    List<Check> checks() {
        return checks;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags(scenario);
    }

    static Set<TestTag> tags(Scenario scenario) {
        return scenario.tags().stream()
                .filter(TestTag::isValid)
                .map(TestTag::create)
                .collect(Collectors.toSet());
    }

    @Override
    public SkipResult shouldBeSkipped(Session session) {
        return session.catcher(this)
                .map(scenario -> SkipResult.skip("'%s' was caught by %s".formatted(variant, scenario)))
                .orElse(SkipResult.doNotSkip());
    }

    @Override
    public Session before(Session session) {
        session.drill(this);
        return session;
    }
}
