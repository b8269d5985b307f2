package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                        "llm",
                        Map.of("purpose", "work", "turn", "2"),
                        new Fault.Latency(Duration.ofSeconds(5), Duration.ofSeconds(1)),
                        0.425,
                        Duration.ofMinutes(2),
                        Optional.of(Duration.ofMinutes(10)),
                        Duration.ofSeconds(30),
                        new Shape.Ramp(0, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "llm|'kind':'server_error','status':503|SERVER_ERROR",
                "llm|'kind':'overloaded'|OVERLOADED",
                "llm|'kind':'rate_limit','retryAfter':'20s'|RATE_LIMIT",
                "llm|'kind':'latency','by':'5s'|LATENCY",
                "llm|'kind':'reset'|RESET",
                "llm|'kind':'timeout_first_byte'|TIMEOUT_FIRST_BYTE",
                "store|'kind':'flag_stale'|FLAG_STALE",
                "errors|'kind':'metric_missing'|METRIC_MISSING",
                "errors|'kind':'metric_value','value':-0.5|METRIC_VALUE"
            },
            quoteCharacter = '`')
    void readsEveryKind(String on, String members, FaultKind kind) {
        assertThat(project.with("'faults':[{'id':'f','on':'" + on + "'," + members + "}]")
                        .faults()
                        .get(0)
                        .effect()
                        .kind())
                .isEqualTo(kind);
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

    @Test
    void refusesAnUnknownShape() {
        refuses("'on':'llm','kind':'reset','shape':{'type':^'rmap','start':0,'end':1}")
                .mend("write 'ramp'");
    }

    @Test
    void refusesAShapeWithKeysOfAnother() {
        refuses("'on':'llm','kind':'reset','shape':{'type':'constant',^'start':1}")
                .found("unknown key 'start'");
    }

    private Project.Refusal refuses(String members) {
        return project.refusesWith("'faults':[{'id':'f'," + members + "}]");
    }
}
