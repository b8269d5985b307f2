package dev.firedrill.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.Loaded;
import dev.firedrill.reading.SuiteReader;
import dev.firedrill.world.SystemProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Drill a system with a scenario of a test, beside the controls and providers that are shipped for it. */
public final class Trial {

    private static final Path SHIPPED = Path.of("..", "..", "scenarios");

    private final SystemProvider system;
    private final Path root;
    private final Path folder;

    /** Prepare a trial in an empty folder, with what is shipped in the folder that has the system's name. */
    public Trial(SystemProvider system, Path root) {
        this(system, SHIPPED.resolve(system.name()), root);
    }

    /** Prepare a trial in an empty folder, with what is shipped in another one. */
    public Trial(SystemProvider system, Path shipped, Path root) {
        this.system = system;
        this.root = root;
        this.folder = root.resolve("scenarios").resolve(system.name());
        try {
            Files.createDirectories(folder);
            copy(shipped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path shipped) throws IOException {
        try (Stream<Path> files = Files.list(shipped)) {
            for (Path file : files.filter(it -> !it.toString().endsWith(".scenario.json"))
                    .toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    /** Put a file beside the scenario, instead of the shipped one of that name. */
    public Trial with(String file, String content) {
        write(file, content);
        return this;
    }

    /** Give the log of one run; what the scenario does not expect, the test judges. */
    public EventLog run(String scenario) {
        boolean expects = scenario.contains("\"expect\"") || scenario.contains("\"turns\"");
        String any = ", \"expect\": [{\"check\": \"nothing-lost\"}]}";
        write("trial.scenario.json", expects ? scenario : scenario.substring(0, scenario.lastIndexOf('}')) + any);
        Loaded loaded = new SuiteReader(root, new Known(Set.of(system.name()), Set.of())).read();
        assertThat(loaded.defects()).isEmpty();
        return new Drill(loaded.suites().get(0).scenarios().get(0), system, DrillPlan.declared())
                .run(1)
                .evidence()
                .log();
    }

    private void write(String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Give the names of the events that the system emitted, in order. */
    public static List<String> emitted(EventLog log) {
        return log.all(Event.EventEmitted.class).stream()
                .map(Event.EventEmitted::name)
                .toList();
    }
}
