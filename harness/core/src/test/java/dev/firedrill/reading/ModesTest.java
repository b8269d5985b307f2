package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Modes;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario says in which modes it can run; where it does not, what is in it does. */
class ModesTest {

    private static final String SYSTEM = Project.FOLDER + "system.json";
    private static final String SUITE = Project.FOLDER + "suite.json";
    private static final String SENT = "'url':'http://x','request':{'path':'/'}";

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root).rich();
    }

    @Test
    void runsInVirtualTimeOnlyWithoutASystemFile() {
        assertThat(modes("'runs':1")).isEqualTo(Modes.SIMULATED_ONLY);
    }

    @Test
    void runsInBothModesUnlessSomethingHinders() {
        live("");

        assertThat(modes("'runs':1").simulated()).isEmpty();
        assertThat(modes("'runs':1").live()).isEmpty();
        assertThat(modes("'runs':1").timeScale()).isEmpty();
    }

    @Test
    void runsOnlyForRealWhereNoClassIsTheSystem() {
        live("").file(SUITE, "{'system':'node-app','providers':['llm.provider.json']}")
                .file(
                        Project.FOLDER + "controls.json",
                        "{'system':'node-app','routes':[{'name':'r','role':'feature'}]}");

        assertThat(modes("'runs':1").simulated()).contains("no class on the class path is the system 'node-app'");
        assertThat(modes("'runs':1").live()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'faults':[{'id':'stale','on':'store','kind':'flag_stale'}]|the fault 'stale' strikes 'store', which only virtual time can reach",
                "'faults':[{'id':'slow','on':'llm','kind':'reset','after':'point:gate'}]|the fault 'slow' waits for 'point:gate', which only virtual time shows",
                "'actions':[{'id':'kill','at':'0s','do':'set','control':'kill-switch','value':'on'}]|the action 'kill' sets the control 'kill-switch', and 'system.json' does not say how",
                "'actions':[{'at':'0s','do':'promote','worker':'w'}]|the action 'promote' orders 'promote', and 'system.json' does not say how",
                "'actions':[{'id':'tell','at':'0s','do':'signal','signal':'complaint','value':'x'}]|the action 'tell' tells the signal 'complaint', and 'system.json' does not say how",
                "'actions':[{'at':'0s','do':'start-second'}]|the action 'start-second' starts a second instance, which only virtual time can do",
                "'actions':[{'at':'0s','do':'restart'}]|the action 'restart' ends the system, which runs already: 'system.json' starts nothing",
                "'actions':[{'at':'0s','do':'crash','downtime':'1s'}]|the action 'crash' ends the system, which runs already: 'system.json' starts nothing",
                "'actions':[{'id':'look','do':'verify','state':'normal','after':'point:gate'}]|the action 'look' waits for 'point:gate', which only virtual time shows",
                "'startsAt':'2026-03-01T23:50:00Z'|it starts at '2026-03-01T23:50:00Z', and no process of 'system.json' is told so by '${setup}'",
                "'expect':[{'check':'never','state':'escalated','after':'point:gate'}]|a check looks from or to 'point:gate', which only virtual time shows"
            })
    void namesTheFirstThingThatARunForRealCannotDo(String members, String why) {
        live("");

        assertThat(modes(members).live()).contains(why);
        assertThat(modes(members).simulated()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'faults':[{'id':'slow','on':'llm','kind':'reset'}]",
                "'actions':[{'id':'kill','at':'0s','do':'set','control':'kill-switch','value':'on'}]",
                "'actions':[{'at':'0s','do':'promote','worker':'w'}]",
                "'actions':[{'id':'tell','at':'0s','do':'signal','signal':'complaint','value':'x'}]",
                "'actions':[{'at':'0s','do':'restart'}]",
                "'actions':[{'at':'0s','do':'crash','downtime':'1s'}]",
                "'actions':[{'at':'0s','do':'verify','state':'normal'}]",
                "'startsAt':'2026-03-01T23:50:00Z'"
            })
    void runsForRealWhatTheSystemFileSaysHowToDo(String members) {
        live(",'start':{'command':['x','--setup','${setup}']},'controls':{'kill-switch':{'http':{'path':'/k'}}},"
                + "'actions':{'promote':{'http':{'path':'/p'}}},'signals':{'complaint':{'http':{'path':'/c'}}}");

        assertThat(modes(members).live()).isEmpty();
    }

    @Test
    void takesTheWordOfTheFileFirst() {
        live("");

        assertThat(modes("'modes':{'live':'too slow'},'faults':[{'id':'stale','on':'store','kind':'flag_stale'}]")
                        .live())
                .contains("too slow");
        assertThat(modes("'modes':{'simulated':'real sockets are its point'}").simulated())
                .contains("real sockets are its point");
    }

    @Test
    void takesFromTheSuiteWhatTheScenarioDoesNotSay() {
        live("").file(
                        SUITE,
                        "{'system':'toy','providers':['llm.provider.json'],"
                                + "'defaults':{'modes':{'live':'not yet'},'timeScale':20}}");

        assertThat(modes("'runs':1").live()).contains("not yet");
        assertThat(modes("'runs':1").timeScale()).hasValue(20);
        assertThat(modes("'modes':{},'timeScale':2").live()).isEmpty();
        assertThat(modes("'modes':{},'timeScale':2").timeScale()).hasValue(2);
    }

    @Test
    void refusesAScenarioThatRunsInNoMode() {
        live("");

        project.refusesWith("'modes':^{'simulated':'a'},'faults':[{'id':'f','on':'store','kind':'flag_stale'}]")
                .found("not live, because the fault 'f' strikes 'store'")
                .expected("a mode that it can run in");
    }

    @Test
    void refusesAScenarioThatRefusesBothModes() {
        live("");

        project.refusesWith("'modes':^{'simulated':'a','live':'b'}").mend("remove one of the two");
    }

    @Test
    void asksForASystemFileWhereVirtualTimeIsRefused() {
        project.refusesWith("'modes':^{'simulated':'a'}").found("no 'system.json' stands beside its 'suite.json'");
    }

    @Test
    void stillNamesTheNearestSystemWithoutASystemFile() {
        project.file(Project.FILE, "{'name':'a','turns':[{'input':'x'}]}")
                .refusesFile(SUITE, "{'system':^'tyo'}")
                .mend("write 'toy'");
    }

    private Project live(String members) {
        return project.file(SYSTEM, "{" + SENT + members + "}");
    }

    private Modes modes(String members) {
        return project.with(members).modes();
    }
}
