package dev.firedrill.reading;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Position;
import dev.firedrill.model.Profile;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure profile lends its faults to scenarios, each of which may bend them. */
class ProfileTest {

    private static final String SLOW = "scenarios/toy/slow.faults.json";

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    private List<Fault> faults(String use) {
        return project.with("'profiles':[" + use + "]").faults();
    }

    @Nested
    class Using {

        @Test
        void addsTheFaultsOfTheProfile() {
            List<Fault> faults = faults("{'use':'slow.faults.json','on':'llm'}");

            assertThat(faults).extracting(Fault::id).containsExactly("late", "silent");
            assertThat(faults.get(0).effect()).isEqualTo(new Effect.Latency(ofSeconds(5), ofSeconds(0)));
            assertThat(faults.get(1).after()).hasValue(new Mark(Mark.Kind.HEALED, "late"));
        }

        @Test
        void ownFaultsComeBeforeThoseOfProfiles() {
            assertThat(project.with("'profiles':[{'use':'slow.faults.json','on':'llm'}],"
                                    + "'faults':[{'id':'own','on':'llm','kind':'reset'}]")
                            .faults())
                    .extracting(Fault::id)
                    .containsExactly("own", "late", "silent");
        }

        @Test
        void pathsAreRelativeToTheScenario() {
            project.file(
                    "scenarios/shared/x.faults.json",
                    "{'profile':'x','faults':[{'id':'f','on':'llm','kind':'reset'}]}");

            assertThat(faults("'../shared/x.faults.json'"))
                    .extracting(Fault::id)
                    .containsExactly("f");
        }

        @Test
        void aFaultStandsWhereItIsWritten() {
            assertThat(faults("{'use':'slow.faults.json','on':'llm'}").get(0).position())
                    .isEqualTo(new Position(SLOW, 5, 5));
        }

        @Test
        void onIsForFaultsWithoutATargetOfTheirOwn() {
            assertThat(faults("{'use':'slow.faults.json','on':['spare','llm']}"))
                    .extracting(Fault::on)
                    .containsExactly(List.of("spare", "llm"), List.of("llm"));
        }

        @Test
        void fromShiftsTheWindowsThatCountFromTheBeginning() {
            List<Fault> faults = faults("{'use':'slow.faults.json','on':'llm','from':'10m'}");

            assertThat(faults.get(0).from()).isEqualTo(ofMinutes(11));
            assertThat(faults.get(0).until()).hasValue(ofMinutes(13));
            assertThat(faults.get(1).from()).isZero();
            assertThat(faults.get(1).until()).hasValue(ofSeconds(30));
        }

        @Test
        void aPrefixKeepsTwoUsesApart() {
            List<Fault> faults = faults(
                    "{'use':'slow.faults.json','on':'llm'},{'use':'slow.faults.json','on':'spare','prefix':'again-'}");

            assertThat(faults).extracting(Fault::id).containsExactly("late", "silent", "again-late", "again-silent");
            assertThat(faults.get(3).after()).hasValue(new Mark(Mark.Kind.HEALED, "again-late"));
        }

        @Test
        void anOverrideTakesThePlaceOfOneKey() {
            Fault late = faults(
                            "{'use':'slow.faults.json','on':'llm','override':{'late':{'by':'9s','where':{'purpose':'w'}}}}")
                    .get(0);

            assertThat(late.effect()).isEqualTo(new Effect.Latency(ofSeconds(9), ofSeconds(0)));
            assertThat(late.where()).isEqualTo(Map.of("purpose", "w"));
            assertThat(late.from()).isEqualTo(ofMinutes(1));
        }

        @Test
        void anOverriddenKindLosesTheKeysOfTheOldOne() {
            Fault late = faults("{'use':'slow.faults.json','on':'llm','override':{'late':{'kind':'reset'}}}")
                    .get(0);

            assertThat(late.effect()).isEqualTo(new Effect.Reset());
            assertThat(late.until()).hasValue(ofMinutes(3));
        }

        @Test
        void checksAndMarksCanSpeakOfItsFaults() {
            Scenario scenario = project.with("'profiles':[{'use':'slow.faults.json','on':'llm','prefix':'p-'}],"
                    + "'actions':[{'do':'promote','after':'healed:p-late'}],"
                    + "'expect':[{'check':'trigger','name':'rollback','cause':'p-late','from':'firstHit'}]");

            assertThat(scenario.actions().get(0).after()).hasValue(new Mark(Mark.Kind.HEALED, "p-late"));
        }

        @Test
        void itsDigestIsAnInput() {
            assertThat(project.with("'profiles':[{'use':'slow.faults.json','on':'llm'}]")
                            .inputs())
                    .containsKey("profile:slow");
        }

        @Test
        void aRowOfExamplesCanNameIt() {
            assertThat(project.scenario(
                                    "{'name':'a','turns':[{'input':'x'}],'profiles':[{'use':'${p}.faults.json','on':'llm'}],"
                                            + "'examples':[{'id':'one','p':'slow'}]}")
                            .faults())
                    .hasSize(2);
        }
    }

    @Nested
    class Misusing {

        @Test
        void aMissingFileIsNamed() {
            refuses("^'none.faults.json'").expected("a file 'scenarios/toy/none.faults.json'");
        }

        @Test
        void aFileOfAnotherKindIsRefused() {
            refuses("^'llm.provider.json'").expected("ends in '.faults.json'");
        }

        @Test
        void aFaultWithoutATargetIsRefusedAtTheUse() {
            refuses("^'slow.faults.json'")
                    .found("fault 'late' of profile 'slow' without a target")
                    .mend("\"on\"");
        }

        @Test
        void idsThatMeetAreRefusedAtTheUse() {
            List<Defect> defects = project.file(
                            Project.FILE,
                            "{'name':'a','turns':[{'input':'x'}],'profiles':[{'use':'slow.faults.json','on':'llm'}],"
                                    + "'faults':[{'id':'late','on':'llm','kind':'reset'}]}")
                    .read()
                    .defects();

            assertThat(defects).singleElement().satisfies(it -> {
                assertThat(it.position()).isEqualTo(new Position(Project.FILE, 1, 49));
                assertThat(it.found()).startsWith("id 'late' for the second time");
                assertThat(it.mend()).isEqualTo("give the use a 'prefix'");
            });
        }

        @Test
        void anOverrideOfAnUnknownFaultNamesTheNearest() {
            refuses("{'use':'slow.faults.json','on':'llm','override':{^'lat':{'by':'1s'}}}")
                    .expected("a fault of profile 'slow'")
                    .mend("write 'late'");
        }

        @Test
        void aBrokenOverrideIsRefusedWhereItStands() {
            refuses("{'use':'slow.faults.json','on':'llm','override':{'late':{'by':^5}}}")
                    .found("number '5'");
        }

        @Test
        void aKeyThatANewKindLacksIsMissedInTheOverride() {
            refuses("{'use':'slow.faults.json','on':'llm','override':{'late':^{'kind':'slow_tokens'}}}")
                    .found("no key 'perSecond'");
        }

        @Test
        void aNameInThePlaceOfAPathGetsThePath() {
            refuses("{'use':^'slow','on':'llm'}")
                    .expected("ends in '.faults.json'")
                    .mend("'slow.faults.json', or of the one shipped '../profiles/slow.faults.json'");
        }

        @Test
        void anOverrideCannotRename() {
            refuses("{'use':'slow.faults.json','on':'llm','override':{'late':{^'id':'x'}}}")
                    .mend("'prefix'");
        }

        @Test
        void anUnknownTargetIsRefusedAtTheUse() {
            refuses("{'use':'slow.faults.json','on':^'lmm'}").mend("write 'llm'");
        }

        @Test
        void aWindowShiftedPastTheEndOfAllFaultsIsRefusedAtTheUse() {
            project.refusesWith("'faultsEnd':'5m','profiles':[^{'use':'slow.faults.json','on':'llm','from':'10m'}]")
                    .found("a fault from 11m, faultsEnd 5m");
        }

        @Test
        void twoFilesOfOneNameAreRefused() {
            project.file(
                    "scenarios/toy/b.faults.json",
                    "{'profile':'slow','faults':[{'id':'f','on':'llm','kind':'reset'}]}");

            refuses("{'use':'slow.faults.json','on':'llm'},^'b.faults.json'").found("profile 'slow' in a second file");
        }

        @Test
        void whatOnlyThisScenarioFindsWrongSaysSo() {
            project.file(Project.FILE, "{'name':'a','turns':[{'input':'x'}],'profiles':['b.faults.json']}");

            project.refusesFile(
                            "scenarios/toy/b.faults.json",
                            "{'profile':'b','faults':[{'id':'f','on':^'lmm','kind':'reset'}]}")
                    .found("unknown fault target 'lmm', as used at scenarios/toy/a.scenario.json:1:")
                    .mend("write 'llm'");
        }

        private Project.Refusal refuses(String use) {
            return project.refusesWith("'profiles':[" + use + "]");
        }
    }

    @Nested
    class Breaking {

        @Test
        void aBrokenProfileIsReportedOnceHoweverManyUseIt() {
            project.file(
                            "scenarios/toy/b.scenario.json",
                            "{'name':'b','turns':[{'input':'x'}],'profiles':['x.faults.json']}")
                    .file(Project.FILE, "{'name':'a','turns':[{'input':'x'}],'profiles':['x.faults.json']}");

            project.refusesFile(
                            "scenarios/toy/x.faults.json",
                            "{'profile':'x','faults':[{'id':'f','on':'llm','kind':^'rest'}]}")
                    .mend("write 'reset'");
        }

        @Test
        void aMarkOfAFaultThatItLacksIsRefused() {
            refuses("{'profile':'slow','faults':[{'id':'f','kind':'reset','after':^'healed:g'}]}")
                    .expected("a fault of this profile");
        }

        @Test
        void faultsThatWaitForOneAnotherAreRefused() {
            refuses("{'profile':'slow','faults':[^{'id':'f','kind':'reset','after':'healed:f'}]}")
                    .found("fault 'f' that waits for itself");
        }

        private Project.Refusal refuses(String content) {
            project.file(Project.FILE, "{'name':'a','turns':[{'input':'x'}],'profiles':['slow.faults.json']}");
            return project.refusesFile(SLOW, content);
        }
    }

    @Nested
    class Alone {

        private ProfileReader.Result read(String file) {
            return new ProfileReader(project.path("")).read(Path.of(file));
        }

        @Test
        void needsNoScenario() {
            Profile profile = read(SLOW).profile().orElseThrow();

            assertThat(profile.name()).isEqualTo("slow");
            assertThat(profile.description()).isEqualTo("answers come late, then not at all");
            assertThat(profile.faults()).extracting(Fault::on).containsExactly(List.of(), List.of("llm"));
        }

        @Test
        void itsUserNamesTheTargetsThatItLeavesOpen() {
            assertThat(read(SLOW).profile().orElseThrow().on(List.of("mine")))
                    .extracting(Fault::on)
                    .containsExactly(List.of("mine"), List.of("llm"));
        }

        @Test
        void defectsPointIntoItsFile() {
            project.file(SLOW, "{'profile':'slow','faults':[{'id':'f','kind':'quota','per':'1m','requests':0}]}");

            ProfileReader.Result result = read(SLOW);
            assertThat(result.profile()).isEmpty();
            assertThat(result.defects())
                    .singleElement()
                    .satisfies(it -> assertThat(it.position().file()).isEqualTo(SLOW));
        }

        @Test
        void itsFaultsAreHeldAgainstTheScriptTheyWillStrike() {
            project.file(
                    SLOW,
                    "{'profile':'slow','faults':[{'id':'f','kind':'stall','afterEvents':5},"
                            + "{'id':'g','on':'other','kind':'quality_drift','variant':'stlae'}]}");
            ProviderScript script = new ProviderReader(project.path(""))
                    .read(Path.of("scenarios/toy/llm.provider.json"))
                    .script()
                    .orElseThrow();

            ProfileReader.Result result = new ProfileReader(project.path("")).read(Path.of(SLOW), script);
            assertThat(result.profile()).isEmpty();
            assertThat(result.defects())
                    .extracting(Defect::expected)
                    .containsExactly(
                            "at most 4, as many events as the longest scripted answer has",
                            "a variant of an answer of 'llm': 'stale'");
            assertThat(result.defects()).extracting(it -> it.position().file()).containsOnly(SLOW);
            assertThat(new ProfileReader(project.path("")).read(Path.of(SLOW)).profile())
                    .isPresent();
        }

        @Test
        void itIsReadForAScriptThatItsFaultsFit() {
            ProviderScript script = new ProviderReader(project.path(""))
                    .read(Path.of("scenarios/toy/llm.provider.json"))
                    .script()
                    .orElseThrow();

            assertThat(new ProfileReader(project.path(""))
                            .read(Path.of(SLOW), script)
                            .profile())
                    .isEqualTo(read(SLOW).profile());
        }

        @Test
        void aFileThatIsNotThereIsADefect() {
            assertThat(read("none.faults.json").defects())
                    .singleElement()
                    .satisfies(it -> assertThat(it.found()).isEqualTo("no such file"));
        }
    }
}
