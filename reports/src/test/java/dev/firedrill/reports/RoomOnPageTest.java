package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Dossier;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What there is no room for is shared fairly, and is told in the first screen. */
class RoomOnPageTest {

    private static String render(List<Entry> drills) {
        return ReleasePage.render(Dossier.ofRun(SampleResults.results(drills)), SampleResults::events);
    }

    @Test
    void holdsSixtyWordyScenariosOfAHundredThousandRuns() {
        String html = ReleasePage.render(SampleDossier.crowded(Many.wordy(60)), SampleResults::events);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(ReleasePage.LIMIT);
        assertThat(new ParsedPage(html).all("//header")).hasSize(1);
    }

    @Test
    void holdsALineForEachDrillOfAWholeSuite() {
        String html = render(Many.drills(900, 5));
        ParsedPage page = new ParsedPage(html);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(ReleasePage.LIMIT);
        assertThat(page.all("//details[@class='drill'] | //p[@class='line-of-drill']"))
                .hasSize(900);
    }

    @Test
    void tellsInTheFirstScreenWhatIsLeftOutAndWhereItIs() {
        ParsedPage page = new ParsedPage(render(Many.drills(900, 5)));
        int checks = page.all("//details[@class='drill']").size();
        int timelines = page.all("//figure").size();
        assertThat(page.texts("//header/p[@class='quiet screen']"))
                .singleElement()
                .asString()
                .startsWith("This page has room for the checks of " + checks + " of 900 drills and for " + timelines
                        + " timelines. results.json has all checks");
    }

    @Test
    void saysNothingOfRoomWhereAllIsThere() {
        assertThat(new ParsedPage(render(List.of(SampleResults.awf()))).all("//header/p[@class='quiet screen']"))
                .isEmpty();
    }

    @Test
    void givesEachSystemItsShare() {
        List<Entry> drills = new ArrayList<>(Many.drills(900, 1));
        Entry last = SampleResults.entry(
                "zebra", "only", "The last", null, 1, SampleResults.awf().checks());
        drills.add(last);
        ParsedPage page = new ParsedPage(render(drills));
        assertThat(page.all("//details[@class='drill'][summary/b='zebra/only']//figure"))
                .hasSize(1);
    }

    @Test
    void showsWhatDidNotPassBeforeAnythingElse() {
        List<Entry> drills = new ArrayList<>(Many.drills(900, 5));
        drills.add(SampleResults.rollback(null, false));
        CheckResult failed = SampleResults.with(
                SampleResults.check("routing", "routed", "all to B", "one to A"), Status.NOT_EXERCISED);
        drills.add(SampleResults.entry("zebra", "failed", "The last", null, 1, List.of(failed)));
        ParsedPage page = new ParsedPage(render(drills));
        assertThat(
                        page.all(
                                "//section[h2='The worst run']/details[summary/b='rollback-monitor/rollback-three-of-five']//figure"))
                .hasSize(1);
        assertThat(page.texts("//section[h2='Drills']/h3[1]")).containsExactly("Not passed");
        assertThat(page.all("//section[h2='Drills']/details[@open][summary/b='zebra/failed']//figure"))
                .hasSize(1);
    }

    @Test
    void showsOfEachSystemTheTimesNearestToTheirBounds() {
        ParsedPage page = new ParsedPage(render(Many.drills(60, 3)));
        assertThat(page.all("//table[@class='timing']/tbody/tr")).hasSize(3 * TimingTables.TIGHTEST);
        assertThat(page.all("//table[@class='plain timings']/tbody/tr")).hasSize(60 - 3 * TimingTables.TIGHTEST);
        assertThat(page.texts("//details[@class='more screen']/summary"))
                .contains("The other 48 measured times, which had more left");
    }

    @Test
    void keepsRealTimeApart() {
        Entry simulated = SampleResults.rollback(null, true);
        ParsedPage page = new ParsedPage(render(List.of(simulated, SampleResults.live(simulated))));
        assertThat(page.texts("//section[h2='Measured against its bounds']/h3")).containsExactly("Simulated", "Live");
        assertThat(page.texts("//table[@class='matrix']/tbody/tr/th"))
                .containsExactly(
                        "rollback-monitorsimulated · 1 of 1 drills passed",
                        "rollback-monitorlive · 1 of 1 drills passed");
        assertThat(page.texts("//p[@class='tally']"))
                .containsExactly(
                        "14 of 14 checks passed · 0 failed · 0 not proven · 1 live drill with 50 runs · 1 simulated drill with 50 runs");
    }

    @Test
    void showsWhatACheckSpeaksForAndHowWeaklyItWasSeenToFail() {
        CheckResult check =
                SampleResults.triggerTooLate().withSeenToFailGenerically("inserted state.entered 'x' at t+21s");
        ParsedPage page =
                new ParsedPage(render(List.of(SampleResults.entry("awf", "d", "A drill", null, 3, List.of(check)))));
        assertThat(page.texts("//table[@class='checks']//dd"))
                .contains("S4-06")
                .anyMatch(text -> text.contains("(generic: an edit that any check may try"));
    }
}
