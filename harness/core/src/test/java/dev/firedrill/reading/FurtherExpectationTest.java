package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.Configuration;
import dev.firedrill.model.Expectation.Configuration.Approval;
import dev.firedrill.model.Expectation.SameAnswer;
import dev.firedrill.model.Expectation.Stages;
import dev.firedrill.model.Expectation.TelemetryLines;
import dev.firedrill.model.Mark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check of stages, of answers beside answers, of declared numbers, of records and of steps says what it means. */
class FurtherExpectationTest {

    private static final String REST =
            "'golden':false,'actions':[{'at':'0s','do':'promote'},{'id':'again','at':'1s','do':'promote'}],";

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root).rich();
    }

    @Test
    void readsStages() {
        Stages stages = (Stages) read("'check':'stages','kind':'turn','status':'ok','after':'state:normal',"
                + "'order':['route:rewrite','guard:*',{'call':'rewrite','where':{'attempt':1}},'status:ok']");

        assertThat(stages)
                .extracting(Stages::requestKind, Stages::status, Stages::after, Stages::until)
                .containsExactly(
                        Optional.of("turn"),
                        Optional.of("ok"),
                        Optional.of(new Mark(Mark.Kind.STATE, "normal")),
                        Optional.empty());
        assertThat(stages.order())
                .extracting(Object::toString)
                .containsExactly("route:rewrite", "guard:*", "call:rewrite", "status:ok");
        assertThat(stages.order().get(2).where()).isEqualTo(Map.of("attempt", "1"));
    }

    @Test
    void readsAnswersThatMustBeAlike() {
        SameAnswer same = (SameAnswer) project.scenario(
                        "{'name':'a','golden':false,'turns':[{'input':'x'},{'input':'x','kind':'create'}],"
                                + "'expect':[{'check':'same-answer','of':'turn','against':'create','until':'state:normal','compare':['answer']}]}")
                .expectations()
                .get(0);

        assertThat(same)
                .isEqualTo(new SameAnswer(
                        same.head(),
                        "turn",
                        "create",
                        Optional.empty(),
                        Optional.of(new Mark(Mark.Kind.STATE, "normal")),
                        Set.of("answer")));
    }

    @Test
    void comparesStatusAndAnswerUnlessToldOtherwise() {
        SameAnswer same = (SameAnswer)
                project.scenario("{'name':'a','golden':false,'turns':[{'input':'x'},{'input':'x','kind':'create'}],"
                                + "'expect':[{'check':'same-answer','of':'turn','against':'create'}]}")
                        .expectations()
                        .get(0);

        assertThat(same.compare()).containsExactly("status", "answer");
    }

    @Test
    void readsWhatWasApproved() {
        Configuration check = (Configuration)
                read(
                        "'check':'configuration','name':'thresholds','approved':[{'value':'sha256:2','by':'ann','reason':'softer'}]");

        assertThat(check.approvals()).containsExactly(new Approval("sha256:2", "ann", "softer"));
        assertThat(((Configuration) read("'check':'configuration','name':'thresholds'")).approvals())
                .isEmpty();
    }

    @Test
    void readsMarkersAndSteps() {
        assertThat(((Expectation.NoLeak) read("'check':'no-leak','markers':['m-1','m-2']")).markers())
                .containsExactly("m-1", "m-2");
        assertThat(((Expectation.Runbook) read("'check':'runbook','steps':['again','promote']")).steps())
                .containsExactly("again", "promote");
    }

    @Test
    void readsLinesOfAnsweredAndOfFailedRequests() {
        TelemetryLines answered = (TelemetryLines)
                read("'check':'telemetry','each':'answered','where':{'route':{'to':'create'},'reason':null}");
        TelemetryLines failed = (TelemetryLines) read("'check':'telemetry','each':'failed'");

        assertThat(answered.scope()).isEqualTo(TelemetryLines.Scope.EACH_ANSWERED);
        assertThat(answered.where()).isEqualTo(Map.of("route", "{\"to\":\"create\"}", "reason", "null"));
        assertThat(failed.scope()).isEqualTo(TelemetryLines.Scope.EACH_FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'check':'stages','order':['route:create']|stages",
                "'check':'stages','kind':'turn','order':['route:create']|stages:turn",
                "'check':'indicator','name':'complaints'|indicator:complaints",
                "'check':'objective','name':'errors'|objective:errors",
                "'check':'configuration','name':'thresholds'|configuration:thresholds",
                "'check':'no-leak','markers':['x']|no-leak",
                "'check':'runbook','steps':['again']|runbook",
                "'check':'never','point':'gate'|never:gate",
                "'check':'eventually','signal':'*'|eventually:*"
            })
    void givesACheckTheIdOfWhatItSpeaksOf(String members, String id) {
        assertThat(read(members).head().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'check':'stages','order':[^'rout:create']|route",
                "'check':'stages','order':[^'route:creat']|create",
                "'check':'stages','kind':^'turns','order':['route:create']|turn",
                "'check':'same-answer','of':'turn','against':^'turm'|turn",
                "'check':'indicator','name':^'complaint'|complaints",
                "'check':'objective','name':^'error'|errors",
                "'check':'configuration','name':^'threshold'|thresholds",
                "'check':'runbook','steps':['again',^'promot']|promote",
                "'check':'telemetry','each':^'answer'|answered",
                "'check':'runbook',^'stps':[],'steps':['again']|steps"
            })
    void namesTheNearest(String members, String nearest) {
        refuses(members).mend("write '" + nearest + "'");
    }

    @Test
    void refusesAStageThatConcernsNoRequest() {
        refuses("'check':'stages','order':['route:create',^'state:normal']")
                .found("unknown subject 'state'")
                .expected("'route', 'reason', 'guard', 'status', 'call', 'line'");
    }

    @Test
    void refusesAStageWithoutSubject() {
        refuses("'check':'stages','order':[^'create']").expected("as 'route:NAME'");
    }

    @Test
    void refusesAStageWithoutName() {
        refuses("'check':'stages','order':[^'guard: ']").expected("not blank");
    }

    @Test
    void refusesNoStages() {
        refuses("'check':'stages','order':^[]").found("an empty list");
    }

    @Test
    void refusesAKindAgainstItself() {
        refuses("'check':'same-answer','of':'turn','against':^'turn'").found("kind 'turn' against itself");
    }

    @Test
    void refusesAnIndicatorThatNobodyCanRecount() {
        refuses("'check':'indicator','name':^'errors'").expected("with a 'formula' in controls.json: 'complaints'");
    }

    @Test
    void refusesAStepThatIsAFault() {
        project.refusesWith(
                        "'faults':[{'id':'outage','on':'llm','kind':'reset'}],'actions':[{'at':'0s','do':'promote'}],"
                                + "'expect':[{'check':'runbook','steps':['promote',^'outage']}]")
                .found("unknown action 'outage'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'check':'no-leak','markers':^[]|an empty list",
                "'check':'no-leak','markers':[^' ']|string ' '",
                "'check':'no-leak','markers':['x',^'x']|marker 'x' for the second time",
                "'check':'runbook','steps':^[]|an empty list",
                "'check':'runbook','steps':['again',^'again']|step 'again' for the second time",
                "'check':'configuration','name':'thresholds','approved':[^{'value':'v','by':'ann'}]|no key 'reason'",
                "'check':'configuration','name':'thresholds','approved':[{'value':'v','by':'a','reason':'r'},{'value':^'v','by':'b','reason':'r'}]|value 'v' for the second time"
            })
    void refusesWhatSaysNothing(String members, String found) {
        refuses(members).found(found);
    }

    @Test
    void refusesToCoverWhatIsNotRequired() {
        project.file(
                Project.FOLDER + "requirements.json",
                "{'requirements':[{'id':'S0-01','text':'It stops.'},{'id':'S0-02','text':'It says so.'}]}");

        project.refusesWith("'expect':[{'check':'nothing-lost','covers':['S0-01',^'S0-2']}]")
                .mend("write 'S0-02'");
    }

    @Test
    void coversAnythingWhereNoRequirementsAreListed() {
        assertThat(read("'check':'nothing-lost','covers':['any']").head().covers())
                .isEqualTo(List.of("any"));
    }

    private Expectation read(String members) {
        return project.with(REST + "'expect':[{" + members + "}]")
                .expectations()
                .get(0);
    }

    private Project.Refusal refuses(String members) {
        return project.refusesWith(REST + "'expect':[{" + members + "}]");
    }
}
