package dev.firedrill.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Position;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Triggers that cannot fire, cannot decide or fire on too little are found, and no others. */
class TriggerRulesTest {

    private static final String UNREACHABLE = "unreachable-trigger";
    private static final String SHADOWED = "shadowed-trigger";
    private static final String INVERSION = "severity-inversion";
    private static final String[] ORDER = {UNREACHABLE, SHADOWED, INVERSION};
    private static final String INDICATORS =
            "'indicators':[{'name':'p95','description':'in milliseconds'},{'name':'checks','description':'1 if it failed'}],";
    private static final String SHARE =
            "{'aggregate':'share','of':{'from':'requests'},'among':{'from':'requests'},'window':'10m','minimum':20}";

    private Linted linted;

    @BeforeEach
    void prepare(@TempDir Path root) {
        linted = new Linted(root);
    }

    @Test
    void findsTheMilderLatencyTriggerUnreachable() {
        Warning warning = triggers(
                        trigger("P1", "p95", "> 200", "1 1", ",'severity':'critical'"),
                        trigger("P2", "p95", "> 300", "1 1", ",'severity':'warning'"))
                .only(UNREACHABLE);

        assertThat(warning.position()).isEqualTo(new Position(Linted.CONTROLS, 3, 9));
        assertThat(warning.found())
                .isEqualTo(
                        "trigger 'P2' (> 300, 1 of 1), and 'P1' (> 200, 1 of 1) on the same samples always fires no later");
        assertThat(warning.mend()).contains("tighten 'P1'");
    }

    @Test
    void findsSeveritiesUpsideDown() {
        Warning warning = triggers(
                        trigger("P1", "p95", "> 200", "5 5", ",'severity':'critical'"),
                        trigger("P2", "p95", "> 300", "1 1", ",'severity':'warning'"))
                .only(INVERSION);

        assertThat(warning.found())
                .isEqualTo("trigger 'P2' at > 300 of 'p95', a worse value than that of the more severe 'P1' at > 200");
    }

    @Test
    void findsSeveritiesUpsideDownWhereLessIsWorse() {
        assertThat(triggers(
                                trigger("P1", "p95", "< 95", "1 1", ",'severity':'critical'"),
                                trigger("P2", "p95", "< 90", "1 1", ",'severity':'info'"))
                        .only(INVERSION)
                        .found())
                .contains("'P2' at < 90");
    }

    @ParameterizedTest
    @CsvSource({"> 300,> 200", "< 95,< 98", ">= 200,> 200.5"})
    void letsTheSeverestTakeTheWorstValue(String worse, String better) {
        String severe = worse.startsWith(">=") ? better : worse;
        String mild = worse.startsWith(">=") ? worse : better;

        assertThat(triggers(
                                trigger("P1", "p95", severe, "1 1", ",'severity':'critical','again':'afterClear'"),
                                trigger("P2", "p95", mild, "1 1", ",'severity':'warning','again':'afterClear'"))
                        .warnings(ORDER))
                .isEmpty();
    }

    @Test
    void findsTheRollbackThatEscalationGoesBefore() {
        Warning warning = triggers(
                        trigger("rollback", "checks", "> 0", "3 5", ""),
                        trigger("escalation", "checks", "> 0", "2 2", ""))
                .only(SHADOWED);

        assertThat(warning.found())
                .isEqualTo(
                        "trigger 'rollback' (> 0, 3 of 5), and 'escalation' (> 0, 2 of 2) on the same samples fires no later in 5 of the 6 ways in which the samples can come");
    }

    @ParameterizedTest
    @CsvSource({"5 5,2 2", "3 5,1 1", "3 5,2 4"})
    void findsTheRollbackThatEscalationMakesUnreachable(String rollback, String escalation) {
        assertThat(triggers(
                                trigger("rollback", "checks", "> 0", rollback, ""),
                                trigger("escalation", "checks", "> 0", escalation, ""))
                        .only(UNREACHABLE)
                        .found())
                .startsWith("trigger 'rollback'");
    }

    @Test
    void leavesTheRollbackAloneThatJudgesAnotherIndicator() {
        assertThat(triggers(
                                trigger("rollback", "p95", "> 0", "3 5", ""),
                                trigger("escalation", "checks", "> 0", "2 2", ""))
                        .warnings(ORDER))
                .isEmpty();
    }

    @Test
    void leavesATriggerAloneThatIsDeclaredTheMoreSevere() {
        assertThat(triggers(
                                trigger("rollback", "checks", "> 0", "3 5", ",'severity':'critical'"),
                                trigger("watch", "checks", "> 0", "2 2", ",'severity':'warning'"))
                        .warnings(ORDER))
                .isEmpty();
    }

    @Test
    void leavesTriggersAloneThatFireEachForItself() {
        assertThat(triggers(
                                trigger("disable", "p95", "> 300", "1 1", ",'again':'afterClear','decision':'DISABLE'"),
                                trigger("watch", "p95", "> 0", "1 1", ",'again':'afterClear','decision':'MONITOR'"))
                        .warnings(ORDER))
                .isEmpty();
    }

    @Test
    void findsATriggerThatRepeatsADecision() {
        Warning warning = triggers(
                        trigger("disable", "p95", "> 200", "1 1", ",'again':'afterClear','decision':'DISABLE'"),
                        trigger("also", "p95", "> 300", "1 1", ",'again':'afterClear','decision':'DISABLE'"))
                .only(SHADOWED);

        assertThat(warning.found()).startsWith("trigger 'also'").endsWith("has already led to 'DISABLE'");
    }

    @Test
    void warnsOfOneOfTwins() {
        assertThat(triggers(trigger("a", "p95", "> 1", "1 1", ""), trigger("b", "p95", "> 1", "1 1", ""))
                        .warnings(ORDER))
                .singleElement()
                .satisfies(it -> assertThat(it.found()).startsWith("trigger 'b'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'baseline':{'variable':'BASE','default':100}",
                ",'also':[{'indicator':'checks','comparison':'>','threshold':3}]"
            })
    void leavesATriggerAloneWhereNobodyCanTellWhichHoldsFirst(String further) {
        assertThat(triggers(
                                trigger("P1", "p95", "> 2", "1 1", ",'severity':'critical'" + further),
                                trigger("P2", "p95", "> 300", "1 1", ",'severity':'warning'"))
                        .warnings(ORDER))
                .isEmpty();
    }

    @Test
    void leavesATriggerAloneWhoseRivalIsAskedLessOften() {
        assertThat(triggers(
                                trigger("slow", "p95", "> 200", "1 1", "").replace("'30s'", "'5m'"),
                                trigger("quick", "p95", "> 300", "1 1", ""))
                        .warnings(ORDER))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"> 1", ">= 1.5", "< 0", "<= -1"})
    void findsAThresholdThatNoShareReaches(String limit) {
        assertThat(share(limit, "").only(UNREACHABLE).found())
                .isEqualTo("trigger 't', which needs a sample of 'i' that is " + limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {">= 1", "<= 0", "> 0.99", "< 1"})
    void leavesAThresholdAloneThatAShareReaches(String limit) {
        assertThat(share(limit, "").warnings(UNREACHABLE)).isEmpty();
    }

    @Test
    void findsConditionsThatExcludeEachOther() {
        assertThat(share("> 0.3", ",'also':[{'indicator':'i','comparison':'<','threshold':0.3}]")
                        .only(UNREACHABLE)
                        .found())
                .endsWith("that is > 0.3 and < 0.3");
    }

    @Test
    void findsAMultipleThatNoShareReaches() {
        assertThat(share("> 2", ",'baseline':{'variable':'BASE','default':0.5}")
                        .only(UNREACHABLE)
                        .found())
                .endsWith("that is > 1");
    }

    @Test
    void leavesAMultipleAloneThatAShareReaches() {
        assertThat(share("> 2", ",'baseline':{'variable':'BASE','default':0.05}")
                        .warnings(UNREACHABLE))
                .isEmpty();
    }

    @Test
    void findsAShareWithoutALeastNumber() {
        Warning warning = indicator("'formula':" + SHARE.replace(",'minimum':20", ""), "> 0.3", "3 5")
                .only("missing-denominator");

        assertThat(warning.position()).isEqualTo(new Position(Linted.CONTROLS, 2, 23));
        assertThat(warning.mend()).isEqualTo("add 'minimum' to the formula");
    }

    @Test
    void findsANumberThatIsPerhapsAShareOfNobodyKnowsWhat() {
        assertThat(indicator("'description':''", "> 0.3", "3 5")
                        .only("missing-denominator")
                        .found())
                .contains("perhaps a share");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'formula':" + SHARE + "|> 0.3",
                "'description':'failed share of the work since the last check'|> 0.3",
                "'description':''|> 200",
                "'formula':{'aggregate':'count','of':{'from':'requests'}}|>= 1"
            })
    void leavesDenominatorsAloneThatAreKnown(String members, String limit) {
        assertThat(indicator(members, limit, "3 5").warnings("missing-denominator", "single-sample-trigger"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'description':'fed'|1 1",
                "'description':'fed'|1 5",
                "'formula':{'aggregate':'mean-latency','of':{'from':'requests'},'minimum':1}|1 1"
            })
    void findsATriggerThatOneSampleSetsOff(String members, String rule) {
        assertThat(indicator(members, "> 0.3", rule)
                        .only("single-sample-trigger")
                        .found())
                .startsWith("trigger 't', which fires on one bad sample of 'i'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'description':'fed'|2 2",
                "'formula':" + SHARE + "|1 1",
                "'formula':{'aggregate':'count','of':{'from':'requests'}}|1 1"
            })
    void leavesATriggerAloneThatNeedsMore(String members, String rule) {
        assertThat(indicator(members, "> 0.3", rule).warnings("single-sample-trigger"))
                .isEmpty();
    }

    @Test
    void leavesAGaugeAloneThatIsNoShare() {
        assertThat(indicator("'description':'open connections'", "> 200", "1 1").warnings("single-sample-trigger"))
                .isEmpty();
    }

    @Test
    void judgesAMultipleOfABaselineInTheEnvironmentsOfScenarios() {
        String baseline = ",'baseline':{'variable':'USUAL','default':2}";

        assertThat(share("> 3", baseline).warnings(UNREACHABLE)).hasSize(1);
        linted.scenario("'environment':{'USUAL':'0.1'}");
        assertThat(linted.warnings(UNREACHABLE)).isEmpty();
        linted.scenario("'environment':{'USUAL':'1'}");
        assertThat(linted.only(UNREACHABLE).found()).contains("> 6");
    }

    private Linted triggers(String one, String other) {
        return linted.controls(INDICATORS + "'triggers':[" + one + ",\n" + other + "]");
    }

    private Linted share(String limit, String further) {
        return linted.controls("'indicators':[{'name':'i','formula':" + SHARE + "}],'triggers':["
                + trigger("t", "i", limit, "1 1", further) + "]");
    }

    private Linted indicator(String members, String limit, String rule) {
        return linted.controls(
                "'indicators':[{'name':'i'," + members + "}],'triggers':[" + trigger("t", "i", limit, rule, "") + "]");
    }

    private static String trigger(String name, String indicator, String limit, String rule, String further) {
        String[] limits = limit.split(" ");
        String[] samples = rule.split(" ");
        return "{'name':'%s','indicator':'%s','comparison':'%s','threshold':%s,'rule':{'breaches':%s,'of':%s},'interval':'30s'%s}"
                .formatted(name, indicator, limits[0], limits[1], samples[0], samples[1], further);
    }
}
