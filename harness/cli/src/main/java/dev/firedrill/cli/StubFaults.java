package dev.firedrill.cli;

import dev.firedrill.events.Times;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Shape;
import dev.firedrill.timeline.Expansion;
import dev.firedrill.timeline.Timeline.FaultWindow;
import dev.firedrill.world.Interference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the faults of a profile by the clock of a stub, which begins when it listens and has no end. */
final class StubFaults {

    private static final Duration RAMP = Duration.ofMinutes(10);
    private static final int STAIRS = 600;

    private final long seed;
    private final List<Fault> declared;
    private final List<Fault> faults;

    /** There is one provider, so whatever a fault names means it. */
    StubFaults(long seed, List<Fault> faults, String provider) {
        this.seed = seed;
        this.declared = List.copyOf(faults);
        this.faults = faults.stream().map(it -> on(provider, it)).toList();
    }

    private static Fault on(String provider, Fault it) {
        return new Fault(
                it.position(),
                it.id(),
                List.of(provider),
                it.where(),
                it.effect(),
                it.probability(),
                it.after(),
                it.from(),
                it.until(),
                it.jitter(),
                shape(it));
    }

    /** A ramp without an end would for ever stand at its beginning; a stub lets it arrive, and stay there. */
    private static Shape shape(Fault fault) {
        return endlessRamp(fault).<Shape>map(StubFaults::staircase).orElse(fault.shape());
    }

    private static Optional<Shape.Ramp> endlessRamp(Fault fault) {
        return fault.until().isEmpty() && fault.shape() instanceof Shape.Ramp ramp
                ? Optional.of(ramp)
                : Optional.empty();
    }

    private static Shape.Step staircase(Shape.Ramp ramp) {
        double rise = (ramp.end() - ramp.start()) / STAIRS;
        List<Shape.Step.Level> levels = new ArrayList<>();
        for (int i = 0; i < STAIRS; i++) {
            levels.add(new Shape.Step.Level(RAMP.dividedBy(STAIRS).multipliedBy(i), ramp.start() + rise * i));
        }
        levels.add(new Shape.Step.Level(RAMP, ramp.end()));
        return new Shape.Step(levels);
    }

    Interference interference() {
        FaultPlan plan = new FaultPlan(seed, faults);
        faults.stream()
                .filter(StubFaults::canStrike)
                .forEach(it -> plan.open(it, window(it).from(), window(it).until()));
        return plan;
    }

    /** List the faults, with the windows they will be open in. */
    List<String> lines() {
        return declared.stream().map(this::line).toList();
    }

    private String line(Fault fault) {
        String chance = fault.probability() == 1 ? "" : ", probability " + FaultText.plain(fault.probability());
        String shape = endlessRamp(fault).map(StubFaults::ramp).orElseGet(() -> FaultText.shape(fault.shape()));
        return "%s: %s%s%s%s, %s"
                .formatted(
                        FaultText.name(fault),
                        FaultText.effect(fault.effect()),
                        chance,
                        shape,
                        FaultText.where(fault.where()),
                        times(fault));
    }

    private static String ramp(Shape.Ramp ramp) {
        return "%s at first and %s after %s"
                .formatted(FaultText.times(ramp.start()), FaultText.plain(ramp.end()), FaultText.length(RAMP));
    }

    /** Say which settings cannot be meant. */
    List<String> warnings() {
        return declared.stream()
                .filter(StubFaults::canStrike)
                .flatMap(it -> StubWarnings.of(it).stream())
                .toList();
    }

    List<Fault> declared() {
        return declared;
    }

    private String times(Fault fault) {
        if (fault.after().isPresent()) {
            return "never, for it waits for an event of a scenario";
        }
        if (!canStrike(fault)) {
            return "never, for it strikes no provider";
        }
        FaultWindow window = window(fault);
        return "from " + Times.sinceStart(window.from())
                + (window.until() == Long.MAX_VALUE ? "" : " until " + Times.sinceStart(window.until()));
    }

    private static boolean canStrike(Fault fault) {
        return fault.after().isEmpty() && fault.effect().kind().strikes() == FaultTarget.Kind.PROVIDER;
    }

    /** The window it would have in a scenario with this seed and no end. */
    private FaultWindow window(Fault fault) {
        return Expansion.window(fault, Optional.empty(), seed);
    }
}
