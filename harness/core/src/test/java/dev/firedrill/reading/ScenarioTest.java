package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The members of a scenario fit each other, or the file is refused where they do not. */
class ScenarioTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void namesTheNearestKeyForAnUnknownOne() {
        project.refusesWith("^'runz':3")
                .found("unknown key 'runz'")
                .expected("'runs'")
                .mend("write 'runs'");
    }

    @Test
    void offersToRemoveAKeyThatIsLikeNoOther() {
        project.refusesWith("^'wholly-else':3").mend("remove it");
    }

    @Test
    void refusesAScenarioWithoutName() {
        project.refuses("^{'turns':[{'input':'x'}]}").found("no key 'name'").mend("add 'name'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Big", "a/b", "-a", "..", "a.", "nul", "com1.x", "ü"})
    void refusesANameThatIsNoFileNameEverywhere(String name) {
        project.refuses("{'name':^'" + name + "','turns':[{'input':'x'}]}")
                .found("string")
                .expected("a-z, 0-9");
    }

    @Test
    void refusesANameOfMoreThanEightyOneCharacters() {
        project.refuses("{'name':^'" + "a".repeat(82) + "','turns':[{'input':'x'}]}")
                .found("…");
    }

    @Test
    void refusesTheSecondScenarioOfANameAndSaysWhereTheFirstIs() {
        project.file("scenarios/toy/0.scenario.json", "{'name':'a','turns':[{'input':'x'}]}");

        project.refuses("{'name':^'a','turns':[{'input':'x'}]}")
                .found("first at scenarios/toy/0.scenario.json:1:9")
                .mend("rename one");
    }

    @Test
    void takesSessionSeedForSeed() {
        assertThat(project.with("'sessionSeed':-5").seed()).isEqualTo(-5);
    }

    @Test
    void refusesSeedBesideSessionSeed() {
        project.refusesWith("'seed':1,'sessionSeed':^1").found("both 'seed' and 'sessionSeed'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "'1'", "true", "null", "1e30", "[]"})
    void refusesASeedThatIsNoWholeNumber(String seed) {
        project.refusesWith("'seed':^" + seed).expected("a whole number");
    }

    @Test
    void takesAWholeNumberHoweverItIsWritten() {
        assertThat(project.with("'runs':2.0").runs()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'runs':^0", "'runsMax':^-1", "'eventLimit':^0", "'runs':^99999999999"})
    void refusesCountsOutOfRange(String member) {
        project.refusesWith(member).found("number").expected("a whole number from 1");
    }

    @Test
    void refusesANumberInPlaceOfAText() {
        project.refusesWith("'environment':{'PERCENT':^25}")
                .found("number '25'")
                .mend("double quotes");
    }

    @Test
    void refusesATextInPlaceOfATruthValue() {
        project.refusesWith("'golden':^'true'").expected("true or false").mend("without quotes");
    }

    @Test
    void refusesATextInPlaceOfAList() {
        project.refusesWith("'tags':^'slow'").expected("a list");
    }

    @Test
    void refusesNull() {
        project.refusesWith("'description':^null").found("null").expected("a string");
    }

    @Test
    void refusesTurnsBesideALoad() {
        project.refusesWith("'load':^{'arrivals':'constant','perSecond':1,'for':'1s','requests':[{'kind':'w'}]}")
                .found("both 'turns' and 'load'");
    }

    @Test
    void refusesAScenarioInWhichNothingHappens() {
        project.refuses("^{'name':'a'}").expected("something that happens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'load':{'arrivals':'constant','perSecond':1,'for':'1m','requests':[{'kind':'w'}]}",
                "'turns':[{'input':'x'}],'golden':false"
            })
    void refusesAScenarioThatExpectsNothing(String work) {
        project.refuses("^{'name':'a'," + work + "}").found("proves nothing").mend("add one to 'expect'");
    }

    @ParameterizedTest
    @CsvSource({"Big, big", "slowModel, slow-model", "Kill switch!, kill-switch", "-a, a", "ü, u"})
    void offersANameThatWouldDo(String wrong, String right) {
        project.refuses("{'name':^'" + wrong + "','turns':[{'input':'x'}]}").mend("write '" + right + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "1.5m, 1m30s",
        "90 sec, 1m30s",
        "-90s, 1m30s",
        "30s1m, 1m30s",
        "2 Hours, 2h",
        "100 millis, 100ms",
        "'1,5s', 1s500ms"
    })
    void offersTheDurationThatWasMeant(String wrong, String right) {
        project.refusesWith("'drain':^'" + wrong + "'").mend("write \"" + right + "\"");
    }

    @ParameterizedTest
    @CsvSource({"90, as in \"90s\"", "1.5, write \"1s500ms\"", "-90, write \"1m30s\""})
    void offersADurationForANumber(String wrong, String mend) {
        project.refusesWith("'drain':^" + wrong).mend(mend);
    }

    @Test
    void namesTheRangeOfANumber() {
        project.refusesWith("'runs':^0").mend("write a whole number from 1 to 1000000");
    }

    @Test
    void saysNothingElseOfAFileWithAKeyTwice() {
        project.refuses("{'name':'a','load':7,^'load':{}}").found("key 'load' for the second time");
    }

    @Test
    void saysNothingElseWhereTheFaultsAreNoList() {
        project.refusesWith("'faults':^{'id':'f'},'actions':[{'after':'fault:f','do':'promote'}]")
                .expected("a list");
    }

    @Test
    void saysWhereTheNameOfAWriteComesFrom() {
        project.refusesWith("'expect':[{'check':'routing','to':'rewrite','after':^'effective:kil'}]")
                .expected("a control of controls.json or a 'set' action of this scenario: 'kill-switch'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'attempt':^'first'", "'request':^1.5", "'turn':^-1", "'attempt':^true"})
    void refusesAFactThatIsNoWholeNumber(String fact) {
        project.refusesWith("'faults':[{'id':'f','on':'llm','kind':'reset','where':{" + fact + "}}]")
                .expected("a whole number from 0 on");
    }

    @Test
    void refusesAnEmptyConversation() {
        project.refuses("{'name':'a','turns':^[]}").found("an empty list");
    }

    @Test
    void takesTheExpectationOfATurnAsOneOfTheScenario() {
        Scenario scenario = project.scenario(
                "{'name':'a','turns':[{'input':'x'},{'input':'y','expect':{'mustInclude':['a'],'mustNotInclude':['b'],'choicesAtMost':0,'sceneChange':false}}],'expect':[{'check':'nothing-lost'}]}");

        assertThat(scenario.expectations())
                .extracting(it -> it.head().id())
                .containsExactly("turn:2", "nothing-lost", "golden");
        assertThat(scenario.expectations().get(0))
                .isEqualTo(new Expectation.TurnAnswer(
                        new Expectation.Head("turn:2", List.of(), new Position(Project.FILE, 1, 58)),
                        2,
                        Optional.empty(),
                        List.of("a"),
                        List.of("b"),
                        OptionalInt.of(0),
                        Optional.of(false)));
    }

    @Test
    void addsNoSecondGoldenToAWrittenOne() {
        Scenario scenario = project.with("'expect':[{'check':'golden','id':'same as ever'}]");

        assertThat(scenario.expectations()).extracting(it -> it.head().id()).containsExactly("same as ever");
    }

    @Test
    void comparesWithTheGoldenWhereACheckSaysSo() {
        Scenario scenario =
                project.scenario("{'name':'a','actions':[{'at':'0s','do':'promote'}],'expect':[{'check':'golden'}]}");

        assertThat(scenario.golden()).isTrue();
    }

    @Test
    void refusesAGoldenCheckBesideGoldenFalse() {
        project.refusesWith("'golden':^false,'expect':[{'check':'golden'}]").found("'golden' false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'10'",
                "''",
                "'-5s'",
                "'1.5s'",
                "'30m1h'",
                "'3651d'",
                "'99999999999999999999h'",
                "'5 s'",
                "10",
                "null"
            })
    void refusesWhatIsNoDuration(String drain) {
        project.refusesWith("'drain':^" + drain).expected("a duration in whole milliseconds");
    }

    @Test
    void asksForTheUnitOfABareNumber() {
        project.refusesWith("'drain':^'10'").mend("as in \"10s\"");
    }

    @ParameterizedTest
    @CsvSource({"0s,0", "500ms,500", "1h30m,5400000", "1d,86400000", "2m5s3ms,125003", "3650d,315360000000"})
    void readsDurations(String text, long millis) {
        Duration read = project.with("'drain':'" + text + "'").drain();

        assertThat(read).hasMillis(millis);
        assertThat(Durations.spell(read)).isEqualTo(text);
    }
}
