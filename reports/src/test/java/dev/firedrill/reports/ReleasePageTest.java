package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Dossier;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Results;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasePageTest {

    private static ParsedPage page(Results results) {
        return new ParsedPage(render(results, SampleResults::events));
    }

    private static String render(Results results, EventSource events) {
        return ReleasePage.render(Dossier.ofRun(results), events);
    }

    private static Results one(CheckResult... checks) {
        return SampleResults.results(List.of(SampleResults.entry("awf", "drill", "A drill", null, 3, List.of(checks))));
    }

    @Nested
    class StepsBetweenStates {

        private static final String SHOWN = "//section[h2='Steps between states']/p[code]";

        private static Entry drill(String name, Entry.StateCoverage states) {
            CheckResult check = SampleResults.check("routing", "routed", "all to B", "all went there");
            return SampleResults.entry("awf", name, "A drill", null, 3, List.of(check))
                    .withStates(states);
        }

        @Test
        void areJoinedOverTheDrillsOfASystem() {
            ParsedPage page = page(SampleResults.results(List.of(
                    drill("one", new Entry.StateCoverage(3, List.of("a → b"), List.of("b → a", "b → c"))),
                    drill("two", new Entry.StateCoverage(3, List.of("b → a"), List.of("a → b", "b → c"))))));

            assertThat(page.texts(SHOWN))
                    .containsExactly("awf 2 of 3 declared steps between states taken; not taken: b → c");
        }

        @Test
        void areNotMentionedWhereNoneAreDeclared() {
            assertThat(page(SampleResults.go()).texts(SHOWN)).isEmpty();
        }
    }

    @Nested
    class Verdict {

        @Test
        void saysGoWithWhatItRestsOn() {
            ParsedPage page = page(SampleResults.go());
            assertThat(page.texts("//h1")).containsExactly("✓ GO");
            assertThat(page.texts("//p[@class='tally']"))
                    .containsExactly(
                            "15 of 15 checks passed · 0 failed · 0 not proven · 3 drills · 71 runs · 3 of 3 broken variants caught");
        }

        @Test
        void saysNoGoWithReasonAndTheCommandThatShowsItAgain() {
            ParsedPage page = page(SampleResults.noGo());
            assertThat(page.texts("//h1")).containsExactly("✗ NO-GO");
            assertThat(page.texts("//header//li"))
                    .containsExactly("rollback-monitor/rollback-three-of-five failed trigger:rollback");
            assertThat(page.texts("//header//dd"))
                    .contains("fired 149s after the onset of 'bad-worker', 29s too late")
                    .contains("./firedrill replay rollback-monitor/rollback-three-of-five --seed 4251");
        }

        @Test
        void saysInconclusiveWhereSomethingIsNotProven() {
            ParsedPage page = page(one(SampleResults.with(
                    SampleResults.check("routing", "routed", "all to B", "no request came"), Status.NOT_EXERCISED)));
            assertThat(page.texts("//h1")).containsExactly("? INCONCLUSIVE");
        }

        @Test
        void neverReadsAsPlainGoForAPartOrATrial() {
            ParsedPage page = page(SampleResults.with(
                    List.of(SampleResults.awf()),
                    true,
                    true,
                    List.of(),
                    List.of("rewrite-upgrade/kill", "rollback-monitor/r")));
            assertThat(page.texts("//h1"))
                    .containsExactly("✓ GO (subset: 1 of 3 systems; exploratory: seeds from the command line)");
            assertThat(page.texts("//p[@class='warn']")).hasSize(3).last().isEqualTo("2 scenarios were not selected");
        }

        @Test
        void standsInTheTitleToo() {
            assertThat(page(SampleResults.noGo()).texts("//title")).containsExactly("NO-GO · Firedrill run");
        }

        @Test
        void listsWhatCouldNotBeRead() {
            ParsedPage page = page(SampleResults.with(
                    List.of(SampleResults.awf()),
                    false,
                    false,
                    List.of(new Results.ConfigurationError(
                            "scenarios/x.scenario.json:3:5", "'fualts'", "a known key", "write 'faults'")),
                    List.of()));
            assertThat(page.texts("//section[h2='Could not be read or run']//dd"))
                    .containsExactly("scenarios/x.scenario.json:3:5", "'fualts'", "a known key", "write 'faults'");
        }

        @Test
        void listsWhatDidNotRun() {
            ParsedPage page = page(SampleResults.with(
                    List.of(SampleResults.awf()), false, false, List.of(), List.of("rewrite-upgrade/kill")));
            assertThat(page.texts("//section[h2='Inventory']//li")).containsExactly("rewrite-upgrade/kill");
            assertThat(page.texts("//table[@class='matrix']/tbody/tr[2]/th"))
                    .containsExactly("rewrite-upgrade0 drills passed");
            assertThat(page.texts("//table[@class='matrix']/tbody/tr[2]/td")).allMatch("? not run"::equals);
        }

        @Test
        void survivesResultsWithoutAnything() {
            assertThat(page(SampleResults.results(List.of())).texts("//h1")).containsExactly("? INCONCLUSIVE");
        }
    }

    @Nested
    class Overviews {

        @ParameterizedTest
        @CsvSource({
            "PASS, ✓ passed",
            "FAIL, ✗ failed",
            "NOT_REPRODUCIBLE, ✗ not reproducible",
            "NOT_EXERCISED, ? not exercised",
            "NOT_OBSERVED, ? not observed"
        })
        void spellsEveryStatusByGlyphAndWord(Status status, String spelled) {
            ParsedPage page =
                    page(one(SampleResults.with(SampleResults.check("routing", "routed", "all to B", "?"), status)));
            assertThat(page.texts("//table[@class='matrix']//td[1]/span")).containsExactly(spelled);
            assertThat(page.texts("//table[@class='checks']//span")).containsExactly(spelled);
            assertThat(page.texts("//details/summary/span")).containsExactly(spelled);
        }

        @Test
        void showsTheWorstOfACellAndHowManyPassed() {
            ParsedPage page = page(SampleResults.noGo());
            assertThat(page.texts("//table[@class='matrix']/tbody/tr[1]/td"))
                    .containsExactly(
                            "✓ passed1 of 1",
                            "✓ passed1 of 1",
                            "✗ failed1 of 2",
                            "✓ passed1 of 1",
                            "✓ passed1 of 1",
                            "– no check",
                            "✓ passed1 of 1");
        }

        @Test
        void putsMeasuredTimesBesideTheirBounds() {
            ParsedPage page = page(SampleResults.noGo());
            assertThat(page.texts("//table[@class='timing']/tbody/tr[1]/td[@class]"))
                    .containsExactly("149s", "148.2s", "119s", "60s to 120s", "−29s", "50");
            assertThat(page.texts("//table[@class='timing']/tbody/tr[2]/td[@class]"))
                    .containsExactly("9.6s", "9.2s", "5s", "at most 10s", "+400ms", "20");
            assertThat(page.all("//table[@class='timing']//svg//path[@class='band']"))
                    .hasSize(2);
        }

        @Test
        void measuresTimesOnly() {
            CheckResult count =
                    SampleResults.timed("lost", Status.PASS, "0", "0", "0", "0", "0", "+0", "nothing is lost");
            assertThat(page(one(count)).all("//table[@class='timing']")).isEmpty();
        }

        @Test
        void saysWhatEvenThisVerdictDoesNotSay() {
            assertThat(page(SampleResults.go()).texts("//section[@class='untested']/h2"))
                    .containsExactly("Not tested by this GO");
        }

        @Test
        void listsTheProvenanceOfEveryDrill() {
            ParsedPage page = page(SampleResults.go());
            assertThat(page.texts("//section[h2='Provenance']//tbody/tr"))
                    .hasSize(6)
                    .allMatch(row -> row.contains("8f3a0c15d2e94b67"));
        }
    }

    @Nested
    class DrillCards {

        @Test
        void showWhatFailedFirstAndOpen() {
            ParsedPage page = page(SampleResults.noGo());
            assertThat(page.texts("//section[h2='The worst run']/details/summary/b"))
                    .containsExactly("rollback-monitor/rollback-three-of-five");
            assertThat(page.texts("//section[h2='Drills']/details/summary/b"))
                    .containsExactly("awf/first-meet-kiera", "rewrite-upgrade/kill-switch-routes-to-create");
            assertThat(page.texts("//details[@open][@class='drill']/summary/b"))
                    .containsExactly("rollback-monitor/rollback-three-of-five");
            assertThat(page.texts("//details[@open]//table[@class='checks']/tbody/tr[1]/th/span"))
                    .containsExactly("✗ failed");
        }

        @Test
        void openTheOneNearestToItsBoundWhereAllPassed() {
            assertThat(page(SampleResults.go()).texts("//details[@open][@class='drill']/summary/b"))
                    .containsExactly("rollback-monitor/rollback-three-of-five");
        }

        @Test
        void sayHowToReplayWhatFailedAndWhereItIsDeclared() {
            assertThat(page(SampleResults.noGo()).texts("//details[@open]//table[@class='checks']/tbody/tr[1]//dd"))
                    .contains(
                            "t+4m40s, event 3,033",
                            "scenarios/rollback-monitor/rollback-three-of-five.scenario.json:12:5");
            assertThat(page(SampleResults.noGo()).texts("//details[@open]//tbody/tr[1]/td[@class='number']/small"))
                    .containsExactly("failing seeds 4243, 4251, 4252, 4257, 4258, 4260, 4263, 4269 and 11 more");
        }

        @Test
        void sayWhereTheRunShownIsNotTheOneThatFailed() {
            CheckResult failed =
                    SampleResults.with(SampleResults.check("routing", "routed", "all to B", "one to A"), Status.FAIL);
            CheckResult elsewhere = new CheckResult(
                    failed.id(),
                    failed.kind(),
                    failed.aspect(),
                    failed.status(),
                    failed.covers(),
                    failed.at(),
                    failed.expected(),
                    failed.found(),
                    7,
                    "t+4m5.5s",
                    null,
                    null,
                    null,
                    49,
                    1,
                    List.of(7L),
                    new CheckResult.Chosen(Status.PASS, "", 0, 0, null, null, null),
                    failed.replay());
            assertThat(page(one(elsewhere)).texts("//table[@class='checks']//dd"))
                    .contains("t+4m5.5s, seed 7; the run shown here is seed 4251");
        }

        @Test
        void sayWhyThereIsNoTimeline() {
            ParsedPage page = new ParsedPage(render(SampleResults.noGo(), EventSource.NONE));
            assertThat(page.all("//figure")).isEmpty();
            assertThat(page.text())
                    .contains("The event log 'events/awf.first-meet-kiera.jsonl' is missing or cannot be read");
        }

        @Test
        void tellTheTimelineInWordsToo() {
            assertThat(page(SampleResults.noGo()).texts("//details[@open]//details[@class='events']//tr"))
                    .contains(
                            "t+2m11sfault 'bad-worker' began",
                            "t+4m40strigger 'rollback' fired: 3 of 5 checks above 0.2");
        }
    }

    @Nested
    class BrokenVariants {

        @Test
        void areWarnedOfAtTheTopWhereNoCheckFails() {
            Results results =
                    SampleResults.results(List.of(SampleResults.awf(), SampleResults.rollback("never-resets", true)));
            assertThat(page(results).texts("//p[@class='warn']"))
                    .containsExactly("No check caught 1 broken variant; see below.");
            assertThat(page(results).texts("//header/ul[@class='reasons']/li"))
                    .containsExactly(
                            "the broken variant rollback-monitor never-resets escaped: no check of any scenario failed");
            assertThat(page(results).texts("//h1")).containsExactly("? INCONCLUSIVE");
        }

        @Test
        void areCaughtWhereOneScenarioCatchesThem() {
            Results results = SampleResults.results(List.of(
                    SampleResults.rollback(null, true),
                    SampleResults.rollback("never-resets", true),
                    SampleResults.rollback("never-resets", false)));
            assertThat(page(results).texts("//section[h2='Broken variants']/div/table/tbody/tr/td[1]"))
                    .containsExactly("✓ caughttrigger:rollback");
            assertThat(page(results).texts("//p[@class='tally']").get(0)).endsWith("1 of 1 broken variant caught");
        }

        @Test
        void areShownWithTheCheckThatCaughtThem() {
            ParsedPage page = page(SampleResults.go());
            assertThat(page.texts("//section[h2='Broken variants']/div/table/tbody/tr/td[1]"))
                    .containsExactly("✓ caughttrigger:rollback", "✓ caughtturn-1", "✓ caughtrouting");
            assertThat(page.texts("//section[h2='Broken variants']/details/summary/span"))
                    .containsOnly("✓ caught");
        }

        @Test
        void standOutWhereNoCheckFails() {
            Results results = SampleResults.results(List.of(
                    SampleResults.awf(),
                    SampleResults.rollback(null, true),
                    SampleResults.rollback("never-resets", true)));
            assertThat(page(results).texts("//section[h2='Broken variants']/div/table/tbody/tr/td[1]"))
                    .containsExactly("✗ not caught");
            assertThat(page(results).texts("//p[@class='tally']").get(0)).endsWith("0 of 1 broken variant caught");
        }

        @Test
        void areNotCaughtByWhatFailsOnTheCorrectSystemToo() {
            Results results = SampleResults.results(
                    List.of(SampleResults.rollback(null, false), SampleResults.rollback("never-resets", false)));
            assertThat(page(results).texts("//section[h2='Broken variants']/div/table/tbody/tr/td[1]"))
                    .containsExactly("✗ not caught");
            assertThat(Summary.markdown(Dossier.ofRun(results))).contains("✗ not caught");
        }

        @Test
        void areTheSubjectWhereNothingElseRan() {
            ParsedPage page = page(SampleResults.results(List.of(SampleResults.staleFlag())));
            assertThat(page.texts("//h1")).containsExactly("✗ NO-GO (broken variant 'flag-captured-at-start')");
            assertThat(page.texts("//table[@class='matrix']/tbody/tr/th/text()/..")
                            .get(0))
                    .startsWith("rewrite-upgrade (variant 'flag-captured-at-start')");
        }
    }

    @Nested
    class Safety {

        @Test
        void asksNothingOfAnyNetwork() {
            String html = render(SampleResults.noGo(), SampleResults::events);
            assertThat(html).doesNotContain("http:", "https:", "//", "@import", "<script", "javascript:");
            assertThat(html)
                    .contains(
                            "content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:\"");
            assertThat(new ParsedPage(html).all("//*[@src or @href]"))
                    .extracting(element -> element.getAttribute("href"))
                    .containsExactly("data:,");
        }

        @Test
        void showsHostileTextAsText() {
            String html = ReleasePage.render(Hostile.dossier(Hostile.TEXT), entry -> Hostile.events(Hostile.TEXT));
            ParsedPage page = new ParsedPage(html);
            assertThat(page.all("//script | //img | //*[@onerror]")).isEmpty();
            assertThat(html).doesNotContain("\u202E", "\u2066", "\u001B", "\u0000", "<script", "<img");
            assertThat(page.text())
                    .contains("<script>alert(1)</script>", "\\u{202e}gnp.exe", "\\u{1b}[31mred", "\\u{0}");
        }

        @Test
        void cutsGiantTextAndSaysSo() {
            String giant = "<\u202E" + "猫".repeat(1_000_000);
            String html = ReleasePage.render(Hostile.dossier(giant), entry -> Hostile.events(giant));
            assertThat(bytes(html)).isLessThanOrEqualTo(ReleasePage.LIMIT);
            assertThat(new ParsedPage(html).text()).contains("… [cut: 1,000,002 characters in all]");
        }
    }

    @Nested
    class Covering {

        private final Results.Coverage some = new Results.Coverage("awf", 4, 2, List.of("S2-07"), List.of("S2-09"));

        @Test
        void countsRequirementsAndNamesWhatIsOpen() {
            ParsedPage page = page(SampleResults.covering(SampleResults.go(), List.of(some), List.of()));
            assertThat(page.texts("//section[h2='Requirements']//tbody/tr/*"))
                    .containsExactly("awf", "2 of 4", "S2-09", "S2-07");
        }

        @Test
        void leavesNothingOpenOpenlyEmpty() {
            Results.Coverage all = new Results.Coverage("awf", 2, 2, List.of(), List.of());
            ParsedPage page = page(SampleResults.covering(SampleResults.go(), List.of(all), List.of()));
            assertThat(page.texts("//section[h2='Requirements']//tbody/tr/td")).containsExactly("2 of 2", "–", "–");
        }

        @Test
        void saysWhereOnlyAPartWasSelected() {
            Results part = SampleResults.with(
                    List.of(SampleResults.awf()), true, false, List.of(), List.of("rollback-monitor/r"));
            assertThat(page(SampleResults.covering(part, List.of(some), List.of()))
                            .texts("//section[h2='Requirements']/p"))
                    .singleElement()
                    .asString()
                    .endsWith("Only a part of the scenarios was selected.");
        }

        @Test
        void warnsAtThePlace() {
            Results.Lint warning = new Results.Lint(
                    "scenarios/awf/controls.json:3:5", "unreachable-trigger", "'errors'", "a share", "add one");
            ParsedPage page = page(SampleResults.covering(SampleResults.go(), List.of(), List.of(warning)));
            assertThat(page.texts("//section[h2='Warnings']//dd"))
                    .containsExactly(
                            "scenarios/awf/controls.json:3:5 unreachable-trigger", "'errors'", "a share", "add one");
        }

        @Test
        void saysNothingOfWhatIsNotThere() {
            assertThat(page(SampleResults.go()).texts("//h2")).doesNotContain("Requirements", "Warnings");
            assertThat(page(SampleResults.go()).text()).doesNotContain("Fails after", "fails after");
        }

        @Test
        void tellsOfEachCheckAfterWhichEditItFails() {
            CheckResult seen = SampleResults.check("routing", "routed", "all to B", "they went")
                    .withSeenToFail("changed 'route' of r-0007");
            ParsedPage page = page(one(seen));
            assertThat(page.texts("//table[@class='checks']//dt")).containsExactly("expected", "found", "fails after");
            assertThat(page.texts("//table[@class='checks']//dd")).last().isEqualTo("changed 'route' of r-0007");
            assertThat(page.text()).contains("tried on edited copies of its own event log");
        }

        @Test
        void leavesInvariantsToTheResults() {
            CheckResult seen = SampleResults.check("invariant:1", "other", "no route is forbidden", "none was")
                    .withSeenToFail("changed 'route' of r-0007");
            assertThat(page(one(seen)).texts("//table[@class='checks']//dt")).containsExactly("expected", "found");
        }
    }

    @Test
    void readsTheSameInEveryLocale() {
        Locale usual = Locale.getDefault();
        String expected = render(SampleResults.go(), SampleResults::events);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(render(SampleResults.go(), SampleResults::events)).isEqualTo(expected);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Nested
    class Size {

        @Test
        void staysBelowTheLimitWithSixtyDrills() {
            String html = render(SampleResults.results(many(60)), SampleResults::events);
            assertThat(bytes(html)).isLessThanOrEqualTo(ReleasePage.LIMIT);
            assertThat(new ParsedPage(html).all("//section/details[@class='drill']"))
                    .hasSize(60);
            assertThat(new ParsedPage(html).all("//figure")).hasSizeGreaterThan(30);
        }

        @Test
        void statesWhatHasNoRoom() {
            AtomicInteger logs = new AtomicInteger();
            String html = render(SampleResults.results(many(5_000)), entry -> {
                logs.incrementAndGet();
                return SampleResults.events(entry);
            });
            assertThat(bytes(html)).isLessThanOrEqualTo(ReleasePage.LIMIT);
            assertThat(new ParsedPage(html).text())
                    .containsPattern("Shown: [0-9,]+ of 5,000 drills; the page has a size limit")
                    .contains("Timeline left out: the page has a size limit.");
            assertThat(logs).hasValueLessThan(200);
        }

        private static List<Entry> many(int number) {
            List<Entry> entries = new ArrayList<>();
            IntStream.range(0, number).forEach(i -> {
                Entry entry = i % 7 == 3 ? SampleResults.rollback(null, false) : SampleResults.rollback(null, true);
                entries.add(SampleResults.entry(
                        "rollback-monitor", "drill-" + i, entry.description(), null, 100_000, entry.checks()));
            });
            return entries;
        }
    }

    private static int bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length;
    }
}
