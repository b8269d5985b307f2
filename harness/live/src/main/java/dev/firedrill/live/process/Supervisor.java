package dev.firedrill.live.process;

import dev.firedrill.world.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Start the shell that stands between the harness and a command, since Java can make no process group and takes nothing with
 * it when it is killed: {@code supervisor.sh} says what it does.
 */
final class Supervisor {

    private static final String SCRIPT = script();

    private final List<String> shell;

    private Supervisor(List<String> shell) {
        this.shell = shell;
    }

    /**
     * Take what this machine has: bash, else any shell with {@code setsid}.
     *
     * @throws ServiceException if it has neither, or is one that knows no process groups
     */
    static Supervisor ofThisMachine() {
        refuseWindows(System.getProperty("os.name", ""));
        return onBash().or(Supervisor::onSetsid)
                .orElseThrow(() -> new ServiceException(
                        "Live mode starts a service in a process group of its own, for which it needs 'bash' or 'setsid', and"
                                + " neither is in PATH; install one of them."));
    }

    /** Take bash, which makes a group by itself. */
    static Optional<Supervisor> onBash() {
        return find("bash").map(bash -> new Supervisor(List.of(bash.toString(), "-p", "-c")));
    }

    /** Take any shell and {@code setsid}; INT and QUIT are ignored by what is started so. */
    static Optional<Supervisor> onSetsid() {
        return find("setsid").flatMap(setsid -> find("sh")).map(sh -> new Supervisor(List.of(sh.toString(), "-c")));
    }

    /** Refuse a machine without process groups. */
    static void refuseWindows(String system) {
        if (system.toLowerCase(Locale.ROOT).startsWith("windows")) {
            throw new ServiceException(
                    "Live mode starts a service and ends it with all its children on Linux and macOS only,"
                            + " and this is '" + system
                            + "'; run it there, in a container or in WSL, or start the service yourself"
                            + " and leave \"start\" out of system.json.");
        }
    }

    /** Start a command; its standard input is empty. */
    Process start(String marker, Duration grace, List<String> command, Path folder, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments(marker, grace, "", command));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.directory(folder.toFile()).start();
    }

    /** End by force whatever is left of a command whose supervisor is gone; the answer completes when that is done. */
    CompletableFuture<Process> sweep(String marker, String group) {
        try {
            Process sweep = new ProcessBuilder(arguments(marker, Duration.ZERO, group, List.of()))
                    .redirectErrorStream(true)
                    .start();
            sweep.getOutputStream().close();
            return sweep.onExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> arguments(String marker, Duration grace, String group, List<String> command) {
        List<String> all = new ArrayList<>(shell);
        String seconds = BigDecimal.valueOf(grace.toMillis(), 3).toPlainString();
        all.addAll(List.of(SCRIPT, "firedrill", marker, seconds, group));
        all.addAll(command);
        return all;
    }

    private static Optional<Path> find(String name) {
        return Program.inPath(name, Path.of(""), System.getenv().getOrDefault("PATH", Program.USUAL_PATH));
    }

    private static String script() {
        try (InputStream in = Supervisor.class.getResourceAsStream("supervisor.sh")) {
            if (in == null) {
                throw new IllegalStateException("'supervisor.sh' is missing beside " + Supervisor.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
