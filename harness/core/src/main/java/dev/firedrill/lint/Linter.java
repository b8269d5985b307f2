package dev.firedrill.lint;

import dev.firedrill.model.Suite;
import java.util.List;
import org.apiguardian.api.API;

/** Lint suites; a pure function. What a rule cannot decide from what is declared, it leaves alone. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Linter {

    private static final List<Rule> OF_ANY_PART = List.of(
            new ImpossibleTriggers(),
            new TriggerOrder(),
            new SeverityOrder(),
            new Denominators(),
            new Switches(),
            new EffectiveMarks(),
            new StatesReached(),
            new TriggerBounds());

    private static final List<Rule> OF_THE_WHOLE = List.of(new Untested(), new Uncovered());

    private Linter() {}

    /** List the warnings of one suite with all its scenarios, in the order of their places. */
    public static List<Warning> lint(Suite suite) {
        Warnings warnings = new Warnings();
        OF_ANY_PART.forEach(rule -> rule.judge(suite, warnings));
        OF_THE_WHOLE.forEach(rule -> rule.judge(suite, warnings));
        return warnings.list();
    }

    /** List the warnings of a suite of which only some scenarios were read: nothing about what no scenario does. */
    public static List<Warning> lintPart(Suite suite) {
        Warnings warnings = new Warnings();
        OF_ANY_PART.forEach(rule -> rule.judge(suite, warnings));
        return warnings.list();
    }
}
