package dev.firedrill.live;

import dev.firedrill.drill.DrillException;
import dev.firedrill.drill.LiveStage;
import dev.firedrill.model.LiveSystem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Bring runs on the stage with processes, sockets and the real clock. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RealStage implements LiveStage {

    /** Made by the service loader. */
    public RealStage() {}

    @Override
    public Optional<String> lacks(LiveSystem system) {
        return system.requires().stream()
                .filter(program -> !isOnPath(program))
                .findFirst()
                .map("the program '%s' is not on the path of this machine"::formatted);
    }

    private static boolean isOnPath(String program) {
        String path = String.valueOf(System.getenv("PATH"));
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    @Override
    public Performance open(Setup setup) {
        Path state = setup.output().resolve("state");
        try {
            Files.createDirectories(state);
            return new RealPerformance(setup, state);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot prepare '%s'".formatted(setup.output()), failed);
        } catch (IllegalArgumentException refused) {
            throw new DrillException(
                    setup.system().position(),
                    String.valueOf(refused.getMessage()),
                    "a 'system.json' that can be filled",
                    "correct it");
        }
    }
}
