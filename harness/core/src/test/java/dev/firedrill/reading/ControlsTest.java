package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls;
import dev.firedrill.model.FaultTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names in controls.json are declared once and fit each other. */
class ControlsTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root).file(Project.FILE, "{'name':'a','turns':[{'input':'x'}]}");
    }

    private static final String FILE = "scenarios/toy/controls.json";
    private static final String ROUTES = "'system':'toy','routes':[{'name':'r','role':'feature'}],";
    private static final String TRIGGER =
            "'comparison':'>','threshold':1,'rule':{'of':5,'breaches':3},'interval':'30s'";

    @Test
    void readsAllThatASystemDeclares() {
        Controls controls = project.only().controls();

        assertThat(controls.routes().get(0))
                .isEqualTo(new Controls.Route("rewrite", Controls.Route.Role.FEATURE, List.of("kill-switch")));
        assertThat(controls.routes().get(2).role()).isEqualTo(Controls.Route.Role.PREVIOUS);
        assertThat(controls.controls())
                .containsExactly(new Controls.Control(
                        "kill-switch",
                        "off",
                        "on",
                        Set.of("on", "true"),
                        Set.of(),
                        Controls.Control.Source.FLAGS,
                        Duration.ofSeconds(5)));
        assertThat(controls.actions()).containsExactly(new Controls.ActionDeclaration("promote", List.of("worker")));
        assertThat(controls.faultTargets()).contains(new FaultTarget("store", FaultTarget.Kind.FLAGS));
        assertThat(controls.indicators()).containsExactly(new Controls.Indicator("errors", "share of failed requests"));
        assertThat(controls.triggers())
                .containsExactly(new Controls.Trigger(
                        "rollback",
                        "errors",
                        Controls.Comparison.ABOVE,
                        0.2,
                        new Controls.Rule(3, 5),
                        Duration.ofSeconds(30)));
        assertThat(controls.states())
                .contains(new Controls.StateGraph(
                        "normal",
                        Set.of("normal", "rolled-back", "escalated"),
                        Set.of(new Controls.StateGraph.Edge("normal", "rolled-back"))));
        assertThat(controls.reasons())
                .containsExactly(new Controls.Reason("KILLED", false), new Controls.Reason("OVERRIDDEN", true));
        assertThat(controls.effects()).containsExactly(new Controls.Effect("mail.sent"));
        assertThat(controls.telemetry().orElseThrow().keys())
                .containsEntry("DEV", new Controls.Telemetry.Keys(Set.of("route", "reason"), Set.of("user")));
        assertThat(controls.variants())
                .containsExactly(new Controls.Variant("at-least", "compares with >= where > is declared"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'system':^'tyo','routes':[]|toy",
                "'system':'toy','routes':[{'name':'r','role':^'feture'}]|feature",
                "'system':'toy','routes':[{'name':'r','role':'safe','forbiddenWhen':[^'kil']}],'controls':[{'name':'kill','default':'','safeValue':'','activeWhen':[],'source':'flags','propagation':'0s'}]|kill",
                "'system':'toy','routes':[],'triggers':[{'name':'t','indicator':^'eror','comparison':'>','threshold':1,'rule':{'of':1,'breaches':1},'interval':'1s'}],'indicators':[{'name':'errors'}]|errors",
                "'system':'toy','routes':[],'faultTargets':[{'name':'x','kind':^'provder'}]|provider",
                "'system':'toy','routes':[],'faultTargets':[{'name':^'eror','kind':'metric'}],'indicators':[{'name':'errors'}]|errors",
                "'system':'toy','routes':[],'states':{'initial':^'nrmal','names':['normal'],'edges':[]}|normal",
                "'system':'toy','routes':[],'states':{'initial':'normal','names':['normal'],'edges':[['normal',^'nomal']]}|normal",
                "'system':'toy','routes':[],'telemetry':{'prefix':'','modeVariable':'M','defaultMode':^'DVE','keys':{'DEV':{'required':[]}}}|DEV",
                "'system':'toy','routes':[],^'trigers':[]|triggers"
            })
    void namesTheNearest(String members, String nearest) {
        refuses("{" + members + "}").mend("write '" + nearest + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'controls':[{'name':'x','default':'','safeValue':'','activeWhen':[],'source':'flags','propagation':'0s'},{'name':^'x','default':'','safeValue':'','activeWhen':[],'source':'flags','propagation':'0s'}]",
                "'actions':[{'name':'x'},{'name':^'x'}]",
                "'actions':[{'name':'x','parameters':['p',^'p']}]",
                "'faultTargets':[{'name':'x','kind':'flags'},{'name':^'x','kind':'provider'}]",
                "'indicators':[{'name':'x'},{'name':^'x'}]",
                "'states':{'initial':'x','names':['x',^'x'],'edges':[]}",
                "'reasons':[{'code':'x'},{'code':^'x'}]",
                "'effects':[{'event':'x'},{'event':^'x'}]",
                "'variants':[{'name':'x','description':''},{'name':^'x','description':''}]",
                "'telemetry':{'prefix':'','modeVariable':'M','defaultMode':'DEV','keys':{'DEV':{'required':['k'],'optional':[^'k']}}}"
            })
    void refusesWhatIsDeclaredTwice(String members) {
        refuses("{" + ROUTES + members + "}").found("for the second time, first at scenarios/toy/controls.json:1:");
    }

    @Test
    void refusesARouteDeclaredTwice() {
        refuses("{'system':'toy','routes':[{'name':'r','role':'safe'},{'name':^'r','role':'safe'}]}")
                .found("route 'r' for the second time");
    }

    @Test
    void refusesMoreBreachesThanSamples() {
        refuses("{" + ROUTES + "'indicators':[{'name':'i'}],'triggers':[{'name':'t','indicator':'i',"
                        + TRIGGER.replace("'breaches':3", "'breaches':^6") + "}]}")
                .found("6 breaches of 5");
    }

    @Test
    void refusesAnIntervalOfNothing() {
        refuses("{" + ROUTES + "'indicators':[{'name':'i'}],'triggers':[{'name':'t','indicator':'i',"
                        + TRIGGER.replace("'30s'", "^'0s'") + "}]}")
                .expected("above 0");
    }

    @Test
    void refusesAComparisonThatIsNone() {
        refuses("{" + ROUTES + "'indicators':[{'name':'i'}],'triggers':[{'name':'t','indicator':'i',"
                        + TRIGGER.replace("'>'", "^'=>'") + "}]}")
                .expected("'>='");
    }

    @Test
    void refusesAnEdgeThatIsNoPair() {
        refuses("{" + ROUTES + "'states':{'initial':'x','names':['x'],'edges':[^['x']]}}")
                .mend("[\"from\", \"to\"]");
    }

    @Test
    void keepsTheVerbOfTheHarnessForItself() {
        refuses("{" + ROUTES + "'actions':[{'name':^'set'}]}").mend("rename the action");
    }

    @Test
    void refusesAParameterThatWouldHideAKeyOfTheAction() {
        refuses("{" + ROUTES + "'actions':[{'name':'x','parameters':[^'actor']}]}")
                .mend("rename the parameter");
    }

    @Test
    void judgesOnlyTheSyntaxOfScenariosWhoseControlsAreBroken() {
        project.file(FILE, "{'system':'toy'}")
                .file(Project.FILE, "{'name':'a','expect':[{'check':'routing','to':'anywhere'}]}")
                .file("scenarios/toy/b.scenario.json", "[");

        assertThat(project.read().defects())
                .extracting(it -> it.position().file())
                .containsExactly(FILE, "scenarios/toy/b.scenario.json");
    }

    private Project.Refusal refuses(String content) {
        return project.refusesFile(FILE, content);
    }
}
