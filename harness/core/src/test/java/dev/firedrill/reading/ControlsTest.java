package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Controls;
import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Selection;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(project.rich().only().controls().happenings())
                .containsExactly(new Controls.Happening(Pattern.Subject.EVENT, "mail.lost", List.of("to")));
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
                "'happenings':[{'event':'x'},{'guard':'x'},{'event':^'x'}]",
                "'happenings':[{'event':'x','members':['m',^'m']}]",
                "'fingerprints':[{'name':'x','value':'1'},{'name':^'x','value':'2'}]",
                "'signals':['x',^'x']",
                "'faultTargets':[{'name':'x','kind':'provider','purposes':['p',^'p']}]",
                "'indicators':[{'name':'x'}],'objectives':[{'indicator':'x','healthy':{'comparison':'>','threshold':2},'alert':{'comparison':'<','threshold':1}},{'indicator':^'x','healthy':{'comparison':'>','threshold':2},'alert':{'comparison':'<','threshold':1}}]",
                "'telemetry':{'prefix':'','modeVariable':'M','defaultMode':'DEV','keys':{'DEV':{'required':['k']}},'types':{'k':['string',^'string']}}",
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

    @ParameterizedTest
    @ValueSource(strings = {"set", "signal", "verify", "restart", "crash", "start-second"})
    void keepsTheVerbsOfTheHarnessForItself(String verb) {
        refuses("{" + ROUTES + "'actions':[{'name':^'" + verb + "'}]}").mend("rename the action");
    }

    @Test
    void refusesAParameterThatWouldHideAKeyOfTheAction() {
        refuses("{" + ROUTES + "'actions':[{'name':'x','parameters':[^'actor']}]}")
                .mend("rename the parameter");
    }

    @Test
    void readsAFormula() {
        Controls controls = controls(
                "'signals':['complaint'],'reasons':[{'code':'X'}],'indicators':[{'name':'i','formula':"
                        + "{'aggregate':'share','of':{'from':'requests','where':{'route':'r','reason':['X','']}},"
                        + "'among':{'from':'requests','except':{'override':'*'}},"
                        + "'window':'10m','minimum':20,'freshAfter':'kill','every':'10s'}}],"
                        + "'controls':[{'name':'kill','default':'','safeValue':'','activeWhen':[],'source':'flags','propagation':'1s'}]");

        assertThat(controls.indicators().get(0).formula())
                .contains(new Formula(
                        Formula.Aggregate.SHARE,
                        new Selection(
                                Selection.From.REQUESTS,
                                Map.of("route", Set.of("r"), "reason", Set.of("X", "")),
                                Map.of()),
                        Optional.of(new Selection(Selection.From.REQUESTS, Map.of(), Map.of("override", Set.of("*")))),
                        Optional.of(Duration.ofMinutes(10)),
                        20,
                        Optional.of("kill"),
                        Optional.of(Duration.ofSeconds(10))));
    }

    @Test
    void readsARange() {
        assertThat(controls("'indicators':[{'name':'i','range':[0,1]}]")
                        .indicators()
                        .get(0)
                        .range())
                .contains(new Controls.Range(0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^[0]", "^[1,0]", "^[0,0]", "^'0-1'"})
    void refusesARangeThatIsNone(String range) {
        refuses("{" + ROUTES + "'indicators':[{'name':'i','range':" + range + "}]}")
                .mend("write the range as [0, 1]");
    }

    @Test
    void givesAFormulaTheDocumentedDefaults() {
        Controls controls = controls(indicator("{'aggregate':'mean-latency','of':{'from':'requests'}}"));

        assertThat(controls.indicators().get(0).formula())
                .contains(new Formula(
                        Formula.Aggregate.MEAN_LATENCY,
                        new Selection(Selection.From.REQUESTS, Map.of(), Map.of()),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "^{'aggregate':'share','of':{'from':'requests'}}|add 'among', the denominator",
                "{'aggregate':'count','of':{'from':'requests'},'among':^{'from':'requests'}}|write the aggregate 'share'",
                "{'aggregate':'mean-latency','of':^{'from':'guards'}}|select from 'requests'",
                "{'aggregate':'count','of':{'from':'requests'},'minimum':^5}|remove it",
                "{'aggregate':'count','of':{'from':'requests'},'window':^'0s'}|write a longer duration",
                "{'aggregate':'count','of':{'from':^'request'}}|write 'requests'",
                "{'aggregate':'count','of':{'from':'guards','where':{^'guards':'x'}}}|write 'guard'",
                "{'aggregate':'count','of':{'from':'requests','where':{'route':^'s'}}}|write 'r'",
                "{'aggregate':'count','of':{'from':'requests','where':{'detected':['r',^'q']}}}|write 'r'",
                "{'aggregate':'count','of':{'from':'requests','except':{'override':^'Y'}}}|write 'X'",
                "{'aggregate':'count','of':{'from':'guards','where':{'reason':^'Y'}}}|write 'X'",
                "{'aggregate':'count','of':{'from':'signals','where':{'signal':^'complain'}}}|write 'complaint'",
                "{'aggregate':'count','of':{'from':'requests','where':{'kind':^[]}}}|write the value",
                "{'aggregate':'count','of':{'from':'requests'},'freshAfter':^'kil'}|declare the control first"
            })
    void refusesAFormulaThatSaysNothing(String formula, String mend) {
        refuses("{" + ROUTES + "'signals':['complaint'],'reasons':[{'code':'X'}]," + indicator(formula) + "}")
                .mend(mend);
    }

    @Test
    void readsAllThatATriggerDeclares() {
        Controls controls = controls("'indicators':[{'name':'i'},{'name':'n'}],'triggers':[{'name':'t','indicator':'i',"
                + TRIGGER + ",'baseline':{'variable':'BASE','default':0.05},"
                + "'also':[{'indicator':'n','comparison':'>=','threshold':3}],"
                + "'again':'afterClear','severity':'critical','decision':'DISABLE'}]");

        assertThat(controls.triggers())
                .containsExactly(new Controls.Trigger(
                        "t",
                        "i",
                        Controls.Comparison.ABOVE,
                        1,
                        new Controls.Rule(3, 5),
                        Duration.ofSeconds(30),
                        Optional.of(new Controls.Baseline("BASE", 0.05)),
                        List.of(new Controls.Condition("n", new Controls.Limit(Controls.Comparison.AT_LEAST, 3))),
                        Controls.Trigger.Again.AFTER_CLEAR,
                        Optional.of(Controls.Severity.CRITICAL),
                        "DISABLE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'also':[{'indicator':^'j','comparison':'>','threshold':3}]|write 'i'",
                "'also':[{'indicator':'i','comparison':^'=>','threshold':3}]|write '>='",
                "'baseline':^{'variable':'B'}|add 'default'",
                "'again':^'afterclear'|write 'afterClear'",
                "'severity':^'critcal'|write 'critical'"
            })
    void refusesATriggerThatCannotBeMeant(String members, String mend) {
        refuses("{" + ROUTES + "'indicators':[{'name':'i'}],'triggers':[{'name':'t','indicator':'i'," + TRIGGER + ","
                        + members + "}]}")
                .mend(mend);
    }

    @Test
    void readsObjectivesFingerprintsAndSignals() {
        Controls controls = controls("'indicators':[{'name':'i'}],'objectives':[{'indicator':'i',"
                + "'healthy':{'comparison':'>','threshold':0.9},'alert':{'comparison':'<','threshold':0.8}}],"
                + "'fingerprints':[{'name':'f','value':'sha256:00'}],'signals':['complaint']");

        assertThat(controls.objective("i"))
                .contains(new Controls.Objective(
                        "i",
                        new Controls.Limit(Controls.Comparison.ABOVE, 0.9),
                        new Controls.Limit(Controls.Comparison.BELOW, 0.8)));
        assertThat(controls.fingerprint("f")).contains(new Controls.Fingerprint("f", "sha256:00"));
        assertThat(controls.signals()).containsExactly("complaint");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {">|0.9|>|0.95", ">|0.9|<|0.95", "<|3000|>|2999", ">=|0.9|<=|0.9", "<=|1|>=|1", "<|1|<=|2"})
    void refusesAnObjectiveByWhichANumberIsHealthyAndAlarming(
            String healthy, String from, String alert, String threshold) {
        refuses("{" + ROUTES + objective(healthy, from, alert, "^", threshold) + "}")
                .found("healthy and alarming");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {">|0.9|<|0.9", ">=|0.9|<|0.9", "<|3000|>|5000", "<|1|>=|1"})
    void takesAnObjectiveWhoseBandsTouch(String healthy, String from, String alert, String threshold) {
        assertThat(controls(objective(healthy, from, alert, "", threshold)).objectives())
                .hasSize(1);
    }

    @Test
    void refusesAFingerprintByTheNameOfAControl() {
        refuses("{" + ROUTES
                        + "'controls':[{'name':'c','default':'','safeValue':'','activeWhen':[],'source':'flags','propagation':'0s'}],"
                        + "'fingerprints':[{'name':^'c','value':'x'}]}")
                .mend("rename the fingerprint");
    }

    @Test
    void readsWhatAReasonAndATelemetryLineMustSay() {
        Controls controls =
                controls("'reasons':[{'code':'X','taxonomy':{'layer':'Guard','retryable':true,'weight':1.50}}],"
                        + "'telemetry':{'prefix':'','modeVariable':'M','defaultMode':'DEV','keys':{'DEV':{'required':['ok'],'optional':['code','class']}},"
                        + "'types':{'code':['string','null']},'reasonKey':'code','classKey':'class'}");

        assertThat(controls.reason("X").orElseThrow().taxonomy())
                .isEqualTo(Map.of("layer", "Guard", "retryable", "true", "weight", "1.50"));
        assertThat(controls.telemetry().orElseThrow())
                .returns(Map.of("code", Set.of("string", "null")), Controls.Telemetry::types)
                .returns("code", Controls.Telemetry::reasonKey)
                .returns("class", Controls.Telemetry::classKey);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'types':{^'cod':['string']}|write 'code'",
                "'types':{'code':[^'sting']}|write 'string'",
                "'types':{'code':^[]}|leave the key out",
                "'reasonKey':^'cod'|write 'code'",
                "'classKey':^'code'|add 'reasonKey'"
            })
    void refusesTelemetryThatNamesNoKeyOrType(String members, String mend) {
        refuses("{" + ROUTES
                        + "'telemetry':{'prefix':'','modeVariable':'M','defaultMode':'DEV','keys':{'DEV':{'required':['code','ok']}},"
                        + members + "}}")
                .mend(mend);
    }

    @Test
    void readsPurposesOfAProvider() {
        assertThat(controls("'faultTargets':[{'name':'llm','kind':'provider','purposes':['create','rewrite']}]")
                        .faultTargets())
                .containsExactly(new FaultTarget("llm", FaultTarget.Kind.PROVIDER, List.of("create", "rewrite")));
    }

    @Test
    void refusesPurposesOfAnythingElse() {
        refuses("{" + ROUTES + "'faultTargets':[{'name':'x','kind':'flags','purposes':^['create']}]}")
                .mend("remove 'purposes'");
    }

    @Test
    void readsFilesAndSinks() {
        assertThat(controls("'faultTargets':[{'name':'disk','kind':'files'},{'name':'audit','kind':'sink'}]")
                        .faultTargets())
                .containsExactly(
                        new FaultTarget("disk", FaultTarget.Kind.FILES),
                        new FaultTarget("audit", FaultTarget.Kind.SINK));
    }

    @Test
    void refusesASinkThatNoSystemHas() {
        refuses("{" + ROUTES + "'faultTargets':[{'name':^'alert','kind':'sink'}]}")
                .found("unknown sink 'alert'")
                .expected("a sink: 'alerts', 'audit', 'listeners'")
                .mend("write 'alerts'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flags", "files"})
    void refusesASecondTargetOfWhatASystemHasOnlyOnce(String kind) {
        refuses("{" + ROUTES + "'faultTargets':[{'name':'x','kind':'" + kind + "'},{'name':'y','kind':^'" + kind
                        + "'}]}")
                .found("a second fault target of kind '" + kind + "', first at scenarios/toy/controls.json:1:");
    }

    @Test
    void tellsWhereEachDeclarationStands() {
        Controls controls =
                controls("\n'indicators':[\n {'name':'i'}],\n'states':{'initial':'a','names':['a',\n'b'],'edges':[]}");

        assertThat(controls.placeOf("indicator", "i")).isEqualTo(new Position(FILE, 3, 10));
        assertThat(controls.placeOf("state", "b")).isEqualTo(new Position(FILE, 5, 1));
        assertThat(controls.placeOf("trigger", "none")).isEqualTo(new Position(FILE, 1, 1));
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

    private static String indicator(String formula) {
        return "'indicators':[{'name':'i','formula':" + formula + "}]";
    }

    private static String objective(String healthy, String from, String alert, String caret, String threshold) {
        return "'indicators':[{'name':'i'}],'objectives':[{'indicator':'i','healthy':{'comparison':'" + healthy
                + "','threshold':" + from + "},'alert':" + caret + "{'comparison':'" + alert + "','threshold':"
                + threshold
                + "}}]";
    }

    private Controls controls(String members) {
        return project.file(FILE, "{" + ROUTES + members + "}").only().controls();
    }

    private Project.Refusal refuses(String content) {
        return project.refusesFile(FILE, content);
    }
}
