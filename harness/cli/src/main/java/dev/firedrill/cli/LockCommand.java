package dev.firedrill.cli;

import dev.firedrill.check.Check;
import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillException;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.engine.Project;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.reading.Defect;
import dev.firedrill.reading.Loaded;
import dev.firedrill.result.ExitCode;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Plain;
import dev.firedrill.world.SystemProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code firedrill lock}: writes the inventory that a release needs. */
@Command(
        name = "lock",
        description =
                "Write firedrill.lock.json: every scenario with its checks. What later does not run is never a GO.",
        mixinStandardHelpOptions = true)
final class LockCommand implements Callable<Integer> {

    private final Terminal terminal;

    LockCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Project project = Firedrill.project();
        Loaded loaded = project.scenarios();
        if (!loaded.defects().isEmpty()) {
            throw defects(loaded.defects());
        }
        List<Lock.Locked> scenarios = loaded.suites().stream()
                .flatMap(suite -> suite.scenarios().stream())
                .map(scenario -> locked(project, scenario))
                .toList();
        if (scenarios.isEmpty()) {
            throw Refusal.configuration(
                    Project.SCENARIOS, "no scenario", "at least one file '*.scenario.json'", "add a scenario");
        }
        Lock.of(scenarios).write(project.root());
        int checks =
                scenarios.stream().mapToInt(locked -> locked.checks().size()).sum();
        terminal.line("%s lists %d scenarios with %d checks".formatted(Lock.FILE, scenarios.size(), checks));
        return ExitCode.GO.number();
    }

    private static Lock.Locked locked(Project project, Scenario scenario) {
        boolean live = scenario.modes().simulated().isPresent();
        Drill drill = live ? live(project, scenario) : simulated(project, scenario);
        return new Lock.Locked(
                scenario.id(),
                live ? Mode.LIVE.word() : null,
                drill.checks().stream().map(Check::id).toList());
    }

    private static Drill simulated(Project project, Scenario scenario) {
        SystemProvider system = project.system(scenario.system())
                .orElseThrow(() -> Refusal.configuration(
                        scenario.position().toString(),
                        "the system '%s'".formatted(scenario.system()),
                        "a system on the class path",
                        "add the module that offers it"));
        return drill(scenario, system, DrillPlan.declared());
    }

    /** Prepare a drill for real; nothing of it is started. */
    private static Drill live(Project project, Scenario scenario) {
        Path folder = Project.outputOf(project.root()).resolve("live");
        return drill(
                scenario,
                project.system(scenario.system()).orElseGet(() -> Project.notInJava(scenario.system())),
                DrillPlan.declared().live(project.root(), folder));
    }

    private static Drill drill(Scenario scenario, SystemProvider system, DrillPlan plan) {
        try {
            return new Drill(scenario, system, plan);
        } catch (DrillException exception) {
            throw Refusal.configuration(exception);
        }
    }

    private static Refusal defects(List<Defect> defects) {
        Defect first = defects.get(0);
        String more = defects.size() == 1 ? "" : " (and %d more defects)".formatted(defects.size() - 1);
        return Refusal.configuration(
                first.position() + more,
                Plain.line(first.found()),
                Plain.line(first.expected()),
                Plain.line(first.mend()));
    }
}
