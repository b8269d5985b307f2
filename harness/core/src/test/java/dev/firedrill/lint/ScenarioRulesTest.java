package dev.firedrill.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Position;
import dev.firedrill.model.Suite;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scenarios expect against their controls, or do not expect at all, is found. */
class ScenarioRulesTest {

    private static final String BOUND = "bound-unreachable";
    private static final String STATE = "undefined-state";
    private static final String UNTESTED = "trigger-untested";
    private static final String UNCOVERED = "requirement-uncovered";
    private static final String MONITOR =
            "'faultTargets':[{'name':'llm','kind':'provider'}],'indicators':[{'name':'i','description':'failed share'%s}],"
                    + "'triggers':[{'name':'t','indicator':'i','comparison':'>','threshold':0.3,'rule':{'of':5,'breaches':3},'interval':'30s'}]";
    private static final String WINDOW =
            ",'formula':{'aggregate':'share','of':{'from':'requests'},'among':{'from':'requests'},'window':'10m','minimum':20,'every':'10s'}";
    private static final String FAULT =
            "'faults':[{'id':'bad','on':'llm','kind':'refused','from':'10m'}],'faultsEnd':'20m'";

    private Linted linted;

    @BeforeEach
    void prepare(@TempDir Path root) {
        linted = new Linted(root);
        linted.file("scenarios/toy/suite.json", "{'system':'toy','providers':['llm.provider.json']}")
                .file(
                        "scenarios/toy/llm.provider.json",
                        "{'provider':'llm','dialect':'generic-json','answers':[{'text':'x'}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'notAfter':'59s'",
                "'from':'firstHit','notAfter':'59s'",
                "'from':'breach','notAfter':'59s'",
                "'from':'firstEvaluation','notAfter':'59s'",
                "'from':'decision','notBefore':'31s'"
            })
    void findsABoundThatTheRuleCannotMeet(String bounds) {
        Warning warning = sampled(bounds).only(BOUND);

        assertThat(warning.position().file()).isEqualTo(Linted.SCENARIO);
        assertThat(warning.found()).contains("trigger 't'");
    }

    @Test
    void saysWhichBoundTheRuleCanMeet() {
        Warning warning = sampled("'notAfter':'59s'").only(BOUND);

        assertThat(warning.found())
                .isEqualTo("'notAfter' 59s, and trigger 't' needs at least 1m: 3 of 5 samples, one each 30s");
        assertThat(warning.expected()).isEqualTo("a 'notAfter' of 1m or more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'notBefore':'60s','notAfter':'60s'",
                "'notBefore':'20m','notAfter':'30m'",
                "'from':'breach','notAfter':'1m'",
                "'from':'decision','notAfter':'0s'",
                "'times':0"
            })
    void leavesABoundAloneThatTheRuleCanMeet(String bounds) {
        assertThat(sampled(bounds).warnings(BOUND)).isEmpty();
    }

    @Test
    void leavesABoundAloneWhereEarlierTroubleMayHaveFilledTheRule() {
        String faults =
                "'faults':[{'id':'bad','on':'llm','kind':'refused','from':'10m'},{'id':'before','on':'llm','kind':'reset','from':'9m'}]";

        assertThat(linted.controls(MONITOR.formatted(""))
                        .scenario(faults + "," + expecting("'notAfter':'1s'"))
                        .warnings(BOUND))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'notAfter':'2m'", "'notBefore':'22m'"})
    void findsABoundThatTheWindowCannotMeet(String bounds) {
        assertThat(windowed(bounds).warnings(BOUND)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'notBefore':'3m','notAfter':'4m'", "'notBefore':'20m','notAfter':'30m'"})
    void leavesABoundAloneThatTheWindowCanMeet(String bounds) {
        assertThat(windowed(bounds).warnings(BOUND)).isEmpty();
    }

    @Test
    void leavesABoundAloneWhereTheMetricItselfIsFed() {
        linted.controls(MONITOR.replace("{'name':'llm','kind':'provider'}", "{'name':'i','kind':'metric'}")
                        .formatted(WINDOW))
                .scenario("'faults':[{'id':'bad','on':'i','kind':'metric_value','value':1,'from':'10m'}],"
                        + expecting("'notAfter':'2m'"));

        assertThat(linted.warnings(BOUND)).isEmpty();
    }

    @Test
    void findsAStateThatNothingLeadsTo() {
        Warning warning = states("['a','b']").only(STATE);

        assertThat(warning.position()).isEqualTo(new Position(Linted.CONTROLS, 2, 42));
        assertThat(warning.found()).isEqualTo("state 'c', which no edges lead to from 'a'");
    }

    @Test
    void findsAnIslandOfStates() {
        assertThat(states("['b','c'],['c','b']").warnings(STATE))
                .extracting(Warning::found)
                .containsExactly(
                        "state 'b', which no edges lead to from 'a', although edges lead away from it",
                        "state 'c', which no edges lead to from 'a', although edges lead away from it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'check':'never','state':'c'}",
                "{'check':'eventually','state':'c'}",
                "{'check':'count','state':'c','exactly':0}",
                "{'check':'sequence','order':['state:b','state:c']}",
                "{'check':'states','path':['b','c']}",
                "{'check':'states','path':['c']}"
            })
    void findsACheckOfAStateThatNothingLeadsTo(String check) {
        assertThat(states("['a','b']").scenario("'expect':[" + check + "]").warnings(STATE))
                .filteredOn(it -> it.position().file().equals(Linted.SCENARIO))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'check':'never','state':'c'}",
                "{'check':'eventually','state':'*'}",
                "{'check':'states','path':['a','b','c']}",
                "{'check':'states','path':['b','c']}"
            })
    void leavesAStateAloneThatEdgesLeadTo(String check) {
        assertThat(states("['a','b'],['b','c']")
                        .scenario("'expect':[" + check + "]")
                        .warnings(STATE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'check':'nothing-lost'}",
                "{'check':'trigger','name':'t','times':0}",
                "{'check':'never','trigger':'t'}",
                "{'check':'count','trigger':'t','exactly':0}"
            })
    void findsATriggerThatNoScenarioExpects(String check) {
        assertThat(linted.controls(MONITOR.formatted(""))
                        .scenario("'expect':[" + check + "]")
                        .only(UNTESTED)
                        .found())
                .isEqualTo("trigger 't', which no scenario expects to fire");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'check':'trigger','name':'t'}",
                "{'check':'trigger-rule','name':'t'}",
                "{'check':'eventually','trigger':'t'}",
                "{'check':'count','trigger':'t','exactly':2}"
            })
    void leavesATriggerAloneThatAScenarioExpects(String check) {
        assertThat(linted.controls(MONITOR.formatted(""))
                        .scenario("'expect':[" + check + "]")
                        .warnings(UNTESTED))
                .isEmpty();
    }

    @Test
    void leavesATriggerAloneThatAnActionWaitsFor() {
        String look = "'actions':[{'at':'1m','do':'verify','trigger':'t','within':'5m'%s}]";

        assertThat(linted.controls(MONITOR.formatted(""))
                        .scenario(look.formatted(""))
                        .warnings(UNTESTED))
                .isEmpty();
        assertThat(linted.scenario(look.formatted(",'ends':'failed'")).warnings(UNTESTED))
                .hasSize(1);
    }

    @Test
    void findsARequirementThatNoCheckCovers() {
        linted.file(
                Linted.REQUIREMENTS,
                "{'requirements':[{'id':'R-1','text':'a'},{'id':'R-2','text':'b'},{'id':'R-3','text':'c','by':'people'}]}");

        assertThat(linted.scenario("'expect':[{'check':'nothing-lost','covers':['R-1']}]")
                        .only(UNCOVERED))
                .returns(new Position(Linted.REQUIREMENTS, 1, 48), Warning::position)
                .returns("requirement 'R-2', which no check covers", Warning::found);
    }

    @Test
    void leavesWhatNoScenarioDoesAloneWhereOnlySomeWereRead() {
        Suite suite = linted.file(Linted.REQUIREMENTS, "{'requirements':[{'id':'R-1','text':'a'}]}")
                .controls(MONITOR.formatted(""))
                .suite();

        assertThat(Linter.lint(suite)).hasSize(2);
        assertThat(Linter.lintPart(suite)).isEmpty();
    }

    @Test
    void warnsOnceOfAllRowsOfAScenario() {
        linted.controls(MONITOR.formatted(""))
                .scenario("'examples':[{'id':'x','n':'1'},{'id':'y','n':'2'}],'description':'${n}'," + FAULT + ","
                        + expecting("'notAfter':'1s'"));

        assertThat(linted.warnings(BOUND)).hasSize(1);
    }

    private Linted sampled(String bounds) {
        return linted.controls(MONITOR.formatted("")).scenario(FAULT + "," + expecting(bounds));
    }

    private Linted windowed(String bounds) {
        return linted.controls(MONITOR.formatted(WINDOW)).scenario(FAULT + "," + expecting(bounds));
    }

    private static String expecting(String bounds) {
        return "'expect':[{'check':'trigger','name':'t','cause':'bad'," + bounds + "}]";
    }

    private Linted states(String edges) {
        return linted.controls("'states':{'initial':'a','names':['a','b','c'],'edges':[" + edges + "]}");
    }
}
