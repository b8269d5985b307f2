package dev.firedrill.engine;

import dev.firedrill.result.Lock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Turns selectors into nodes. Every selector is first put down to {@link Keys}, so that two ways to a node meet in it. */
final class Resolver implements SelectorResolver {

    private final EngineRoot root;
    private final Contents contents;
    private final Map<UniqueId, Class<?>> anchors = new HashMap<>();

    Resolver(EngineRoot root) {
        this.root = root;
        this.contents = new Contents(root);
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        Class<?> anchored = selector.getJavaClass();
        if (!Anchor.isAnchor(anchored)) {
            return Resolution.unresolved();
        }
        UniqueId id = anchorId(anchored);
        anchors.put(id, anchored);
        return match(
                context.addToParent(parent -> Optional.of(new Anchor(id, anchored))),
                () -> Set.of(new Keys.OfFolder(id, Anchor.folder(anchored))));
    }

    @Override
    public Resolution resolve(DirectorySelector selector, Context context) {
        return Resolution.selectors(contents.in(root.getUniqueId(), absolute(selector.getRawPath())));
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        Path file = absolute(selector.getRawPath());
        if (!file.toString().endsWith(".json")) {
            return Resolution.unresolved();
        }
        return Resolution.selectors(selector.getPosition()
                .map(position -> contents.at(root.getUniqueId(), file, position.getLine()))
                .orElseGet(() -> contents.in(root.getUniqueId(), file)));
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        if (!id.hasPrefix(root.getUniqueId())) {
            return Resolution.unresolved();
        }
        int depth = root.getUniqueId().getSegments().size();
        List<UniqueId.Segment> below =
                id.getSegments().subList(depth, id.getSegments().size());
        UniqueId.Segment first = below.get(0);
        return first.getType().equals(Keys.CLASS)
                ? inAnchor(first.getValue(), below.subList(1, below.size()))
                : select(contents.named(root.getUniqueId(), contents.folder(first), below));
    }

    private Resolution inAnchor(String name, List<UniqueId.Segment> below) {
        Optional<Class<?>> anchored =
                ReflectionSupport.tryToLoadClass(name).toOptional().filter(Anchor::isAnchor);
        if (anchored.isEmpty()) {
            return Resolution.unresolved();
        }
        if (below.isEmpty()) {
            return Resolution.selectors(Set.of(DiscoverySelectors.selectClass(anchored.get())));
        }
        UniqueId id = anchorId(anchored.get());
        anchors.put(id, anchored.get());
        return select(contents.named(id, Anchor.folder(anchored.get()), below));
    }

    private static Resolution select(Set<DiscoverySelector> selectors) {
        return selectors.isEmpty() ? Resolution.unresolved() : Resolution.selectors(selectors);
    }

    @Override
    public Resolution resolve(DiscoverySelector selector, Context context) {
        if (selector instanceof Keys.OfFolder folder) {
            return Resolution.selectors(contents.in(folder.base(), folder.folder()));
        }
        if (selector instanceof Keys.OfSuite suite) {
            return match(below(suite.base(), context, parent -> suite(suite)), Set::of);
        }
        if (selector instanceof Keys.OfScenario scenario) {
            return match(context.addToParent(scenario::suite, parent -> scenario(scenario)), () -> checks(scenario));
        }
        if (selector instanceof Keys.OfCheck check) {
            return match(context.addToParent(check::scenario, parent -> check(check, (ScenarioNode) parent)), Set::of);
        }
        if (selector instanceof Keys.OfProblem problem) {
            return match(below(problem.base(), context, parent -> problem(problem)), Set::of);
        }
        if (selector instanceof Keys.OfSkipped skipped) {
            return match(below(skipped.base(), context, parent -> skipped(skipped)), Set::of);
        }
        if (selector instanceof Keys.OfInventory inventory) {
            return match(below(inventory.base(), context, parent -> inventory(inventory)), Set::of);
        }
        return Resolution.unresolved();
    }

    private Optional<SuiteNode> suite(Keys.OfSuite key) {
        return root.project().map(project -> new SuiteNode(key.id(), project, contents.suite(key)));
    }

    private Optional<ScenarioNode> scenario(Keys.OfScenario key) {
        Contents.Drillable found = contents.scenario(key);
        return root.project()
                .map(project -> new ScenarioNode(
                        key.id(), project, found.scenario(), key.variant(), key.mode(), found.drill()));
    }

    private Set<DiscoverySelector> checks(Keys.OfScenario key) {
        Set<DiscoverySelector> checks = new LinkedHashSet<>();
        contents.scenario(key).drill().checks().forEach(check -> checks.add(new Keys.OfCheck(key, check.id())));
        return checks;
    }

    private Optional<CheckNode> check(Keys.OfCheck key, ScenarioNode scenario) {
        return root.project()
                .flatMap(project -> scenario.checks().stream()
                        .filter(check -> check.id().equals(key.check()))
                        .findFirst()
                        .map(check -> new CheckNode(key.id(), project, scenario, check)));
    }

    private Optional<SkippedNode> skipped(Keys.OfSkipped key) {
        SkippedNode.Skipped skipped = contents.skipped(key);
        return root.project()
                .map(project -> new SkippedNode(
                        key.id(),
                        ScenarioNode.source(project, skipped.scenario().position()),
                        skipped));
    }

    private Optional<InventoryNode> inventory(Keys.OfInventory key) {
        return root.project()
                .map(project -> new InventoryNode(
                        key.id(), FileSource.from(project.file(Lock.FILE).toFile()), contents.inventory(key)));
    }

    private Optional<ProblemNode> problem(Keys.OfProblem key) {
        Problem problem = contents.problem(key);
        TestSource source = root.project()
                .flatMap(project -> problem.position().map(position -> ScenarioNode.source(project, position)))
                .orElse(null);
        return Optional.of(new ProblemNode(key.id(), key.segment(), source, problem));
    }

    /** Add below the engine itself or below an anchor class. */
    private <T extends TestDescriptor> Optional<T> below(
            UniqueId base, Context context, Function<TestDescriptor, Optional<T>> create) {
        Class<?> anchored = anchors.get(base);
        return anchored == null
                ? context.addToParent(() -> DiscoverySelectors.selectUniqueId(root.getUniqueId()), create)
                : context.addToParent(() -> DiscoverySelectors.selectClass(anchored), create);
    }

    private static Resolution match(
            Optional<? extends TestDescriptor> node, Supplier<Set<? extends DiscoverySelector>> children) {
        return node.map(it -> Resolution.match(Match.exact(it, children))).orElseGet(Resolution::unresolved);
    }

    private UniqueId anchorId(Class<?> anchored) {
        return root.getUniqueId().append(Keys.CLASS, anchored.getName());
    }

    /** Take a path as typed: below the working directory, or else below the project root. */
    private Path absolute(String typed) {
        Path here = Path.of(typed).toAbsolutePath();
        Path there = root.project().map(project -> project.file(typed)).orElse(here);
        return Project.real(Files.exists(here) ? here : there);
    }
}
