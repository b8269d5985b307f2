package dev.firedrill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.AtMostOnce;
import dev.firedrill.model.Expectation.Custom;
import dev.firedrill.model.Expectation.MatchesGolden;
import dev.firedrill.model.Expectation.NothingLost;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final Expectation OWN = new Custom(Given.head("mine"), "calm", NullNode.getInstance());

    private static Scenario scenario(Expectation... wanted) {
        return Given.scenario().undeclared().expect(wanted).done();
    }

    @Test
    void comeInDeclaredOrderWithTheInvariantsLast() {
        Scenario scenario = scenario(new AtMostOnce(Given.head("b"), "x"), new NothingLost(Given.head("a")));

        assertThat(Checks.of(scenario, List.of()))
                .extracting(Check::id)
                .containsExactly("b", "a", "invariant:3", "invariant:12", "invariant:no-crash");
    }

    @Test
    void carryWhatTheirExpectationDeclares() {
        Check check =
                Checks.of(scenario(new NothingLost(Given.head("a"))), List.of()).get(0);

        assertThat(check.kind()).isEqualTo("nothing-lost");
        assertThat(check.covers()).containsExactly("S0-01");
        assertThat(check.position()).isEqualTo(Given.HERE);
        assertThat(check.twins()).isEmpty();
    }

    @Test
    void coverWhatHappensBetweenSystemAndProvider() {
        Expectation.Head head = Given.head("a");
        Scenario scenario = scenario(
                new Expectation.ProviderCalls(
                        head,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        OptionalInt.empty(),
                        List.of()),
                new Expectation.Amplification(head, Optional.empty(), 1, OptionalInt.empty()),
                new Expectation.BackOff(head, Duration.ZERO),
                new Expectation.StreamComplete(head, Optional.empty(), Optional.empty(), Set.of()),
                new Expectation.NoHang(head, Duration.ZERO, Optional.empty()),
                new Expectation.ProviderSilent(
                        head,
                        "model",
                        Optional.empty(),
                        new Mark(Mark.Kind.ACTION, "kill"),
                        Optional.empty(),
                        Duration.ZERO));

        assertThat(Checks.of(scenario, List.of()).subList(0, 6))
                .extracting(Check::kind)
                .containsExactly(
                        "provider-calls", "amplification", "back-off", "stream-complete", "no-hang", "provider-silent");
    }

    @Test
    void coverWhatIsCountedAndRecounted() {
        Expectation.Head head = Given.head("a");
        Pattern pattern = new Pattern(Pattern.Subject.ALERT, "x");
        Scenario scenario = scenario(
                new Expectation.SameAnswer(head, "a", "b", Optional.empty(), Optional.empty(), Set.of("answer")),
                new Expectation.Count(
                        head,
                        pattern,
                        Optional.empty(),
                        Optional.empty(),
                        Expectation.Count.Per.RUN,
                        Optional.empty(),
                        0,
                        OptionalInt.of(1),
                        Optional.empty()),
                new Expectation.Stages(
                        head,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Pattern(Pattern.Subject.ROUTE, "x"))),
                new Expectation.IndicatorFollowsEvents(head, "x"),
                new Expectation.ObjectiveBands(head, "x"),
                new Expectation.Configuration(head, "x", List.of()),
                new Expectation.NoLeak(head, List.of("x")),
                new Expectation.Runbook(head, List.of("x")));

        assertThat(Checks.of(scenario, List.of()).subList(0, 8))
                .extracting(Check::kind)
                .containsExactly(
                        "same-answer",
                        "count",
                        "stages",
                        "indicator",
                        "objective",
                        "configuration",
                        "no-leak",
                        "runbook");
    }

    @Test
    void leaveTheGoldenToOthers() {
        assertThat(Checks.of(scenario(new MatchesGolden(Given.head("golden"))), List.of()))
                .extracting(Check::kind)
                .containsOnly("invariant");
    }

    @Test
    void includeTheUsersOwn() {
        CheckFactory factory = new CheckFactory() {
            @Override
            public String kind() {
                return "calm";
            }

            @Override
            public Check create(Scenario scenario, Custom expectation) {
                return new NothingLostCheck(new NothingLost(expectation.head()));
            }
        };

        assertThat(Checks.of(scenario(OWN), List.of(factory)).get(0).id()).isEqualTo("mine");
    }

    @Test
    void refuseAKindThatNobodyMakes() {
        assertThatThrownBy(() -> Checks.of(scenario(OWN), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demo.scenario.json:3:5")
                .hasMessageContaining("'calm'");
    }
}
