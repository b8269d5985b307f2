package dev.firedrill.check;

import dev.firedrill.events.EventKind;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Be a check that a scenario asks for: named, placed and worded by its expectation. */
abstract class DeclaredCheck implements Check {

    private final Expectation expectation;
    private final String expected;

    DeclaredCheck(Expectation expectation, String expected) {
        this.expectation = expectation;
        this.expected = expected;
    }

    abstract Judgement decide(Evidence evidence);

    @Override
    public final Finding judge(Evidence evidence) {
        return decide(evidence).finding(this, expected);
    }

    @Override
    public final String id() {
        return expectation.head().id();
    }

    @Override
    public final String kind() {
        return expectation.kind().word();
    }

    @Override
    public final Aspect aspect() {
        return expectation.kind().aspect();
    }

    @Override
    public final Position position() {
        return expectation.head().position();
    }

    @Override
    public final List<String> covers() {
        return expectation.head().covers();
    }

    @Override
    public final Set<EventKind> needs() {
        return Needs.of(expectation);
    }

    @Override
    public Optional<String> onlySimulated() {
        return Needs.sharperThanRealTime(expectation);
    }

    @Override
    public final boolean needsAttribution() {
        return Needs.attribution(expectation);
    }
}
