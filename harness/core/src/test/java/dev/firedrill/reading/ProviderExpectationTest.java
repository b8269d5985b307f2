package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Mark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check of providers speaks of providers the scenario has. */
class ProviderExpectationTest {

    private static final String OUTAGE = "'faults':[{'id':'outage','on':'llm','kind':'reset'}],";

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void readsTheCallsOfARequest() {
        Expectation check = read("{'check':'provider-calls','provider':'llm','purpose':'answer','kind':'turn',"
                + "'after':'fault:outage','atLeast':1,'atMost':3,'order':['plan','answer']}");

        assertThat(check)
                .isEqualTo(new Expectation.ProviderCalls(
                        check.head(),
                        Optional.of("llm"),
                        Optional.of("answer"),
                        Optional.of("turn"),
                        Optional.of(new Mark(Mark.Kind.FAULT, "outage")),
                        1,
                        OptionalInt.of(3),
                        List.of("plan", "answer")));
    }

    @Test
    void readsTheLeastOfTheCallsOfARequest() {
        Expectation check = read("{'check':'provider-calls','order':['plan']}");

        assertThat(check)
                .isEqualTo(new Expectation.ProviderCalls(
                        check.head(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        OptionalInt.empty(),
                        List.of("plan")));
    }

    @Test
    void readsAmplification() {
        Expectation check = read("{'check':'amplification','provider':'llm','atMost':1.5,'each':4}");

        assertThat(check)
                .isEqualTo(new Expectation.Amplification(check.head(), Optional.of("llm"), 1.5, OptionalInt.of(4)));
    }

    @Test
    void readsTimeInBackOff() {
        Expectation check = read("{'check':'back-off','atMost':'10s'}");

        assertThat(check).isEqualTo(new Expectation.BackOff(check.head(), Duration.ofSeconds(10)));
    }

    @Test
    void readsWhoReportsATruncatedStream() {
        Expectation check = read(
                "{'check':'stream-complete','provider':'llm','purpose':'draft','reportedBy':['partial','failed']}");

        assertThat(check)
                .isEqualTo(new Expectation.StreamComplete(
                        check.head(), Optional.of("llm"), Optional.of("draft"), Set.of("partial", "failed")));
    }

    @Test
    void readsTheBudgetOfARequest() {
        Expectation check = read("{'check':'no-hang','within':'30s','kind':'turn'}");

        assertThat(check).isEqualTo(new Expectation.NoHang(check.head(), Duration.ofSeconds(30), Optional.of("turn")));
    }

    @Test
    void readsTheSilenceOfAProvider() {
        Expectation check = read("{'check':'provider-silent','provider':'llm','purpose':'answer',"
                + "'after':'fault:outage','until':'healed:outage','within':'5s'}");

        assertThat(check)
                .isEqualTo(new Expectation.ProviderSilent(
                        check.head(),
                        "llm",
                        Optional.of("answer"),
                        new Mark(Mark.Kind.FAULT, "outage"),
                        Optional.of(new Mark(Mark.Kind.HEALED, "outage")),
                        Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'check':'provider-calls','atMost':1|provider-calls",
                "'check':'provider-calls','atMost':1,'provider':'llm'|provider-calls:llm",
                "'check':'amplification','atMost':1|amplification",
                "'check':'amplification','atMost':1,'provider':'llm'|amplification:llm",
                "'check':'back-off','atMost':'1s'|back-off",
                "'check':'stream-complete'|stream-complete",
                "'check':'stream-complete','provider':'llm'|stream-complete:llm",
                "'check':'no-hang','within':'1s'|no-hang",
                "'check':'provider-silent','provider':'llm','after':'fault:outage'|provider-silent:llm"
            })
    void givesACheckTheIdOfItsProvider(String members, String id) {
        assertThat(read("{" + members + "}").head().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'check':'provider-calls','atMost':1,'provider':^'lmm'|llm",
                "'check':'amplification','atMost':1,'provider':^'lmm'|llm",
                "'check':'stream-complete','provider':^'lmm'|llm",
                "'check':'provider-silent','after':'fault:outage','provider':^'lmm'|llm",
                "'check':'provider-silent','provider':'llm','after':^'fault:outge'|outage",
                "'check':'stream-complete',^'reportBy':['x']|reportedBy",
                "'check':^'no-hangs','within':'1s'|no-hang"
            })
    void namesTheNearest(String members, String nearest) {
        refuses("{" + members + "}").mend("write '" + nearest + "'");
    }

    @Test
    void knowsTheRequestKindsOfALoad() {
        project.refuses(
                        "{'name':'a','load':{'arrivals':'constant','perSecond':1,'for':'1m','requests':[{'kind':'work'}]},"
                                + "'expect':[{'check':'no-hang','within':'1s','kind':^'wrok'}]}")
                .mend("write 'work'");
    }

    @Test
    void refusesCallsHeldAgainstNothing() {
        refuses("^{'check':'provider-calls','provider':'llm'}").found("nothing to hold the calls against");
    }

    @Test
    void refusesBoundsInTheWrongOrder() {
        refuses("{'check':'provider-calls','atLeast':2,'atMost':^1}").found("atLeast 2 and atMost 1");
    }

    @Test
    void refusesALimitBelowNothing() {
        refuses("{'check':'amplification','atMost':^-0.5}").expected("a number from 0 on");
    }

    @Test
    void refusesSilenceThatNothingBegins() {
        refuses("^{'check':'provider-silent','provider':'llm'}").found("no key 'after'");
    }

    @Test
    void aProviderIsOneThatHasAScript() {
        refuses("{'check':'provider-silent','after':'fault:outage','provider':^'spare'}")
                .expected("a provider of this scenario: 'llm'");
    }

    private Expectation read(String check) {
        return project.with(OUTAGE + "'expect':[" + check + "]").expectations().get(0);
    }

    private Project.Refusal refuses(String check) {
        return project.refusesWith(OUTAGE + "'expect':[" + check + "]");
    }
}
