package dev.firedrill.drill;

import dev.firedrill.check.ActionHappens;
import dev.firedrill.check.Check;
import dev.firedrill.check.CheckFactory;
import dev.firedrill.check.Checks;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.FaultStrikes;
import dev.firedrill.check.Sight;
import dev.firedrill.events.EventKind;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Load;
import dev.firedrill.model.Mode;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.Entry;
import dev.firedrill.result.NotStarted;
import dev.firedrill.result.Unreproducible;
import dev.firedrill.simulated.Pulse;
import dev.firedrill.world.SystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Drill one scenario: expand, execute, judge, and fold over its runs. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Drill {

    private final Scenario scenario;
    private final DrillPlan plan;
    private final GoldenChecks goldens;
    private final List<Check> checks;
    private final Execution execution;
    private final Backends memory;
    private final Patience patience;
    private final Optional<LiveRuns> live;

    /**
     * Prepare a drill of a scenario with a system, judged by the scenario's expectations and all invariants.
     *
     * @throws DrillException if the scenario cannot be drilled as it is
     */
    public Drill(Scenario scenario, SystemProvider system, DrillPlan plan) {
        this.scenario = scenario;
        this.plan = plan;
        this.goldens = new GoldenChecks(scenario, plan.goldens());
        this.checks = judgeable(checks(scenario, runsOwnSeed() ? goldens.checks() : List.of()));
        Twins twins = Twins.of(checks);
        this.execution = new Execution(scenario, system, plan.variant(), twins);
        this.memory = Backends.over(Backends.MEMORY);
        this.patience = new Patience(scenario, plan.mode());
        refuseOtherModes(scenario, plan.mode());
        this.live = plan.mode() == Mode.LIVE
                ? Optional.of(new LiveRuns(
                        new LiveExecution(
                                scenario,
                                scenario.modes().system().orElseThrow(),
                                plan.variant(),
                                twins,
                                plan.root().orElseThrow(),
                                plan.output().orElseThrow()),
                        checks))
                : Optional.empty();
        refuseMissingProvider(scenario);
        refuseOverload(scenario);
    }

    /** Say whether the scenario's own seed is among those that the plan runs; a golden speaks of no other. */
    private boolean runsOwnSeed() {
        long first = firstSeed();
        return first <= scenario.seed() && Long.compareUnsigned(scenario.seed() - first, runs()) < 0;
    }

    private long firstSeed() {
        return plan.seed().orElse(scenario.seed());
    }

    private int runs() {
        return scenario.cappedRuns(plan.runs().orElse(plan.seed().isPresent() ? 1 : scenario.runs()));
    }

    /** What nobody asked for is left out where the service does not show what it looks at. */
    private List<Check> judgeable(List<Check> all) {
        Optional<Set<EventKind>> shown =
                plan.mode() == Mode.LIVE ? scenario.modes().system().map(Sight::kindsOf) : Optional.empty();
        return all.stream()
                .filter(check -> check.asked() || shown.isEmpty() || shown.get().containsAll(check.needs()))
                .toList();
    }

    /** Give what a scenario is judged by: expectations, invariants, goldens, and one check for each fault and action. */
    static List<Check> checks(Scenario scenario, List<Check> goldens) {
        List<CheckFactory> own = ServiceLoader.load(CheckFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        List<Check> checks = new ArrayList<>(Checks.of(scenario, own));
        checks.addAll(goldens);
        scenario.faults().forEach(fault -> checks.add(new FaultStrikes(fault)));
        scenario.actions().forEach(action -> checks.add(new ActionHappens(action)));
        return List.copyOf(checks);
    }

    private static void refuseOtherModes(Scenario scenario, Mode mode) {
        scenario.modes().refusal(mode).ifPresent(why -> {
            throw new DrillException(
                    scenario.position(),
                    "a scenario that does not run %s: %s".formatted(mode.word(), why),
                    "one that does",
                    "drill it in the other mode");
        });
    }

    /** What a system would make of a provider that nobody plays says nothing of the system. */
    private static void refuseMissingProvider(Scenario scenario) {
        Set<String> scripted =
                scenario.providers().stream().map(ProviderScript::name).collect(Collectors.toSet());
        scenario.controls().faultTargets().stream()
                .filter(it -> it.kind() == FaultTarget.Kind.PROVIDER && !scripted.contains(it.name()))
                .findFirst()
                .ifPresent(it -> {
                    throw new DrillException(
                            scenario.position(),
                            "no provider file for '%s'".formatted(it.name()),
                            "a script for each provider that 'controls.json' declares",
                            "name its '*.provider.json' in 'providers' of the suite or the scenario");
                });
    }

    private static void refuseOverload(Scenario scenario) {
        scenario.loads().forEach(load -> {
            double arrivals = load.perSecond() * load.length().toMillis() / 1000;
            if (arrivals > scenario.eventLimit()) {
                throw overload(scenario, load, arrivals);
            }
        });
    }

    private static DrillException overload(Scenario scenario, Load load, double arrivals) {
        return new DrillException(
                load.position(),
                "a load of about %,d requests".formatted((long) arrivals),
                "fewer than the %,d events that one run may record".formatted(scenario.eventLimit()),
                "lower 'perSecond' or 'for', or raise 'eventLimit'");
    }

    /**
     * Give the checks in the order of findings: expectations, invariants, goldens where the scenario's own seed is run, then
     * one for each fault.
     */
    public List<Check> checks() {
        return checks;
    }

    /**
     * Run one seed with all its twins and judge it.
     *
     * @throws DrillException if the run cannot be completed for a reason that is not the system's
     */
    public Run run(long seed) {
        return alone(pulse -> run(seed, pulse));
    }

    private Run run(long seed, Pulse pulse) {
        if (live.isPresent()) {
            return live.get().run(seed, pulse);
        }
        Evidence evidence = execution.run(seed, memory, pulse);
        return new Run(evidence, Seeing.judged(checks, evidence));
    }

    private <T> T alone(Function<Pulse, T> work) {
        return patience.with(1, work).get(0);
    }

    /**
     * Run all seeds of the plan and fold what the checks found; {@code Entry.events} is not set.
     *
     * @throws DrillException if a run cannot be completed for a reason that is not the system's
     */
    public Entry sweep(Progress progress) {
        long firstSeed = firstSeed();
        int runs = runs();
        Sweep.Swept swept = new Sweep(checks, this::run, firstSeed, runs, plan.untilCaught())
                .over(plan.threads(), patience, scenario.id(), progress);
        Run chosen = run(swept.share().chosenSeed(firstSeed));
        Falsification.Seen seen = falsify() ? falsified(swept.share(), chosen) : Falsification.Seen.NOTHING;
        Optional<String> notRecorded =
                plan.variant().isEmpty() && live.isEmpty() ? goldens.leavePending(checks, this::run) : Optional.empty();
        Entry entry = new EntryOf(scenario, plan.mode(), plan.variant(), firstSeed, swept.runs(), notRecorded)
                .swept(swept, chosen, seen);
        if (live.isPresent()) {
            return Starting.failure(chosen.evidence())
                    .map(why -> NotStarted.mark(entry, why))
                    .orElse(entry);
        }
        return conformance(firstSeed).map(it -> Unreproducible.mark(entry, it)).orElse(entry);
    }

    /** What a broken variant passes says nothing, whether it could fail or not. */
    private boolean falsify() {
        return plan.falsify() && plan.variant().isEmpty();
    }

    private Falsification.Seen falsified(Share share, Run chosen) {
        Falsification falsification = new Falsification(checks, this::run);
        return falsification.of(share.tallies(), chosen.evidence().seed() == firstSeed() ? chosen : run(firstSeed()));
    }

    /** Run the first seed through WireMock's own stub matching as well, and tell where the two logs part. */
    private Optional<String> conformance(long seed) {
        Backends wiremock = Backends.over(Backends.WIREMOCK);
        if (!plan.conformance() || !wiremock.serve(scenario)) {
            return Optional.empty();
        }
        return Divergence.between(
                "the memory transport",
                alone(pulse -> execution.run(seed, memory, pulse)),
                "WireMock's stub matching",
                alone(pulse -> execution.run(seed, wiremock, pulse)));
    }
}
