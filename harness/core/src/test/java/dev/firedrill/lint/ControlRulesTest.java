package dev.firedrill.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Position;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Switches that do not do what a switch is for are found, and no others. */
class ControlRulesTest {

    private Linted linted;

    @BeforeEach
    void prepare(@TempDir Path root) {
        linted = new Linted(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no-propagation-bound|'flags','propagation':'1s'|'environment','propagation':'0s'",
                "default-is-active|'default':'off'|'default':' ON '",
                "safe-value-inactive|'safeValue':'on'|'safeValue':'yes'",
                "no-safe-route|'role':'safe'|'role':'feature'",
                "no-safe-route|'role':'safe'|'role':'safe','forbiddenWhen':['kill']"
            })
    void findsASwitchThatIsNone(String rule, String good, String bad) {
        Warning warning = linted.withSwitch(good, bad).only(rule);

        assertThat(warning.position()).isEqualTo(new Position(Linted.CONTROLS, 2, 21));
        assertThat(warning.found()).startsWith("control 'kill'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'role':'safe'|'role':'safe'",
                "'role':'safe'|'role':'previous'",
                "'source':'flags'|'source':'environment'",
                "'flags','propagation':'1s'|'flags','propagation':'0s'",
                "'activeWhen':['on']|'activeWhen':['on','yes']"
            })
    void leavesASwitchAloneThatIsOne(String from, String to) {
        assertThat(linted.withSwitch(from, to)
                        .warnings("no-propagation-bound", "default-is-active", "safe-value-inactive", "no-safe-route"))
                .isEmpty();
    }

    @Test
    void leavesASettingAloneThatForbidsNothing() {
        assertThat(linted.controls(
                                "'controls':[{'name':'promoted','default':'off','safeValue':'x','activeWhen':['off'],'source':'flags','propagation':'1s'}]")
                        .warnings("default-is-active", "safe-value-inactive", "no-safe-route"))
                .isEmpty();
    }

    @Test
    void findsAMarkThatWaitsForAWriteWithoutABound() {
        linted.withSwitch("'propagation':'1s'", "'propagation':'0s'").scenario(killed("effective:pull"));

        assertThat(linted.only("no-propagation-bound"))
                .returns(new Position(Linted.SCENARIO, 3, 11), Warning::position)
                .returns("mark 'effective:pull', and a propagation of 0 for control 'kill'", Warning::found);
    }

    @Test
    void findsACheckOfPropagationWithoutABound() {
        linted.withSwitch("'propagation':'1s'", "'propagation':'0s'")
                .scenario("\n'expect':[{'check':'propagation','control':'kill'}]");

        assertThat(linted.only("no-propagation-bound"))
                .returns("check 'propagation:kill', and a propagation of 0 for control 'kill'", Warning::found)
                .returns("declare the 'propagation' of the control, or say 'within'", Warning::mend);
    }

    @Test
    void leavesACheckOfPropagationAloneThatSaysItsBound() {
        linted.withSwitch("'propagation':'1s'", "'propagation':'0s'")
                .scenario("'expect':[{'check':'propagation','control':'kill','within':'1s'}]");

        assertThat(linted.warnings("no-propagation-bound")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"effective:pull,1s", "action:pull,0s"})
    void leavesAMarkAloneThatHasABoundOrNeedsNone(String mark, String propagation) {
        linted.withSwitch("'propagation':'1s'", "'propagation':'" + propagation + "'")
                .scenario(killed(mark));

        assertThat(linted.warnings("no-propagation-bound")).isEmpty();
    }

    @Test
    void findsAControlThatNoScenarioTouches() {
        assertThat(linted.withSwitch("", "").only("unused-control").found())
                .isEqualTo("control 'kill', which no scenario sets, starts with or looks at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'flags':{'kill':'on'}",
                "'actions':[{'at':'1s','do':'set','control':'kill','value':'on'}]",
                "'expect':[{'check':'never','write':'kill'}]",
                "'actions':[{'at':'1s','do':'verify','config':'kill'}]",
                "'actions':[{'after':'effective:kill','do':'restart'}]",
                "'expect':[{'check':'propagation','control':'kill'}]",
                "'expect':[{'check':'sequence','order':['write:kill','event:x']}]",
                "'expect':[{'check':'sequence','order':['event:x','event:y'],'after':'effective:kill'}]",
                "'expect':[{'check':'never','route':'new','after':'effective:kill'}]"
            })
    void leavesAControlAloneThatAScenarioTouches(String members) {
        linted.withSwitch("", "").scenario(members);

        assertThat(linted.warnings("unused-control")).isEmpty();
    }

    private static String killed(String mark) {
        return "'actions':[{'id':'pull','at':'1m','do':'set','control':'kill','value':'on'}],\n"
                + "'expect':[{'check':'routing','to':'old','after':'" + mark + "'}]";
    }
}
