package dev.firedrill.cli;

import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillException;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.drill.Goldens;
import dev.firedrill.drill.Run;
import dev.firedrill.engine.Project;
import dev.firedrill.events.EventLog;
import dev.firedrill.golden.GoldenMode;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.Entry;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Plain;
import dev.firedrill.world.SystemProvider;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firedrill replay}: tells the causal story of one run. */
@Command(
        name = "replay",
        description = "Run one seed of one scenario again and tell what led to what.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  firedrill replay awf/first-meet-kiera",
            "  firedrill replay rollback-monitor/rollback-three-of-five --seed 4251 --variant at-least",
            "  firedrill replay rollback-monitor/rollback-three-of-five --twin 'without bad-worker'"
        })
final class ReplayCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SCENARIO", description = "The scenario, as system/name or by its file.")
    private String scenario = "";

    @Option(names = "--seed", paramLabel = "N", description = "The seed; default is the scenario's own.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--variant", paramLabel = "V", description = "Run this broken variant in place of the system.")
    private String variant = "";

    @Option(
            names = "--twin",
            paramLabel = "NAME",
            description = "Tell the story of this twin, as 'without bad-worker'.")
    private Optional<String> twin = Optional.empty();

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Project project = Firedrill.project();
        Scenario found = Selection.one(project, scenario);
        if (!variant.isEmpty()) {
            Selection.of(project, List.of(scenario)).checkVariant(variant);
        }
        Run run = run(project, found);
        EventLog log = twin.map(name -> twin(run.evidence(), name))
                .orElse(run.evidence().log());
        String told = twin.map(ReplayCommand::named).orElse("");
        Set<Long> pointed = run.findings().stream()
                .filter(finding -> finding.status() != Status.PASS && finding.place() > 0)
                .filter(finding -> finding.log().equals(told))
                .map(Finding::place)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Entry.Threshold> thresholds = Entry.Threshold.of(found.controls(), found.environment());
        new Story(terminal, log, pointed, thresholds).lines().forEach(terminal::line);
        terminal.line("");
        new FindingText(terminal).lines(run.findings()).forEach(terminal::line);
        return ExitCode.GO.number();
    }

    private Run run(Project project, Scenario found) {
        SystemProvider system = project.system(found.system())
                .orElseThrow(() -> Refusal.configuration(
                        found.position().toString(),
                        "the system '%s'".formatted(found.system()),
                        "a system on the class path",
                        "add the module that offers it"));
        long chosen = seed.orElse(found.seed());
        DrillPlan plan = new DrillPlan(variant, OptionalLong.of(chosen), OptionalInt.of(1), 1, false)
                .with(Goldens.of(project.root(), GoldenMode.VERIFY));
        try {
            return new Drill(found, system, plan).run(chosen);
        } catch (DrillException exception) {
            throw Refusal.configuration(exception);
        }
    }

    private static String named(String name) {
        return name.startsWith("without ") ? name : "without " + name;
    }

    private static EventLog twin(Evidence evidence, String name) {
        EventLog log = evidence.twins().get(named(name));
        if (log == null) {
            TreeSet<String> known = new TreeSet<>(evidence.twins().keySet());
            throw Refusal.configuration(
                    "--twin",
                    "'%s'".formatted(Plain.line(name)),
                    "a twin that a check of the scenario needs",
                    known.isEmpty() ? "the scenario has no twin" : NearestNames.hint(named(name), known));
        }
        return log;
    }
}
