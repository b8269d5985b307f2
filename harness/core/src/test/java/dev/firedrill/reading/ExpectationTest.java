package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
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

/** A check speaks of declared things and has an id of its own. */
class ExpectationTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    private static final String CAUSES =
            "'golden':false,'actions':[{'at':'0s','do':'promote'}],'faults':[{'id':'outage','on':'llm','kind':'reset'}],";

    @Test
    void readsRouting() {
        Expectation check = read(
                "{'check':'routing','after':'effective:kill-switch','until':'healed:outage','within':'5s','to':'create','kind':'turn','detected':'rewrite','reason':'KILLED','covers':['S0-01']}");

        assertThat(check)
                .isEqualTo(new Expectation.Routing(
                        new Expectation.Head(
                                "routing:create", List.of("S0-01"), check.head().position()),
                        Optional.of(new Mark(Mark.Kind.EFFECTIVE, "kill-switch")),
                        Optional.of(new Mark(Mark.Kind.HEALED, "outage")),
                        Duration.ofSeconds(5),
                        "create",
                        Optional.of("turn"),
                        Optional.of("rewrite"),
                        Optional.of("KILLED")));
    }

    @Test
    void readsTheBoundsOfATrigger() {
        Expectation check = read(
                "{'check':'trigger','name':'rollback','cause':'outage','from':'firstHit','notBefore':'60s','notAfter':'60s','times':2}");

        assertThat(check)
                .isEqualTo(new Expectation.TriggerFires(
                        check.head(),
                        "rollback",
                        Optional.of("outage"),
                        Expectation.TriggerFires.From.FIRST_HIT,
                        Optional.of(Duration.ofMinutes(1)),
                        Optional.of(Duration.ofMinutes(1)),
                        2));
    }

    @Test
    void readsAParity() {
        Expectation check = read(
                "{'check':'parity','against':{'twinWithout':['outage','promote']},'after':'trigger:rollback','compare':['route']}");

        assertThat(check)
                .isEqualTo(new Expectation.Parity(
                        check.head(),
                        List.of("outage", "promote"),
                        Optional.of(new Mark(Mark.Kind.TRIGGER, "rollback")),
                        Set.of("route")));
    }

    @Test
    void readsWhatMustNeverAndWhatMustEventuallyHappen() {
        Expectation never = read("{'check':'never','event':'anything','until':'state:normal'}");
        Expectation eventually = read("{'check':'eventually','reason':'KILLED','within':'1m'}");

        assertThat(never)
                .isEqualTo(new Expectation.Never(
                        never.head(),
                        new Pattern(Pattern.Subject.EVENT, "anything"),
                        Optional.empty(),
                        Optional.of(new Mark(Mark.Kind.STATE, "normal"))));
        assertThat(eventually)
                .isEqualTo(new Expectation.Eventually(
                        eventually.head(),
                        new Pattern(Pattern.Subject.REASON, "KILLED"),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(1))));
    }

    @Test
    void readsTelemetry() {
        Expectation check = read("{'check':'telemetry','each':'rerouted','where':{'reason':'KILLED'}}");

        assertThat(check)
                .isEqualTo(new Expectation.TelemetryLines(
                        check.head(), Expectation.TelemetryLines.Scope.EACH_REROUTED, Map.of("reason", "KILLED")));
    }

    @Test
    void handsTheUsersOwnCheckItsWholeObject() {
        Expectation.Custom check = (Expectation.Custom) read("{'check':'own-check','limit':1.50,'nested':{'a':[1]}}");

        assertThat(check.word()).isEqualTo("own-check");
        assertThat(check.head().id()).isEqualTo("own-check");
        assertThat(check.parameters().toString().replace('"', '\''))
                .isEqualTo("{'check':'own-check','limit':1.50,'nested':{'a':[1]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'check':'routing','to':'create'|routing:create",
                "'check':'trigger','name':'rollback'|trigger:rollback",
                "'check':'trigger-rule','name':'rollback'|trigger-rule:rollback",
                "'check':'states','path':['rolled-back']|states",
                "'check':'never','state':'escalated'|never:escalated",
                "'check':'eventually','route':'before'|eventually:before",
                "'check':'parity','against':{'twinWithout':['outage']}|parity",
                "'check':'nothing-lost'|nothing-lost",
                "'check':'at-most-once','event':'mail.sent'|at-most-once:mail.sent",
                "'check':'telemetry','each':'request'|telemetry:request",
                "'check':'nothing-lost','id':'mine'|mine"
            })
    void givesACheckTheIdOfWhatItSpeaksOf(String members, String id) {
        assertThat(read("{" + members + "}").head().id()).isEqualTo(id);
    }

    @Test
    void asksForAnIdWhenTwoChecksSpeakOfTheSame() {
        refuses("{'check':'routing','to':'create'},^{'check':'routing','to':'create','after':'state:normal'}")
                .found("check 'routing:create' for the second time")
                .mend("give one an id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'check':^'ruoting','to':'create'|routing",
                "'check':'routing','to':^'craete'|create",
                "'check':'routing','to':'create','detected':^'rewrit'|rewrite",
                "'check':'routing','to':'create','reason':^'KILED'|KILLED",
                "'check':'trigger','name':^'rolback'|rollback",
                "'check':'trigger','name':'rollback','cause':^'outge'|outage",
                "'check':'trigger','name':'rollback','from':^'firsthits'|firstHit",
                "'check':'states','path':['normal',^'roled-back']|rolled-back",
                "'check':'never','state':^'escalate'|escalated",
                "'check':'parity','against':{'twinWithout':[^'promot']}|promote",
                "'check':'parity','against':{'twinWithout':['outage']},'compare':[^'anwser']|answer",
                "'check':'at-most-once','event':^'mail.send'|mail.sent",
                "'check':'telemetry','each':^'reruted'|rerouted",
                "'check':'telemetry','each':'request','where':{^'raeson':'x'}|reason",
                "'check':'nothing-lost',^'cover':['x']|covers"
            })
    void namesTheNearest(String members, String nearest) {
        refuses("{" + members + "}").mend("write '" + nearest + "'");
    }

    @Test
    void knowsTheRequestKindsOfALoad() {
        project.refuses(
                        "{'name':'a','load':{'arrivals':'constant','perSecond':1,'for':'1m','requests':[{'kind':'work'}]},'expect':[{'check':'routing','to':'create','kind':^'wrok'}]}")
                .mend("write 'work'");
    }

    @Test
    void knowsTheRequestKindsOfTurns() {
        project.refuses(
                        "{'name':'a','turns':[{'input':'x','kind':'rewrite'},{'input':'y'}],'expect':[{'check':'no-hang','within':'5s','kind':^'rewrit'}]}")
                .expected("'rewrite', 'turn'")
                .mend("write 'rewrite'");
    }

    @Test
    void refusesAKindWhereNothingArrives() {
        project.refuses(
                        "{'name':'a','actions':[{'at':'0s','do':'promote'}],'expect':[{'check':'routing','to':'create','kind':^'work'}]}")
                .expected("of which there is none");
    }

    @Test
    void asksOfNoKindWhereTheLoadIsBroken() {
        project.refuses("{'name':'a','load':^7,'expect':[{'check':'routing','to':'create','kind':'work'}]}")
                .expected("an object");
    }

    @Test
    void refusesBoundsInTheWrongOrder() {
        refuses("{'check':'trigger','name':'rollback','notBefore':'5m','notAfter':^'1m'}")
                .found("notBefore 5m and notAfter 1m");
    }

    @Test
    void refusesTheFirstHitOfWhatHitsNothing() {
        refuses("{'check':'trigger','name':'rollback','cause':'promote','from':^'firstHit'}")
                .found("'firstHit' without a fault");
    }

    @Test
    void refusesNothingToLookFor() {
        refuses("^{'check':'never'}").found("nothing to look for").mend("add one");
    }

    @Test
    void refusesTwoThingsToLookFor() {
        refuses("^{'check':'eventually','state':'normal','route':'create'}").found("2 things");
    }

    @Test
    void refusesATwinThatLacksNothing() {
        refuses("{'check':'parity','against':{'twinWithout':^[]}}").found("an empty list");
    }

    @Test
    void refusesTelemetryTheControlsDoNotDeclare() {
        project.file("scenarios/toy/controls.json", "{'system':'toy','routes':[]}");

        project.refusesWith("'expect':[^{'check':'telemetry','each':'request'}]")
                .mend("declare 'telemetry'");
    }

    @Test
    void saysThatThereIsNothingOfTheKind() {
        project.file("scenarios/toy/controls.json", "{'system':'toy','routes':[]}");

        project.refusesWith("'expect':[{'check':'routing','to':^'create'}]")
                .expected("of which there is none")
                .mend("declare the route first");
    }

    private Expectation read(String check) {
        return project.with(CAUSES + "'expect':[" + check + "]").expectations().get(0);
    }

    private Project.Refusal refuses(String checks) {
        return project.refusesWith(CAUSES + "'expect':[" + checks + "]");
    }
}
