package dev.firedrill.cli;

import dev.firedrill.engine.Configuration;
import dev.firedrill.engine.FiredrillEngine;
import dev.firedrill.engine.Observer;
import dev.firedrill.gate.GateJson;
import dev.firedrill.reports.ReportWriter;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.ResultsMerge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a selection through the engine and gives its results. */
final class EngineLaunch {

    /** Parameter that names the build that is drilled. */
    private static final String SUBJECT = "firedrill.subject";

    private final Path root;
    private final Path output;
    private final String command;

    /**
     * Launch in a project.
     *
     * @param command how the tool was called
     */
    EngineLaunch(Path root, Path output, String command) {
        this.root = root;
        this.output = output;
        this.command = command;
    }

    Results run(Selection selection, RunOptions options, Observer observer) {
        try {
            forgetLastRun();
            execute(request(selection, options), observer);
            Results merged = ResultsMerge.merge(parts());
            delete(output, ResultsFolder.PARTS);
            return merged;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Remove what an earlier call left: if this one fails, no old GO must stand there. */
    private void forgetLastRun() throws IOException {
        delete(output, ResultsFolder.PARTS);
        delete(output, ResultsJson.FILE);
        delete(output, ReportWriter.PAGE);
        delete(output, ReportWriter.SUMMARY);
        delete(output, GateJson.FILE);
        delete(output.resolve("events"), "*.jsonl");
        deleteAll(output.resolve("live"));
    }

    private static void execute(LauncherDiscoveryRequest request, Observer observer) {
        LauncherConfig onlyOurs = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new FiredrillEngine())
                .build();
        try (LauncherSession session = LauncherFactory.openSession(onlyOurs)) {
            session.getStore().put(Namespace.create(Observer.NAMESPACE), Observer.KEY, observer);
            session.getLauncher().execute(request);
        }
    }

    private LauncherDiscoveryRequest request(Selection selection, RunOptions options) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors(selection.paths()))
                .configurationParameter(Configuration.ROOT.key(), root.toString())
                .configurationParameter(Configuration.OUTPUT.key(), output.toString())
                .configurationParameter(Configuration.COMMAND.key(), command)
                .configurationParameter(Configuration.VARIANT.key(), options.variant())
                .configurationParameter(Configuration.MODE.key(), options.mode())
                .configurationParameter(Configuration.THREADS.key(), Integer.toString(options.threads()))
                .configurationParameter(Configuration.SCENARIOS.key(), String.join(",", selection.ids()));
        options.runs()
                .ifPresent(runs -> request.configurationParameter(Configuration.RUNS.key(), Integer.toString(runs)));
        options.seed().ifPresent(seed -> request.configurationParameter(Configuration.SEED.key(), Long.toString(seed)));
        options.subject().ifPresent(name -> request.configurationParameter(SUBJECT, name));
        return request.build();
    }

    private static List<DiscoverySelector> selectors(Set<Path> paths) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (Path path : paths) {
            selectors.add(
                    Files.isDirectory(path)
                            ? DiscoverySelectors.selectDirectory(path.toString())
                            : DiscoverySelectors.selectFile(path.toString()));
        }
        return selectors;
    }

    private List<Results> parts() {
        List<Results> parts = ResultsFolder.parts(output);
        if (parts.isEmpty()) {
            throw new IllegalStateException("the engine left no results in '%s'".formatted(output));
        }
        return parts;
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    static void delete(Path folder, String pattern) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }
}
