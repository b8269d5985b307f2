package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Given;
import dev.firedrill.check.Logs;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.result.Entry.StateCoverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fold the steps between states that {@link Given} declares: watching → rolled_back → escalated. */
class ShareTest {

    private final Run quiet = run(Logs.log().entered("watching"));
    private final Run rollingBack = run(Logs.log().entered("rolled_back"));
    private final Run astray = run(Logs.log().entered("escalated"));

    private static Run run(Logs log) {
        return new Run(Given.scenario().with(log), List.of());
    }

    private static Share share(Run... runs) {
        Share share = new Share(List.of());
        List.of(runs).forEach(share::add);
        return share;
    }

    private static StateCoverage states(Share share) {
        Scenario scenario = Given.scenario().done();
        EntryOf entry = new EntryOf(scenario, Mode.SIMULATED, "", Given.SEED, 1, Optional.empty());
        Run chosen = run(Logs.log());
        return entry.swept(new Sweep.Swept(share, 1, 0), chosen, new Falsification.Seen(Map.of()))
                .states();
    }

    @Test
    void takesTheStepsOfAnyRun() {
        assertThat(states(share(quiet, rollingBack)))
                .isEqualTo(new StateCoverage(2, List.of("watching → rolled_back"), List.of("rolled_back → escalated")));
    }

    @Test
    void takesNoStepThatIsNotDeclared() {
        assertThat(states(share(astray)).taken()).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderOfRunsOrShares() {
        Share one = share(rollingBack);
        one.merge(share(quiet, astray));
        Share other = share(astray);
        other.merge(share(quiet));
        other.merge(share(rollingBack));

        assertThat(states(one)).isEqualTo(states(other)).isEqualTo(states(share(astray, rollingBack, quiet)));
    }

    @Test
    void saysWhatIsMissingInOneLine() {
        assertThat(states(share(rollingBack)).words())
                .isEqualTo("1 of 2 declared steps between states taken; not taken: rolled_back → escalated");
        assertThat(new StateCoverage(1, List.of("a → b"), List.of()).words())
                .isEqualTo("1 of 1 declared steps between states taken");
    }
}
