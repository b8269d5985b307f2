package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault strikes what it can strike, in a window that has room for it. */
class FaultTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void readsAllOfAFault() {
        Fault fault = project.with(
                        "'faultsEnd':'9m','faults':[{'id':'f','on':'llm','where':{'purpose':'work','turn':2},'kind':'latency','by':'5s','spread':'1s',"
                                + "'probability':0.425,'from':'2m','until':'10m','jitter':'30s','shape':{'type':'ramp','start':0,'end':1}}]")
                .faults()
                .get(0);

        assertThat(fault)
                .isEqualTo(new Fault(
                        fault.position(),
                        "f",
                        List.of("llm"),
                        Map.of("purpose", "work", "turn", "2"),
                        new Effect.Latency(Duration.ofSeconds(5), Duration.ofSeconds(1)),
                        0.425,
                        Optional.empty(),
                        Duration.ofMinutes(2),
                        Optional.of(Duration.ofMinutes(10)),
                        Duration.ofSeconds(30),
                        new Shape.Ramp(0, 1)));
    }

    @Test
    void readsSeveralTargets() {
        assertThat(fault("'on':['llm','spare'],'kind':'refused'").on()).containsExactly("llm", "spare");
    }

    @Test
    void readsTheMarkThatStartsAFault() {
        Fault fault = project.with("'faultsEnd':'1m','faults':[{'id':'e','on':'llm','kind':'reset'},"
                        + "{'id':'f','on':'llm','kind':'reset','after':'healed:e','from':'5m'}]")
                .faults()
                .get(1);

        assertThat(fault.after()).hasValue(new Mark(Mark.Kind.HEALED, "e"));
        assertThat(fault.from()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void refusesNoTargets() {
        refuses("'on':^[],'kind':'reset'").expected("at least one target");
    }

    @Test
    void refusesATargetTwice() {
        refuses("'on':['llm',^'llm'],'kind':'reset'").found("target 'llm' for the second time");
    }

    @Test
    void refusesTheOneOfSeveralTargetsThatItCannotStrike() {
        refuses("'on':['llm',^'store'],'kind':'reset'").found("target 'store' of kind 'flags'");
    }

    @Test
    void refusesAnUnknownMark() {
        refuses("'on':'llm','kind':'reset','after':^'trigger:rolback'").mend("write 'rollback'");
    }

    @Test
    void refusesFaultsThatWaitForOneAnother() {
        project.refusesWith("'actions':[{'do':'promote','after':'state:normal'}],"
                        + "'faults':[^{'id':'f','on':'llm','kind':'reset','after':'fault:f'}]")
                .found("fault 'f' that waits for itself");
    }

    @Test
    void refusesAFaultAndAnActionThatWaitForOneAnother() {
        assertThat(project.file(
                                Project.FILE,
                                "{'name':'a','actions':[{'do':'promote','after':'fault:f'}],"
                                        + "'faults':[{'id':'f','on':'llm','kind':'reset','after':'action:promote'}],'expect':[{'check':'nothing-lost'}]}")
                        .read()
                        .defects())
                .extracting(Defect::found)
                .containsExactly("action 'promote' that waits for itself", "fault 'f' that waits for itself");
    }

    @Test
    void namesTheNearestKind() {
        refuses("'on':'llm','kind':^'latancy','by':'5s'")
                .found("unknown kind of fault 'latancy'")
                .mend("write 'latency'");
    }

    @Test
    void namesTheNearestFact() {
        refuses("'on':'llm','kind':'reset','where':{^'purpos':'work'}")
                .found("unknown fact of a call 'purpos'")
                .mend("write 'purpose'");
    }

    @Test
    void namesTheNearestTarget() {
        refuses("'on':^'lmm','kind':'reset'")
                .found("unknown fault target 'lmm'")
                .mend("write 'llm'");
    }

    @Test
    void refusesATargetTheFaultCannotStrike() {
        refuses("'on':^'store','kind':'reset'")
                .found("of kind 'flags' for fault 'reset'")
                .expected("'llm'");
    }

    @Test
    void refusesAKeyOfAnotherKind() {
        refuses("'on':'llm','kind':'reset',^'status':500").found("unknown key 'status'");
    }

    @Test
    void refusesAFaultWithoutItsValue() {
        project.refusesWith("'faults':[^{'id':'f','on':'errors','kind':'metric_value'}]")
                .found("no key 'value'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'status':^499",
                "'status':^600",
                "'probability':^1.1",
                "'probability':^-0.1",
                "'probability':^'0.5'"
            })
    void refusesNumbersOutOfRange(String member) {
        refuses("'on':'llm','kind':'server_error'," + member).expected("number from");
    }

    @Test
    void refusesAnEndBeforeTheBeginning() {
        refuses("'on':'llm','kind':'reset','from':'5m','until':^'2m'").found("a fault from 5m, until 2m");
    }

    @Test
    void refusesABeginningAfterTheEndOfAllFaults() {
        project.refusesWith("'faultsEnd':'2m','faults':[{'id':'f','on':'llm','kind':'reset','from':^'2m'}]")
                .found("faultsEnd 2m");
    }

    @Test
    void refusesABeginningAfterTheEndOfAllFaultsAlsoWithAnEndOfItsOwn() {
        project.refusesWith(
                        "'faultsEnd':'2m','faults':[{'id':'f','on':'llm','kind':'reset','from':^'3m','until':'4m'}]")
                .expected("before 'faultsEnd'");
    }

    @Test
    void refusesJitterThatFillsTheWindow() {
        refuses("'on':'llm','kind':'reset','from':'1m','until':'2m','jitter':^'1m'")
                .found("jitter of 1m in a window of 1m");
    }

    private Fault fault(String members) {
        return project.with("'faults':[{'id':'f'," + members + "}]").faults().get(0);
    }

    private Project.Refusal refuses(String members) {
        return project.refusesWith("'faults':[{'id':'f'," + members + "}]");
    }
}
