package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Combined examples are a decision matrix: what holds for each combination of values. */
class MatrixTest {

    private static final String FACTORS = "'factors':{'value':['true','false'],'mode':['DEV','PROD']}";
    private static final String RULES =
            "'rules':[{'when':{'value':['false']},'then':{'route':'create'}},{'then':{'route':'rewrite'}}]";
    private static final String TEMPLATE =
            "'environment':{'KILL':'${value}','MODE':'${mode}'}," + "'expect':[{'check':'routing','to':'${route}'}]";

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void makesARowOfEachCombinationWithWhatTheFirstRuleSays() {
        List<Scenario> scenarios = read(TEMPLATE, "'combine':'all'," + FACTORS + "," + RULES);

        assertThat(scenarios).extracting(Scenario::name).containsExactly("a.1", "a.2", "a.3", "a.4");
        assertThat(scenarios)
                .extracting(it ->
                        it.environment() + " " + it.expectations().get(0).head().id())
                .containsExactly(
                        "{KILL=true, MODE=DEV} routing:rewrite",
                        "{KILL=true, MODE=PROD} routing:rewrite",
                        "{KILL=false, MODE=DEV} routing:create",
                        "{KILL=false, MODE=PROD} routing:create");
    }

    @Test
    void needsNoRules() {
        assertThat(read("'environment':{'A':'${a}','B':'${b}'}", "'combine':'all','factors':{'a':['1','2'],'b':['x']}"))
                .extracting(it -> it.environment().toString())
                .containsExactly("{A=1, B=x}", "{A=2, B=x}");
    }

    @Test
    void coversPairsByFewRows() {
        assertThat(read(
                        "'environment':{'A':'${a}','B':'${b}','C':'${c}'}",
                        "'combine':'pairwise','factors':{'a':['0','1'],'b':['0','1'],'c':['0','1']}"))
                .hasSize(4);
    }

    @Test
    void leavesNoRuleUntriedByPairs() {
        List<Scenario> scenarios = read(
                "'environment':{'A':'${a}','B':'${b}','C':'${c}'},'description':'${all}'",
                "'combine':'pairwise','factors':{'a':['0','1'],'b':['0','1'],'c':['0','1']},"
                        + "'rules':[{'when':{'a':'1','b':'1','c':'1'},'then':{'all':'yes'}},{'then':{'all':'no'}}]");

        assertThat(scenarios).extracting(Scenario::description).containsExactly("no", "no", "no", "no", "yes");
        assertThat(scenarios.get(4).environment()).hasToString("{A=1, B=1, C=1}");
    }

    @Test
    void findsACombinationForARuleAmongMoreThanAnybodyCouldTry() {
        String factors = switches(it -> "'f" + it + "':['0','1']");
        String every = switches(it -> "'f" + it + "':'1'");
        List<Scenario> scenarios = read(
                "'environment':{" + switches(it -> "'F" + it + "':'${f" + it + "}'") + "},'description':'${all}'",
                "'combine':'pairwise','factors':{" + factors + "},'rules':[{'when':{" + every
                        + "},'then':{'all':'yes'}},{'then':{'all':'no'}}]");

        assertThat(scenarios).filteredOn(it -> it.description().equals("yes")).hasSize(1);
    }

    @Test
    void looksForACombinationPastTheRulesBefore() {
        List<Scenario> scenarios = read(
                "'environment':{'A':'${a}','B':'${b}','C':'${c}','D':'${d}'},'description':'${r}'",
                "'combine':'pairwise','factors':{'a':['0','1','2'],'b':['0','1','2'],'c':['0','1','2'],'d':['0','1','2']},"
                        + "'rules':[{'when':{'a':['0','1']},'then':{'r':'1'}},{'when':{'b':['0','2'],'c':'0'},'then':{'r':'2'}},"
                        + "{'when':{'b':['0','2'],'d':['1','2']},'then':{'r':'3'}},{'when':{'b':'2','c':['0','1']},'then':{'r':'4'}},"
                        + "{'when':{'b':['0','2'],'c':'2','d':'0'},'then':{'r':'5'}},{'then':{'r':'6'}}]");

        assertThat(scenarios).extracting(Scenario::description).contains("1", "2", "3", "4", "5", "6");
    }

    @Test
    void refusesARuleOfPairsThatTheRulesBeforeTakeTogether() {
        refuses(
                        "'environment':{'A':'${a}','B':'${b}'},'description':'${r}'",
                        "{'combine':'pairwise','factors':{'a':['0','1'],'b':['0','1']},'rules':[{'when':{'a':'0'},'then':{'r':'1'}},"
                                + "{'when':{'b':'0'},'then':{'r':'2'}},{'when':{'a':'1','b':'1'},'then':{'r':'3'}},^{'then':{'r':'4'}}]}")
                .found("a rule that no combination reaches");
    }

    private static String switches(IntFunction<String> each) {
        return IntStream.range(0, 40).mapToObj(each).collect(Collectors.joining(","));
    }

    @Test
    void leavesOutWhatIsNull() {
        assertThat(read(
                        "'environment':{'KILL':'${value}'},'tags':['t','${value}']",
                        "'combine':'all','factors':{'value':[null,'on']}"))
                .extracting(it -> it.environment() + " " + it.tags())
                .containsExactly("{} [t]", "{KILL=on} [t, on]");
    }

    @Test
    void keepsTheTypeOfAValue() {
        assertThat(read("'runs':'${n}'", "'combine':'all','factors':{'n':[2,3]}"))
                .extracting(Scenario::runs)
                .containsExactly(2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'combine':^'al'|unknown way to combine 'al'|write 'all'",
                "'combine':'all','rules':[{'when':{^'valu':'true'},'then':{'route':'create'}},{'then':{'route':'create'}}]|unknown factor 'valu'|write 'value'",
                "'combine':'all','rules':[{'when':{'value':[^'flase']},'then':{'route':'create'}},{'then':{'route':'create'}}]|unknown value 'flase'|write 'false'",
                "'combine':'all','rules':[{'when':{'value':^[]},'then':{'route':'create'}},{'then':{'route':'create'}}]|a list|remove the key",
                "'combine':'all','rules':[^{'when':{'value':'true'}},{'then':{'route':'create'}}]|no key 'then'|add 'then'",
                "'combine':'all','rules':[{'then':{^'mode':'DEV','route':'create'}}]|key 'mode' of a rule|another name",
                "'combine':'all','rules':[{'then':{'route':'create',^'rout':'x'}}]|key 'rout' that nothing uses|write 'route'",
                "'combine':'all','rules':[{'then':{'route':'create'}},^{'when':{'mode':'DEV'},'then':{'route':'create'}}]|a rule that no combination reaches|put it before",
                "'combine':'all','rules':^[]|an empty list|add an entry"
            })
    void refusesARuleThatDoesNotFit(String members, String found, String mend) {
        refuses(TEMPLATE, "{" + FACTORS + "," + members + "}").found(found).mend(mend);
    }

    @Test
    void refusesCombinationsWithoutARule() {
        refuses(
                        TEMPLATE,
                        "{'combine':'all','factors':^{'value':['true','false'],'mode':['DEV','PROD']},'rules':[{'when':{'value':'true'},'then':{'route':'create'}}]}")
                .found("no rule for value 'false', mode 'DEV', and for 1 more combinations")
                .mend("a last rule without 'when'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "^{'factors':{'a':['1']}}|no key 'combine'",
                "^{'combine':'all'}|no key 'factors'",
                "{'combine':'all','factors':^{}}|an object",
                "{'combine':'all','factors':{'a':^[]}}|an empty list",
                "{'combine':'all','factors':{'a':^'1'}}|string '1'",
                "{'combine':'all','factors':{'a':['1',^'1']}}|value '1' for the second time",
                "{'combine':'all','factors':{'a':[^[]]}}|a list",
                "{'combine':'all','factors':{'a':['1'],^'id':['x']}}|factor 'id'",
                "{'combine':'all','factors':{'a':['1'],^'b':['x']}}|key 'b' that nothing uses",
                "{'combine':'all','factors':{'a':['1']},^'factor':1}|unknown key 'factor'",
                "^7|number '7'"
            })
    void refusesFactorsThatDoNotFit(String examples, String found) {
        refuses("'description':'${a}'", examples).found(found);
    }

    @Test
    void refusesMoreThanAThousandCombinationsAndKnowsAWayOut() {
        String ten = IntStream.range(0, 11).mapToObj(it -> "'" + it + "'").collect(Collectors.joining(","));
        String factors = "'factors':{'a':[" + ten + "],'b':[" + ten + "],'c':[" + ten + "]}";
        String template = "'environment':{'A':'${a}','B':'${b}','C':'${c}'}";

        refuses(template, "{'combine':^'all'," + factors + "}")
                .found("1331 combinations")
                .mend("write 'pairwise'");
        assertThat(read(template, "'combine':'pairwise'," + factors)).hasSizeBetween(121, 250);
    }

    @Test
    void refusesSoManyValuesThatNobodyCouldPairThem() {
        String many = IntStream.range(0, 501).mapToObj(it -> "'" + it + "'").collect(Collectors.joining(","));

        refuses("'description':'${a}'", "{'combine':'pairwise','factors':^{'a':[" + many + "]}}")
                .found("501 values");
    }

    @Test
    void refusesANullInsideALongerText() {
        refuses("'environment':{'A':^'is ${a}'}", "{'combine':'all','factors':{'a':['x',null]}}")
                .found("a cell that is null")
                .mend("give the cell a value");
    }

    private List<Scenario> read(String members, String examples) {
        Loaded loaded =
                project.file(Project.FILE, file(members, "{" + examples + "}")).read();
        assertThat(loaded.defects()).extracting(Defect::message).isEmpty();
        return loaded.suites().get(0).scenarios();
    }

    private Project.Refusal refuses(String members, String examples) {
        return project.refuses(file(members, examples));
    }

    private static String file(String members, String examples) {
        return "{'name':'a','turns':[{'input':'x'}]," + members + ",'examples':" + examples + "}";
    }
}
