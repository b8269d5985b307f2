package dev.firedrill.check;

import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;

/**
 * Be a check that holds in every run without being asked for (docs/scenarios.md lists them).
 *
 * <p>Nobody asked for it, so nobody promised that a run would put it to the test: where nothing happened that could break
 * it, it passes. Whether it concerns a system at all is decided from the controls, see {@link Invariants}.
 */
abstract class Invariant implements Check {

    private final String id;
    private final Position position;
    private final String expected;

    Invariant(String name, Scenario scenario, String expected) {
        this.id = "invariant:" + name;
        this.position = scenario.position();
        this.expected = expected;
    }

    abstract Judgement decide(Evidence evidence);

    @Override
    public final Finding judge(Evidence evidence) {
        return decide(evidence).finding(this, expected);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String kind() {
        return "invariant";
    }

    @Override
    public final boolean asked() {
        return false;
    }

    @Override
    public final Aspect aspect() {
        return Aspect.OTHER;
    }

    @Override
    public final Position position() {
        return position;
    }
}
