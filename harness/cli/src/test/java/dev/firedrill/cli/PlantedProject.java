package dev.firedrill.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project in a folder of its own, and the command line in it. */
final class PlantedProject implements AutoCloseable {

    private final Path root;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Plant a system with one scenario that passes, and with one variant that does not. */
    PlantedProject(Path root) throws IOException {
        this.root = root;
        System.setProperty("firedrill.root", root.toString());
        write("scenarios/planted/suite.json", "{ \"system\": \"planted\" }");
        write("scenarios/planted/controls.json", """
                { "system": "planted", "routes": [{ "name": "ONLY", "role": "feature" }],
                  "variants": [{ "name": "mute", "description": "planted" }] }
                """);
        scenario("greets", "hello");
    }

    Path root() {
        return root;
    }

    Path output() {
        return root.resolve("target/firedrill");
    }

    void scenario(String name, String mustInclude) throws IOException {
        write("scenarios/planted/" + name + ".scenario.json", """
                {
                  "name": "%s", "description": "Says hello back", "seed": 7, "runs": 2, "golden": false,
                  "turns": [{ "input": "hello", "expect": { "mustInclude": ["%s"] } }]
                }
                """.formatted(name, mustInclude));
    }

    void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    int firedrill(String... arguments) {
        return Firedrill.run(terminal(), arguments);
    }

    /** Forget what was printed before, and print here from now on. */
    Terminal terminal() {
        out.reset();
        err.reset();
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.clearProperty("firedrill.root");
    }
}
