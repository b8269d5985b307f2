package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Action;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Expectation;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Load;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file does not say has its documented default, first that of the suite. */
class DefaultsTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void givesAScenarioTheDocumentedDefaults() {
        Scenario scenario = project.scenario(
                "{'name':'a','actions':[{'at':'0s','do':'promote'}],'expect':[{'check':'nothing-lost'}]}");

        assertThat(scenario.description()).isEmpty();
        assertThat(scenario.tags()).isEmpty();
        assertThat(scenario.seed()).isEqualTo(1);
        assertThat(scenario.runs()).isEqualTo(1);
        assertThat(scenario.runsMax()).isEmpty();
        assertThat(scenario.environment()).isEmpty();
        assertThat(scenario.flags()).isEmpty();
        assertThat(scenario.faultsEnd()).isEmpty();
        assertThat(scenario.drain()).isEqualTo(Duration.ofSeconds(30));
        assertThat(scenario.eventLimit()).isEqualTo(2_000_000);
        assertThat(scenario.golden()).isFalse();
        assertThat(scenario.expectations()).hasSize(1);
    }

    @Test
    void givesAnActionTheDocumentedDefaults() {
        Action action = project.scenario(
                        "{'name':'a','actions':[{'after':'state:escalated','do':'promote'}],'expect':[{'check':'nothing-lost'}]}")
                .actions()
                .get(0);

        assertThat(action.id()).isEqualTo("promote");
        assertThat(action.delay()).isZero();
        assertThat(action.parameters()).isEmpty();
        assertThat(action.actor()).isEqualTo("operator");
    }

    @Test
    void givesAFaultTheDocumentedDefaults() {
        Fault fault = project.with("'faults':[{'id':'f','on':'llm','kind':'server_error'}]")
                .faults()
                .get(0);

        assertThat(fault.effect()).isEqualTo(new Effect.ServerError(500, Effect.Body.JSON));
        assertThat(fault.where()).isEmpty();
        assertThat(fault.probability()).isEqualTo(1);
        assertThat(fault.from()).isZero();
        assertThat(fault.until()).isEmpty();
        assertThat(fault.jitter()).isZero();
        assertThat(fault.shape()).isEqualTo(new Shape.Constant(1));
    }

    @Test
    void givesALoadTheDocumentedDefaults() {
        Load load = project.scenario(
                        "{'name':'a','load':{'arrivals':'constant','perSecond':2,'for':'1m','requests':[{'kind':'work'}]},'expect':[{'check':'nothing-lost'}]}")
                .loads()
                .get(0);

        assertThat(load.users()).isEqualTo(1);
        assertThat(load.requests()).containsExactly(new Load.RequestTemplate("work", 1, "", Map.of()));
    }

    @Test
    void givesAProviderTheDocumentedDefaults() {
        ProviderScript provider = project.with("'runs':1").providers().get(0);

        assertThat(provider.model()).isEqualTo("stub-model");
        assertThat(provider.latency()).isZero();
        assertThat(provider.spread()).isZero();
        assertThat(provider.answers().get(0).when()).isEmpty();
        assertThat(provider.answers().get(0).contains()).isEmpty();
        assertThat(provider.answers().get(0).json().isMissingNode()).isTrue();
    }

    @Test
    void givesATriggerCheckTheDocumentedDefaults() {
        Expectation.TriggerFires check = (Expectation.TriggerFires) first("{'check':'trigger','name':'rollback'}");

        assertThat(check.from()).isEqualTo(Expectation.TriggerFires.From.ONSET);
        assertThat(check.times()).isEqualTo(1);
        assertThat(check.cause()).isEmpty();
    }

    @Test
    void comparesStatusAndAnswerUnlessToldOtherwise() {
        Scenario scenario = project.with(
                "'golden':false,'faults':[{'id':'f','on':'llm','kind':'reset'}],'expect':[{'check':'parity','against':{'twinWithout':['f']}}]");

        assertThat(((Expectation.Parity) scenario.expectations().get(0)).compare())
                .containsExactlyInAnyOrder("status", "answer");
    }

    @Test
    void lettingNoTimeForOtherRoutesIsTheDefaultOfRouting() {
        assertThat(((Expectation.Routing) first("{'check':'routing','to':'create'}")).within())
                .isZero();
    }

    @Test
    void takesFromTheSuiteWhatTheScenarioDoesNotSay() {
        suite("'seed':7,'runs':50,'runsMax':60,'drain':'1m','eventLimit':9,'golden':true");

        Scenario scenario = project.scenario(
                "{'name':'a','load':{'arrivals':'constant','perSecond':2,'for':'1m','requests':[{'kind':'work'}]},'expect':[{'check':'nothing-lost'}]}");

        assertThat(scenario.seed()).isEqualTo(7);
        assertThat(scenario.runs()).isEqualTo(50);
        assertThat(scenario.runsMax()).hasValue(60);
        assertThat(scenario.drain()).isEqualTo(Duration.ofMinutes(1));
        assertThat(scenario.eventLimit()).isEqualTo(9);
        assertThat(scenario.golden()).isTrue();
    }

    @Test
    void prefersWhatTheScenarioSays() {
        suite("'seed':7,'runs':50,'golden':true");

        Scenario scenario = project.with("'sessionSeed':8,'runs':2,'golden':false,'expect':[{'check':'nothing-lost'}]");

        assertThat(scenario.seed()).isEqualTo(8);
        assertThat(scenario.runs()).isEqualTo(2);
        assertThat(scenario.golden()).isFalse();
    }

    @Test
    void joinsTagsAndSettingsOfSuiteAndScenario() {
        suite("'tags':['slow'],'environment':{'A':'1','B':'1'},'flags':{'x':'off'}");

        Scenario scenario = project.with("'tags':['kill','slow'],'environment':{'B':'2'}");

        assertThat(scenario.tags()).containsExactly("slow", "kill");
        assertThat(scenario.environment()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(scenario.flags()).isEqualTo(Map.of("x", "off"));
    }

    @Test
    void comparesAConversationWithItsGoldenWithoutBeingAsked() {
        Scenario scenario = project.with("'runs':1");

        assertThat(scenario.golden()).isTrue();
        assertThat(scenario.expectations())
                .singleElement()
                .isEqualTo(
                        new Expectation.MatchesGolden(new Expectation.Head("golden", List.of(), scenario.position())));
    }

    private Expectation first(String check) {
        return project.with("'golden':false,'expect':[" + check + "]")
                .expectations()
                .get(0);
    }

    private void suite(String defaults) {
        project.file("scenarios/toy/suite.json", "{'system':'toy','defaults':{" + defaults + "}}");
    }
}
