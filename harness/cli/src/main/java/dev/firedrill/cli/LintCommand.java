package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.lint.Linter;
import dev.firedrill.lint.Warning;
import dev.firedrill.model.Suite;
import dev.firedrill.reading.Defect;
import dev.firedrill.reading.Loaded;
import dev.firedrill.result.ExitCode;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code firedrill lint}: warns of what is well-formed in controls and scenarios and yet cannot work; drills nothing. */
@Command(
        name = "lint",
        description = "Warn of what is well-formed in controls and scenarios and yet cannot work.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill lint                                     every suite",
            "  firedrill lint scenarios/rollback-monitor          one suite",
            "",
            "Exit codes: 0 no warning, 2 warnings, 3 a file cannot be read."
        })
final class LintCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Folder, file, system or system/name; default is every suite.")
    private List<String> paths = List.of();

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Project project = Firedrill.project();
        Set<Defect> defects = new LinkedHashSet<>();
        Set<Warning> warnings = new LinkedHashSet<>();
        for (Path path : Selection.of(project, paths).paths()) {
            defects.addAll(project.in(path).defects());
            warnings(project, path).forEach(warnings::add);
        }
        new LintText(terminal)
                .lines(List.copyOf(defects), List.copyOf(warnings))
                .forEach(terminal::line);
        return exitCode(defects, warnings).number();
    }

    private static ExitCode exitCode(Set<Defect> defects, Set<Warning> warnings) {
        if (!defects.isEmpty()) {
            return ExitCode.CONFIGURATION;
        }
        return warnings.isEmpty() ? ExitCode.GO : ExitCode.INCONCLUSIVE;
    }

    /** Lint the whole suites that a path touches, and keep what stands in the files below it. */
    private static Stream<Warning> warnings(Project project, Path path) {
        boolean inside = path.startsWith(project.root().resolve(Project.SCENARIOS));
        Loaded all = inside ? project.scenarios() : project.in(path);
        return all.suites().stream()
                .filter(suite ->
                        path.startsWith(suite.folder()) || suite.folder().startsWith(path))
                .flatMap(suite -> warnings(project, suite, all.defects()).stream())
                .filter(it -> project.file(it.position().file()).startsWith(path));
    }

    /** What no scenario does cannot be told where one of them could not be read. */
    private static List<Warning> warnings(Project project, Suite suite, List<Defect> defects) {
        boolean whole = defects.stream()
                .noneMatch(it -> project.file(it.position().file()).startsWith(suite.folder()));
        return whole ? Linter.lint(suite) : Linter.lintPart(suite);
    }
}
