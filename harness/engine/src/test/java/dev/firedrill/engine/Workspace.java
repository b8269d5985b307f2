package dev.firedrill.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A project in a folder of its own, and what the engine makes of it. */
record Workspace(Path root) {

    static final String CHECK_LINES = """
            {
              "name": "%s",
              "description": "Says hello back",
              "tags": ["smoke"],
              "seed": 7,
              "turns": [
                { "input": "hello", "expect": { "mustInclude": ["%s"] } }
              ],
              "expect": [
                {
                  "check": "nothing-lost"
                },
                { "check": "never", "route": "ECHO" }
              ]
            }
            """;

    /** Set up the system 'echo' with the scenario 'greets'. */
    static Workspace at(Path root) {
        Workspace workspace = new Workspace(root);
        workspace.write("scenarios/echo/suite.json", "{ \"system\": \"echo\" }");
        workspace.variants("mute");
        return workspace.scenario("greets", "hello");
    }

    void variants(String... names) {
        String declared = Arrays.stream(names)
                .map("{ \"name\": \"%s\", \"description\": \"planted\" }"::formatted)
                .collect(Collectors.joining(", "));
        write("scenarios/echo/controls.json", """
                { "system": "echo", "routes": [{ "name": "ECHO", "role": "feature" }], "variants": [%s] }
                """.formatted(declared));
    }

    Workspace scenario(String name, String mustInclude) {
        write("scenarios/echo/" + name + ".scenario.json", CHECK_LINES.formatted(name, mustInclude));
        return this;
    }

    Path file(String path) {
        return root.resolve(path);
    }

    void write(String path, String content) {
        try {
            Files.createDirectories(file(path).getParent());
            Files.writeString(file(path), content);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    EngineTestKit.Builder engine(DiscoverySelector... selectors) {
        return EngineTestKit.engine(FiredrillEngine.ID)
                .configurationParameter(Configuration.ROOT.key(), root.toString())
                .selectors(selectors);
    }

    TestDescriptor tree(DiscoverySelector... selectors) {
        return engine(selectors).discover().getEngineDescriptor();
    }

    /** Anchors everything. */
    @Drills
    static final class Everything {}

    /** Anchors a directory that is not there. */
    @Drills("elsewhere")
    static final class Elsewhere {}
}
