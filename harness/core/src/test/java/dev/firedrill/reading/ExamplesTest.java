package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A table of examples makes one scenario of each row. */
class ExamplesTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    private static final String LOAD =
            "'load':{'arrivals':'constant','perSecond':'${rate}','for':'${length}m','requests':[{'kind':'w','input':'${rate} and ${length}'}]}";

    @Test
    void makesOneScenarioOfEachRow() {
        Loaded loaded = table("{'rate':2.5,'length':3},{'id':'slow','rate':0.5,'length':'10'}");

        assertThat(loaded.defects()).isEmpty();
        List<Scenario> scenarios = loaded.suites().get(0).scenarios();
        assertThat(scenarios).extracting(Scenario::name).containsExactly("a.1", "a.slow");
        assertThat(scenarios).extracting(it -> it.loads().get(0).perSecond()).containsExactly(2.5, 0.5);
        assertThat(scenarios)
                .extracting(it -> it.loads().get(0).length())
                .containsExactly(Duration.ofMinutes(3), Duration.ofMinutes(10));
        assertThat(scenarios)
                .extracting(it -> it.loads().get(0).requests().get(0).input())
                .containsExactly("2.5 and 3", "0.5 and 10");
    }

    @Test
    void givesATruthValueItsType() {
        project.file(
                Project.FILE,
                "{'name':'a','golden':'${g}','turns':[{'input':'x','expect':{'mustInclude':['y']}}],'examples':[{'g':false}]}");

        assertThat(project.only().golden()).isFalse();
    }

    @Test
    void leavesADollarAloneWithoutExamples() {
        assertThat(project.with("'description':'costs ${amount}'").description())
                .isEqualTo("costs ${amount}");
    }

    @Test
    void refusesAKeyTheRowDoesNotHave() {
        refuses(LOAD.replace("'${length}m'", "^'${lenght}m'").replace("${rate} and ", ""), "{'rate':1,'length':1}")
                .found("unknown key 'lenght'")
                .mend("write 'length'");
    }

    @Test
    void refusesAKeyThatNothingUses() {
        refuses(LOAD, "{'rate':1,'length':1,^'rates':2}")
                .found("key 'rates' that nothing uses")
                .mend("write 'rate'");
    }

    @Test
    void saysInWhichRowAValueIsWrong() {
        refuses(LOAD.replace(":'${rate}'", ":^'${rate}'"), "{'rate':1,'length':1},{'rate':0,'length':1}")
                .found("number '0', in example '2'");
    }

    @Test
    void saysOnceWhatIsWrongInEveryRow() {
        refuses("^'runz':1," + LOAD, "{'rate':1,'length':1},{'rate':2,'length':1}")
                .found("unknown key 'runz'");
    }

    @Test
    void refusesTwoRowsOfOneId() {
        refuses(LOAD, "{'id':'x','rate':1,'length':1},{'id':^'x','rate':1,'length':1}")
                .found("example 'x' for the second time");
    }

    @Test
    void refusesAnIdThatIsNoFileName() {
        refuses(LOAD, "{'id':^'A b','rate':1,'length':1}").expected("a-z, 0-9");
    }

    @Test
    void refusesAnIdThatMakesTheNameTooLong() {
        project.refuses("{'name':^'" + "a".repeat(50) + "','turns':[{'input':'x'}],'examples':[{'id':'" + "b".repeat(50)
                        + "'}]}")
                .found("with the id of its row");
    }

    @Test
    void refusesAnEmptyTable() {
        project.refusesWith("'examples':^[]").found("0 rows");
    }

    @Test
    void refusesAListInACell() {
        refuses("'description':'x'," + LOAD, "{'rate':1,'length':1},{'rate':1,'length':1,'id':^[]}")
                .expected("a string, a number, true or false");
    }

    @Test
    @Timeout(20)
    void refusesATableThatWouldFillTheMemory() {
        String cell = "x".repeat(100_000);
        project.file(
                Project.FILE,
                "{'name':'a','turns':[{'input':'" + "${c}".repeat(100_000) + "'}],'examples':[{'c':'" + cell + "'}]}");

        assertThat(project.read().defects())
                .singleElement()
                .extracting(Defect::expected)
                .asString()
                .contains("at most 4194304 characters");
    }

    @Test
    void refusesMoreThanAThousandRows() {
        project.refusesWith("'examples':^[" + "{},".repeat(1000) + "{}]").found("1001 rows");
    }

    private Loaded table(String rows) {
        return project.file(
                        Project.FILE,
                        "{'name':'a'," + LOAD + ",'examples':[" + rows + "],'expect':[{'check':'nothing-lost'}]}")
                .read();
    }

    private Project.Refusal refuses(String members, String rows) {
        return project.refuses(
                "{'name':'a'," + members + ",'examples':[" + rows + "],'expect':[{'check':'nothing-lost'}]}");
    }
}
