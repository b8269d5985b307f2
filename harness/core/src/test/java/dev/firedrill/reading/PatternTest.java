package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A pattern names one thing that can happen, in words the system declares where it declares such things. */
class PatternTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root).rich();
    }

    @ParameterizedTest
    @CsvSource({
        "state,normal",
        "trigger,rollback",
        "route,create",
        "event,anything at all",
        "reason,KILLED",
        "guard,context",
        "status,ok",
        "call,rewrite",
        "line,[RUN]",
        "alert,critical",
        "audit,config.changed",
        "config,kill-switch",
        "config,thresholds",
        "write,kill-switch",
        "action,promote",
        "signal,complaint",
        "point,gate",
        "objective,errors",
        "artifact,report.json"
    })
    void readsEverySubject(String word, String name) {
        assertThat(pattern("'" + word + "':'" + name + "'")).hasToString(word + ":" + name);
    }

    @ParameterizedTest
    @EnumSource
    void letsAnyNameStandForAll(Subject subject) {
        assertThat(pattern("'" + subject.word() + "':'*'")).isEqualTo(new Pattern(subject, Pattern.ANY));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "state,normale,normal",
                "trigger,rolback,rollback",
                "route,craete,create",
                "reason,KILED,KILLED",
                "config,threshold,thresholds",
                "config,kill_switch,kill-switch",
                "write,kill_switch,kill-switch",
                "action,promot,promote",
                "signal,complain,complaint",
                "point,gates,gate",
                "objective,eror,errors"
            })
    void namesTheNearest(String word, String wrong, String nearest) {
        refuses("'" + word + "':^'" + wrong + "'").mend("write '" + nearest + "'");
    }

    @Test
    void readsFurtherFacts() {
        assertThat(pattern("'guard':'diff','where':{'outcome':'block','request':7,'reason':'*'}")
                        .where())
                .isEqualTo(Map.of("outcome", "block", "request", "7", "reason", "*"));
    }

    @Test
    void keepsJsonOfTheSystemsOwnAsItsText() {
        assertThat(pattern(
                                "'audit':'x','where':{'before':{'b':1.50,'a':[true,null]},'after':null,'n':0.5,'actor':'ann'}")
                        .where())
                .isEqualTo(Map.of(
                        "before", "{\"b\":1.50,\"a\":[true,null]}", "after", "null", "n", "0.5", "actor", "ann"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'route':'create','where':{^'requst':1}|request",
                "'route':'create','where':{'detected':^'rewrit'}|rewrite",
                "'route':'create','where':{'reason':^'KILED'}|KILLED",
                "'call':'work','where':{'provider':^'lllm'}|llm",
                "'action':'promote','where':{'outcome':^'fail'}|failed",
                "'objective':'errors','where':{'band':^'ALERTS'}|ALERT"
            })
    void namesTheNearestFact(String members, String nearest) {
        refuses(members).mend("write '" + nearest + "'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'first'", "1.5", "-1"})
    void refusesARequestThatIsNoOrdinal(String ordinal) {
        refuses("'guard':'diff','where':{'request':^" + ordinal + "}").expected("a whole number from 0 on");
    }

    @Test
    void refusesFactsOfWhatHasNone() {
        refuses("'state':'normal','where':^{'since':'1m'}")
                .found("'where' of 'state'")
                .mend("remove it");
    }

    @Test
    void refusesAListForADeclaredFact() {
        refuses("'signal':'complaint','where':{'value':^[1]}").expected("a string, a number, true or false");
    }

    @Test
    void saysHowManyThingsItFound() {
        project.refusesWith(ACTIONS + "'expect':[^{'check':'never','state':'normal','point':'gate'}]")
                .found("2 things to look for: 'state', 'point'")
                .mend("write one for each");
    }

    @Test
    void knowsWhatProvidersAreCalledFor() {
        String purposes = "'faultTargets':[{'name':'llm','kind':'provider','purposes':['create','rewrite']}]";
        project.file(Project.FOLDER + "controls.json", "{'system':'toy','routes':[]," + purposes + "}");

        project.refusesWith("'expect':[{'check':'never','call':^'rewrit'}]").mend("write 'rewrite'");
        project.refusesWith("'expect':[{'check':'provider-calls','purpose':^'creat','atMost':1}]")
                .mend("write 'create'");
    }

    @Test
    void hasAWordForEverySubject() {
        assertThat(Arrays.stream(Subject.values()).map(Subject::word)).doesNotHaveDuplicates();
    }

    private static final String ACTIONS = "'actions':[{'at':'0s','do':'promote'}],";

    private Pattern pattern(String members) {
        Expectation check = project.with(ACTIONS + "'expect':[{'check':'never'," + members + "}]")
                .expectations()
                .get(0);
        return ((Expectation.Never) check).pattern();
    }

    private Project.Refusal refuses(String members) {
        return project.refusesWith(ACTIONS + "'expect':[{'check':'never'," + members + "}]");
    }
}
