package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.model.LiveSystem.JsonType;
import dev.firedrill.model.LiveSystem.Operation;
import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.model.LiveSystem.Readiness;
import dev.firedrill.model.LiveSystem.Reading;
import dev.firedrill.model.LiveSystem.Sign;
import dev.firedrill.model.LiveSystem.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** system.json says how a service is started, driven and observed, by names that are declared. */
class SystemTest {

    private static final String FILE = Project.FOLDER + "system.json";
    private static final String SENT = "'url':'http://127.0.0.1:${port}','request':{'path':'/chat'}";

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root).rich().file(Project.FILE, "{'name':'a','turns':[{'input':'x'}]}");
    }

    @Test
    void givesTheDocumentedDefaults() {
        LiveSystem system = system("'start':{'command':['x']}");

        assertThat(system.requires()).isEmpty();
        assertThat(system.start())
                .containsExactly(new Part(
                        "app",
                        List.of("x"),
                        "${root}/scenarios/toy",
                        Map.of(),
                        List.of(),
                        new Readiness(Optional.empty(), Optional.empty(), Duration.ofSeconds(30)),
                        Duration.ofSeconds(5)));
        assertThat(system.exchange())
                .isEqualTo(new Exchange(
                        "POST",
                        "/chat",
                        Map.of(),
                        MissingNode.getInstance(),
                        Duration.ofSeconds(60),
                        new Answer(
                                Form.JSON,
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        assertThat(system.timeScale()).isEqualTo(1);
        assertThat(system.tolerance()).isEqualTo(Duration.ofMillis(50));
        assertThat(system.observations()).isEmpty();
    }

    @Test
    void startsNothingWhereNothingIsToBeStarted() {
        assertThat(system("'requires':['node']"))
                .returns(List.of(), LiveSystem::start)
                .returns(List.of("node"), LiveSystem::requires);
    }

    @ParameterizedTest
    @CsvSource({
        "., ${root}/scenarios/toy",
        "app/./web, ${root}/scenarios/toy/app/web",
        "../shared, ${root}/scenarios/shared",
        "../../../x, ${root}/../x",
        "${state}, ${state}",
        "/srv/app, /srv/app"
    })
    void placesAProcessByTheFolderOfTheFile(String written, String folder) {
        assertThat(system("'start':{'command':['x'],'folder':'" + written + "'}")
                        .start()
                        .get(0)
                        .folder())
                .isEqualTo(folder);
    }

    @Test
    void leavesTheSlashAtTheEndOfTheAddressAway() {
        assertThat(read("'url':'http://localhost:3000/','request':{'path':'/chat'}")
                        .url())
                .isEqualTo("http://localhost:3000");
    }

    @Test
    void takesFromTheCommonRequestWhatAKindDoesNotSay() {
        LiveSystem system = read("'url':'http://x','request':{'method':'PUT','path':'/a','headers':{'h':'1'},"
                + "'body':{'m':'${input}'},'timeout':'1s','answer':{'form':'text'}},"
                + "'requests':{'other':{'path':'/${kind}'}}");

        Exchange common = system.exchange("any");
        assertThat(system.exchange("other"))
                .isEqualTo(new Exchange(
                        "PUT", "/${kind}", Map.of("h", "1"), common.body(), Duration.ofSeconds(1), common.answer()));
    }

    @Test
    void setsAVariableByTheNameOfTheControl() {
        assertThat(system("'start':{'command':['x']},'controls':{'kill-switch':{'environment':{}}}")
                        .controls())
                .containsExactly(Map.entry("kill-switch", new Operation.Environment("kill-switch")));
    }

    @Test
    void readsEveryWayToOperate() {
        LiveSystem system = system(
                "'controls':{'kill-switch':{'file':{'path':'${state}/f','pointer':'/${control}','as':'boolean'}}},"
                        + "'actions':{'promote':{'command':{'command':['p','${parameters.worker}']}}},"
                        + "'signals':{'complaint':{'sql':{'file':'f','statement':'INSERT INTO x VALUES (?)',"
                        + "'parameters':['${value}']}}}");

        assertThat(system.controls())
                .containsEntry("kill-switch", new Operation.JsonFile("${state}/f", "/${control}", JsonType.BOOLEAN));
        assertThat(system.actions())
                .containsEntry(
                        "promote", new Operation.Command(List.of("p", "${parameters.worker}"), Duration.ofSeconds(10)));
        assertThat(system.signals())
                .containsEntry("complaint", new Operation.Sql("f", "INSERT INTO x VALUES (?)", List.of("${value}")));
    }

    @Test
    void givesTheFieldsThatNeedNotBeTold() {
        Reading reading = reading(
                "{'header':'x-route'}",
                "{'event':'route.decided','fields':{'route':''}," + "'values':{'route':{'llm':'rewrite'}}}");

        assertThat(reading.fields()).isEqualTo(Map.of("route", "", "detected", ""));
        assertThat(reading.values())
                .isEqualTo(Map.of("route", Map.of("llm", "rewrite"), "detected", Map.of("llm", "rewrite")));
    }

    @Test
    void doesNotGiveWhatIsToldOtherwise() {
        Reading reading = reading(
                "{'body':{}}",
                "{'event':'route.decided','fields':{'route':'/r','detected':'/d'},'values':{'route':{'a':1}}}");

        assertThat(reading.fields()).containsEntry("detected", "/d");
        assertThat(reading.values()).isEqualTo(Map.of("route", Map.of("a", "1")));
    }

    @Test
    void takesAWholeRecordAsTheContentOfALineAndItsMarkAsThePrefix() {
        assertThat(reading("{'output':{'prefix':'[RUN] '}}", "{'event':'telemetry.line'}")
                        .fields())
                .isEqualTo(Map.of("prefix", "'[RUN]'", "line", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'polled':{'path':'/s'}}|true",
                "{'header':'x'}|true",
                "{'body':{}}|false",
                "{'output':{}}|false",
                "{'lines':{'file':'f'}}|false",
                "{'query':{'file':'f','statement':'s'}}|false"
            })
    void takesOnlyChangesOfWhatIsRepeated(String from, boolean changes) {
        assertThat(reading(from, "{'event':'state.entered','fields':{'state':''}}")
                        .changes())
                .isEqualTo(changes);
    }

    @Test
    void readsAWholePlaceOfObservation() {
        LiveSystem system = system("'observe':[{'from':{'query':{'file':'f','statement':'SELECT 1','every':'2s'}},"
                + "'read':[{'event':'state.entered','when':{'pointer':'/k','equals':true},'fields':{'state':'/s'},"
                + "'time':'/at','changes':true}]},{'from':{'log':{'path':'/events'}}}]");

        assertThat(system.observations().get(0).source())
                .isEqualTo(new Source.Query("f", "SELECT 1", Duration.ofSeconds(2)));
        assertThat(system.observations().get(0).readings())
                .containsExactly(new Reading(
                        "state.entered",
                        List.of(new Sign(Optional.empty(), Optional.empty(), Optional.of("/k"), Optional.of("true"))),
                        Map.of("state", "/s"),
                        Map.of(),
                        Optional.of("/at"),
                        true));
        assertThat(system.shows()).containsExactly("state.entered", "*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'controls':{^'kill-swich':{'http':{'path':'/'}}}|write 'kill-switch'",
                "'actions':{^'promot':{'http':{'path':'/'}}}|write 'promote'",
                "'signals':{^'complain':{'http':{'path':'/'}}}|write 'complaint'",
                "'start':{'command':[^'${prt}']}|write '${port}'",
                "'start':{'command':['x'],'environment':{'A':^'${providers.lm.url}'}}|write '${providers.llm.url}'",
                "'start':{'command':[^'${input}']}|use one of these",
                "'actions':{'promote':{'http':{'path':^'/${parameters.worke}'}}}|write '${parameters.worker}'",
                "'requests':{'k':{'body':{'a':[^'${imput}']}}}|write '${input}'",
                "'start':[{'command':['x']},^{'command':['y']}]|give each a 'name' of its own",
                "'start':[{'command':['x']},{'name':^'app','command':['y']}]|give each a 'name' of its own",
                "'start':[{'name':'db','command':['x']},{'command':['y'],'dependsOn':[^'bd']}]|write 'db'",
                "'start':{'command':['x'],'dependsOn':^['app']}|remove one 'dependsOn' of the circle",
                "'controls':{'kill-switch':{'environment':^{}}}|add 'start', or operate it another way",
                "'controls':{'kill-switch':{^'htp':{'path':'/'}}}|write 'http'",
                "'controls':{'kill-switch':^{}}|add one",
                "'actions':{'promote':{^'file':{'path':'x','pointer':''}}}|remove it",
                "'controls':{'kill-switch':{'sql':{'file':'x','statement':^'SET ?'}}}|write a '?' for each parameter",
                "'observe':[{'from':{'output':{'part':^'ap'}},'read':[{'event':'point.reached','fields':{'point':''}}]}]|declare the process first, or remove its use",
                "'observe':[{'from':{'header':'x'},'read':[{'event':^'route.decide','fields':{'x':''}}]}]|write 'route.decided'",
                "'observe':[{'from':{'header':'x'},'read':[{'event':'route.decided','fields':{'route':'',^'raison':''}}]}]|write 'reason'",
                "'observe':[{'from':{'header':'x'},'read':[{'event':'route.decided','fields':{'route':^'FORCED'}}]}]|write '/FORCED', or \"'FORCED'\" for that very text",
                "'observe':[{'from':{'header':'x'},'read':[{'event':'guard.decided','fields':^{'guard':''}}]}]|add 'outcome' to 'fields'",
                "'observe':[{'from':{'lines':{'file':'f'}},'read':[{'event':'route.decided','fields':^{'route':''}}]}]|add 'request' to 'fields'",
                "'observe':[{'from':{'log':{'path':'/e'}},'read':^[]}]|remove it",
                "'observe':[{'from':^{'header':'x','body':{}},'read':[]}]|remove all but one",
                "'timeScale':^0.5|write a number from 1 to 1000"
            })
    void namesWhatIsWrongAndHowToMendIt(String members, String mend) {
        project.refusesFile(FILE, "{" + SENT + "," + members + "}").mend(mend);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'url':^'localhost:3000','request':{'path':'/'}}|begin it with 'http://' or 'https://'",
                "{'url':^'http://${url}','request':{'path':'/'}}|use one of these",
                "{'url':'http://x','request':{'path':^'chat'}}|begin it with '/'",
                "{'url':'http://x','request':{'path':'/','answer':{'complete':^{'data':'x'}}}}|write the form of the stream",
                "{'url':'http://x','request':{'path':'/','answer':{'text':^'reply'}}}|write '/reply'"
            })
    void refusesARequestThatCannotBeSentOrRead(String content, String mend) {
        project.refusesFile(FILE, content).mend(mend);
    }

    @Test
    void reportsACircleOfProcessesOnce() {
        project.refusesFile(
                        FILE,
                        "{" + SENT + ",'start':[{'name':'c','command':['x'],'dependsOn':['a']},"
                                + "{'name':'a','command':['x'],'dependsOn':^['b']},"
                                + "{'name':'b','command':['x'],'dependsOn':['a']}]}")
                .found("process 'a' that waits for itself");
    }

    @Test
    void knowsTheProvidersOfScriptsAndOfControls() {
        project.file(
                        "scenarios/toy/c.provider.json",
                        "{'provider':'own','dialect':'openai-chat','answers':[{'text':'x'}]}")
                .file(
                        "scenarios/toy/suite.json",
                        "{'system':'toy','providers':['llm.provider.json','c.provider.json']}");

        assertThat(system("'start':{'command':['${providers.own.url}','${providers.spare.url}']}")
                        .start())
                .hasSize(1);
    }

    @Test
    void judgesOnlyTheSyntaxOfAFileWhoseControlsAreBroken() {
        project.file("scenarios/toy/controls.json", "{'system':'toy'}").file(FILE, "{'x':1}");

        assertThat(project.read().defects())
                .extracting(it -> it.position().file())
                .containsExactly("scenarios/toy/controls.json");
    }

    @Test
    void keepsGoldensFreeOfHowTheServiceRunsForReal() {
        project.file(FILE, "{" + SENT + "}");

        assertThat(project.only().inputs()).containsOnlyKeys("controls", "provider:llm", "scenario", "suite");
    }

    private Reading reading(String from, String reading) {
        return system("'start':{'command':['x']},'observe':[{'from':" + from + ",'read':[" + reading + "]}]")
                .observations()
                .get(0)
                .readings()
                .get(0);
    }

    private LiveSystem system(String members) {
        return read(SENT + "," + members);
    }

    private LiveSystem read(String members) {
        return project.file(FILE, "{" + members + "}").only().modes().system().orElseThrow();
    }
}
