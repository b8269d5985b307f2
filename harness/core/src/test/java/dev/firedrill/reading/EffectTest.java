package dev.firedrill.reading;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.Cut;
import dev.firedrill.model.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault does what its kind says, and only what can happen to an answer. */
class EffectTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    static Stream<Arguments> effects() {
        return Stream.of(
                Arguments.of("llm", "'kind':'server_error'", new Effect.ServerError(500, Effect.Body.JSON)),
                Arguments.of(
                        "llm",
                        "'kind':'server_error','status':503,'body':'html'",
                        new Effect.ServerError(503, Effect.Body.HTML)),
                Arguments.of("llm", "'kind':'overloaded'", new Effect.Overloaded()),
                Arguments.of("llm", "'kind':'rate_limit'", new Effect.RateLimit(Optional.empty())),
                Arguments.of(
                        "llm",
                        "'kind':'rate_limit','retryAfter':'20s'",
                        new Effect.RateLimit(Optional.of(ofSeconds(20)))),
                Arguments.of("llm", "'kind':'long_retry_after'", new Effect.LongRetryAfter(ofHours(1))),
                Arguments.of(
                        "llm", "'kind':'long_retry_after','retryAfter':'2h'", new Effect.LongRetryAfter(ofHours(2))),
                Arguments.of("llm", "'kind':'quota_exhausted'", new Effect.QuotaExhausted()),
                Arguments.of("llm", "'kind':'auth_revoked'", new Effect.AuthRevoked(401)),
                Arguments.of("llm", "'kind':'auth_revoked','status':403", new Effect.AuthRevoked(403)),
                Arguments.of("llm", "'kind':'model_gone'", new Effect.ModelGone()),
                Arguments.of("llm", "'kind':'latency','by':'5s'", new Effect.Latency(ofSeconds(5), ZERO)),
                Arguments.of(
                        "llm",
                        "'kind':'slow_start','by':'5s','spread':'1s'",
                        new Effect.SlowStart(ofSeconds(5), ofSeconds(1))),
                Arguments.of("llm", "'kind':'slow_tokens','perSecond':0.5", new Effect.SlowTokens(0.5)),
                Arguments.of("llm", "'kind':'timeout_first_byte'", new Effect.TimeoutFirstByte()),
                Arguments.of("llm", "'kind':'stall'", new Effect.Stall(0)),
                Arguments.of("llm", "'kind':'stall','afterEvents':4", new Effect.Stall(4)),
                Arguments.of("llm", "'kind':'refused'", new Effect.Refused()),
                Arguments.of("llm", "'kind':'reset'", new Effect.Reset()),
                Arguments.of("llm", "'kind':'empty'", new Effect.Empty()),
                Arguments.of("llm", "'kind':'garbage'", new Effect.Garbage()),
                Arguments.of(
                        "llm",
                        "'kind':'cut','how':'fin','afterEvents':0",
                        cut(Cut.How.FIN, OptionalInt.of(0), OptionalInt.empty(), null, null)),
                Arguments.of(
                        "llm",
                        "'kind':'cut','how':'rst','afterBytes':17",
                        cut(Cut.How.RST, OptionalInt.empty(), OptionalInt.of(17), null, null)),
                Arguments.of(
                        "llm",
                        "'kind':'cut','how':'half','afterFraction':0.5",
                        cut(Cut.How.HALF, OptionalInt.empty(), OptionalInt.empty(), 0.5, null)),
                Arguments.of(
                        "llm",
                        "'kind':'cut','how':'clean','afterTime':'2s'",
                        cut(Cut.How.CLEAN, OptionalInt.empty(), OptionalInt.empty(), null, ofSeconds(2))),
                Arguments.of("llm", "'kind':'error_in_stream','afterEvents':1", new Effect.ErrorInStream(1)),
                Arguments.of(
                        "llm",
                        "'kind':'malformed_chunk','how':'not_json'",
                        new Effect.MalformedChunk(Effect.MalformedChunk.How.NOT_JSON, 1)),
                Arguments.of("llm", "'kind':'dup_event','event':2", new Effect.DupEvent(2)),
                Arguments.of("llm", "'kind':'unknown_event'", new Effect.UnknownEvent()),
                Arguments.of("llm", "'kind':'utf8_split'", new Effect.Utf8Split()),
                Arguments.of("llm", "'kind':'utf8_bad'", new Effect.Utf8Bad()),
                Arguments.of(
                        "llm",
                        "'kind':'empty_ok','how':'no_choices'",
                        new Effect.EmptyOk(Effect.EmptyOk.How.NO_CHOICES)),
                Arguments.of(
                        "llm",
                        "'kind':'wrong_shape','how':'missing_field'",
                        new Effect.WrongShape(Effect.WrongShape.How.MISSING_FIELD)),
                Arguments.of("llm", "'kind':'length_cut'", new Effect.LengthCut()),
                Arguments.of("llm", "'kind':'refusal_filter'", new Effect.RefusalFilter()),
                Arguments.of("llm", "'kind':'quality_drift','variant':'stale'", new Effect.QualityDrift("stale")),
                Arguments.of("llm", "'kind':'quota','requests':5,'per':'1m'", new Effect.Quota(5, ofMinutes(1))),
                Arguments.of("store", "'kind':'flag_stale'", new Effect.FlagStale()),
                Arguments.of("errors", "'kind':'metric_missing'", new Effect.MetricMissing()),
                Arguments.of("errors", "'kind':'metric_value','value':-0.5", new Effect.MetricValue(-0.5)),
                Arguments.of("gate", "'kind':'hold','by':'12s'", new Effect.Hold(ofSeconds(12))),
                Arguments.of("monitor", "'kind':'clock_step','forward':'1h'", new Effect.ClockStep(ofHours(1))),
                Arguments.of("monitor", "'kind':'clock_step','back':'1h'", new Effect.ClockStep(ofHours(-1))),
                Arguments.of("store", "'kind':'flag_fail'", new Effect.FlagFail(Effect.FlagFail.How.LOCKED)),
                Arguments.of(
                        "store",
                        "'kind':'flag_fail','how':'unreadable'",
                        new Effect.FlagFail(Effect.FlagFail.How.UNREADABLE)),
                Arguments.of("errors", "'kind':'metric_nan'", new Effect.MetricNan()),
                Arguments.of("errors", "'kind':'metric_late','by':'90s'", new Effect.MetricLate(ofSeconds(90))),
                Arguments.of("monitor", "'kind':'pause'", new Effect.Pause()),
                Arguments.of("monitor", "'kind':'halt'", new Effect.Halt()),
                Arguments.of("gate", "'kind':'fail'", new Effect.Fail()),
                Arguments.of("gate", "'kind':'crash'", new Effect.Crash(Optional.empty())),
                Arguments.of("gate", "'kind':'crash','downtime':'5s'", new Effect.Crash(Optional.of(ofSeconds(5)))),
                Arguments.of("files", "'kind':'disk_full'", new Effect.DiskFull()),
                Arguments.of("alerts", "'kind':'sink_down'", new Effect.SinkDown()),
                Arguments.of("listeners", "'kind':'sink_down'", new Effect.SinkDown()));
    }

    private static Effect cut(Cut.How how, OptionalInt events, OptionalInt bytes, Double fraction, Duration time) {
        return new Cut(how, new Cut.At(events, bytes, Optional.ofNullable(fraction), Optional.ofNullable(time)));
    }

    @ParameterizedTest
    @MethodSource("effects")
    void readsEveryKind(String on, String members, Effect effect) {
        assertThat(project.rich()
                        .with("'faults':[{'id':'f','on':'" + on + "'," + members + "}]")
                        .faults()
                        .get(0)
                        .effect())
                .isEqualTo(effect);
    }

    @Test
    void refusesToHoldAnythingButAPoint() {
        project.rich()
                .refusesWith("'faults':[{'id':'f','on':^'llm','kind':'hold','by':'1s'}]")
                .found("target 'llm' of kind 'provider' for fault 'hold'")
                .expected("'gate'");
    }

    @Test
    void refusesAHoldOfNoLength() {
        project.rich()
                .refusesWith("'faults':[{'id':'f','on':'gate','kind':'hold','by':^'0s'}]")
                .expected("above 0");
    }

    @Test
    void refusesAClockThatIsNotSet() {
        project.rich()
                .refusesWith("'faults':[^{'id':'f','on':'monitor','kind':'clock_step'}]")
                .expected("one of 'forward' and 'back'")
                .mend("add one");
    }

    @Test
    void refusesAClockThatIsSetBothWays() {
        project.rich()
                .refusesWith("'faults':[^{'id':'f','on':'monitor','kind':'clock_step','forward':'1h','back':'1s'}]")
                .found("both 'forward' and 'back'")
                .mend("remove one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'on':^'montor','kind':'halt'|write 'monitor'",
                "'on':'monitor','kind':'pause','shape':^{'type':'flap','on':'2s','off':'2s'}|write one fault for each time",
                "'on':'monitor','kind':'halt','shape':^{'type':'constant','level':1}|remove it",
                "'on':^'promotion','kind':'pause'|use one of these",
                "'on':'store','kind':'flag_fail','how':^'lockd'|write 'locked'",
                "'on':'gate',^'down':'5s','kind':'crash'|write 'downtime'",
                "'on':'errors','kind':'metric_late','by':^90|put it in quotes with its unit, as in \"90s\""
            })
    void saysHowToMendAFaultOfTheControlPlane(String members, String mend) {
        project.rich().refusesWith("'faults':[{'id':'f'," + members + "}]").mend(mend);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'on':^'gate','kind':'halt'|'monitor'",
                "'on':^'monitor','kind':'crash'|'gate'",
                "'on':^'alerts','kind':'disk_full'|'files'",
                "'on':^'files','kind':'sink_down'|'alerts', 'audit', 'listeners'",
                "'on':^'errors','kind':'flag_fail'|'store'",
                "'on':^'store','kind':'metric_nan'|'errors'"
            })
    void namesTheTargetsThatAKindStrikes(String members, String targets) {
        project.rich().refusesWith("'faults':[{'id':'f'," + members + "}]").expected(targets);
    }

    @ParameterizedTest
    @CsvSource({"monitor,pause,user", "monitor,halt,turn", "errors,metric_nan,request", "errors,metric_missing,kind"})
    void refusesARequestWhereNoneIsServed(String target, String kind, String fact) {
        project.rich()
                .refusesWith(
                        "'faults':[{'id':'f','on':'" + target + "','kind':'" + kind + "','where':{^'" + fact + "':1}}]")
                .found("'" + fact + "' of a request, for a fault on a ")
                .mend("remove it");
    }

    @Test
    void takesARequestWhereOneIsServed() {
        assertThat(project.rich()
                        .with(
                                "'faults':[{'id':'f','on':'audit','kind':'sink_down','where':{'user':'user-1','purpose':'promote'}}]")
                        .faults())
                .hasSize(1);
    }

    @Test
    void refusesASampleThatIsLateByNothing() {
        project.rich()
                .refusesWith("'faults':[{'id':'f','on':'errors','kind':'metric_late','by':^'0s'}]")
                .expected("above 0");
    }

    @Test
    void leavesNoKindOut() {
        assertThat(effects().map(it -> ((Effect) it.get()[2]).kind())).contains(FaultKind.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'server_error','body':^'htm'|html",
                "'kind':'cut','afterEvents':1,'how':^'clen'|clean",
                "'kind':'malformed_chunk','how':^'not-jsn'|not_json",
                "'kind':'quality_drift','variant':^'stal'|stale",
                "'kind':'quota',^'request':1,'requests':1,'per':'1m'|requests",
                "'kind':^'qouta','requests':1,'per':'1m'|quota"
            })
    void namesTheNearest(String members, String nearest) {
        refuses(members).mend("write '" + nearest + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'auth_revoked','status':^402|401 or 403",
                "'kind':'slow_tokens','perSecond':^0|above 0",
                "'kind':'stall','afterEvents':^10001|from 0 to 10000",
                "'kind':'dup_event','event':^0|from 1 to 10000",
                "'kind':'cut','how':'fin','afterFraction':^1.5|from 0 to 1",
                "'kind':'quota','requests':^0,'per':'1m'|from 1",
                "'kind':'quota','requests':1,'per':^'0s'|above 0"
            })
    void refusesNumbersOutOfRange(String members, String expected) {
        refuses(members).expected(expected);
    }

    @Test
    void refusesACutThatIsNowhere() {
        project.refusesWith("'faults':[^{'id':'f','on':'llm','kind':'cut','how':'fin'}]")
                .found("a cut that is nowhere")
                .expected("exactly one of 'afterEvents', 'afterBytes', 'afterFraction', 'afterTime'");
    }

    @Test
    void refusesACutAtTwoPlaces() {
        project.refusesWith(
                        "'faults':[^{'id':'f','on':'llm','kind':'cut','how':'fin','afterEvents':1,'afterTime':'1s'}]")
                .found("a cut at 'afterEvents', 'afterTime'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'cut','how':'fin','afterEvents':^9|number '9'",
                "'kind':'stall','afterEvents':^5|number '5'",
                "'kind':'error_in_stream','afterEvents':^5|number '5'",
                "'kind':'malformed_chunk','how':'merge','event':^5|number '5'",
                "'kind':'dup_event','event':^5|number '5'"
            })
    void refusesAPlaceBehindTheEndOfEveryAnswer(String members, String found) {
        refuses(members).found(found).expected("at most 4, as many events as the longest scripted answer has");
    }

    @Test
    void judgesNoPlaceInAnswersThatNobodyScripted() {
        assertThat(project.with("'faults':[{'id':'f','on':'spare','kind':'stall','afterEvents':9}]")
                        .faults())
                .hasSize(1);
    }

    @Test
    void judgesNoPlaceInAnswersWithoutEvents() {
        project.file(
                "scenarios/toy/a.provider.json",
                "{'provider':'llm','dialect':'generic-json','answers':[{'json':{'score':1}}]}");

        assertThat(project.with("'faults':[{'id':'f','on':'llm','kind':'stall','afterEvents':9}]")
                        .faults())
                .hasSize(1);
    }

    @Test
    void knowsTheVariantsOfTheStruckProvidersOnly() {
        project.refusesWith("'faults':[{'id':'f','on':'spare','kind':'quality_drift','variant':^'stale'}]")
                .expected("a variant of an answer of 'spare', of which there is none");
    }

    private Project.Refusal refuses(String members) {
        return project.refusesWith("'faults':[{'id':'f','on':'llm'," + members + "}]");
    }
}
