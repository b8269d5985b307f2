package dev.firedrill.live.process;

import dev.firedrill.live.process.ServiceProcesses.Line;
import dev.firedrill.live.process.ServiceProcesses.Setup;
import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.model.LiveSystem.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Build services of shell scripts and keep what they print. */
final class Service {

    static final Duration GRACE = Duration.ofMillis(300);

    final List<Line> lines = new CopyOnWriteArrayList<>();
    final List<String> deaths = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final int port = ServiceProcesses.freePorts(1).get(0);

    Service(Path folder) {
        this.folder = folder;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    Path log(String part) {
        return folder.resolve("output").resolve(part + ".log");
    }

    List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    Setup setup(Part... parts) {
        return new Setup(
                List.of(parts),
                url(),
                Map.of("FROM_SETUP", "setup"),
                folder.resolve("output"),
                lines::add,
                deaths::add);
    }

    ServiceProcesses of(Part... parts) {
        return new ServiceProcesses(setup(parts));
    }

    /** A script that is ready when it prints "ready". */
    Part script(String name, String script) {
        return part(name, List.of("sh", "-c", script), Optional.empty(), Optional.of("ready"));
    }

    /** The part of {@link Listener}, which is ready as said. */
    Part listener(Optional<String> http, Optional<String> line, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Listener.class.getName(),
                Integer.toString(port)));
        command.addAll(List.of(arguments));
        return part("app", command, http, line);
    }

    Part part(String name, List<String> command, Optional<String> http, Optional<String> line) {
        return new Part(
                name,
                command,
                folder.toString(),
                Map.of(),
                List.of(),
                new Readiness(http, line, Duration.ofSeconds(20)),
                GRACE);
    }

    static Part within(Part part, Duration within) {
        Readiness ready = new Readiness(part.ready().http(), part.ready().line(), within);
        return new Part(
                part.name(), part.command(), part.folder(), part.environment(), part.dependsOn(), ready, part.grace());
    }

    static Part dependingOn(Part part, String... names) {
        return new Part(
                part.name(),
                part.command(),
                part.folder(),
                part.environment(),
                List.of(names),
                part.ready(),
                part.grace());
    }

    static Part with(Part part, Map<String, String> environment) {
        return new Part(
                part.name(), part.command(), part.folder(), environment, part.dependsOn(), part.ready(), part.grace());
    }
}
