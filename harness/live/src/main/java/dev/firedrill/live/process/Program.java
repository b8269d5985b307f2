package dev.firedrill.live.process;

import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.world.ServiceException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Find the program of a part as the machine would, so that what is wrong can be said before anything is started. */
final class Program {

    /** Where programs are looked for if nothing says where. */
    static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private Program() {}

    /**
     * Refuse a part that cannot be started.
     *
     * @throws ServiceException if its folder, its command or the program does not exist
     */
    static void check(Part part, Map<String, String> environment) {
        Path folder = Path.of(part.folder());
        if (!Files.isDirectory(folder)) {
            throw cannot(part, "there is no folder '" + folder.toAbsolutePath() + "'; mend \"folder\" in system.json");
        }
        if (part.command().isEmpty() || part.command().get(0).isBlank()) {
            throw cannot(part, "its \"command\" in system.json names no program");
        }
        String name = part.command().get(0);
        String path = environment.getOrDefault("PATH", USUAL_PATH);
        if (name.contains("/")) {
            checkFile(part, name, folder.resolve(name));
        } else if (inPath(name, folder, path).isEmpty()) {
            throw cannot(
                    part,
                    "there is no program '" + name + "' in any folder of PATH ('" + path
                            + "'); install it, or give its path in \"command\" in system.json");
        }
    }

    /** Find a program by its name. */
    static Optional<Path> inPath(String name, Path folder, String path) {
        for (String place : path.split(":", -1)) {
            Optional<Path> file = executable(folder, place, name);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> executable(Path folder, String place, String name) {
        try {
            Path file = folder.resolve(place).resolve(name);
            boolean found = Files.isRegularFile(file) && Files.isExecutable(file);
            return found ? Optional.of(file.toAbsolutePath()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static void checkFile(Part part, String name, Path file) {
        if (!Files.isRegularFile(file)) {
            throw cannot(
                    part,
                    "there is no program '" + name + "' ('"
                            + file.toAbsolutePath().normalize() + "'); mend \"command\" in system.json");
        }
        if (!Files.isExecutable(file)) {
            throw cannot(
                    part, "'" + file.toAbsolutePath().normalize() + "' may not be executed; make it so (chmod +x)");
        }
    }

    private static ServiceException cannot(Part part, String why) {
        return new ServiceException("'" + part.name() + "' cannot be started: " + why + ".");
    }
}
