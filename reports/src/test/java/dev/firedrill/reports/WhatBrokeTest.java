package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.gate.Dossier;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A reader sees the very request that broke a check, and where a run parts from its golden. */
class WhatBrokeTest {

    private static ParsedPage page(CheckResult check, List<Event> events) {
        Entry entry = SampleResults.entry("awf", "drill", "A drill", null, 3, List.of(check));
        return new ParsedPage(ReleasePage.render(Dossier.ofRun(SampleResults.results(List.of(entry))), one -> events));
    }

    @Nested
    class TheRequest {

        private final List<Event> events = new SampleLog()
                .at(1, s -> new Event.RequestArrived(s, 41, "rewrite", "u-7", "shorter"))
                .at(1.1, s -> new Event.RequestArrived(s, 42, "rewrite", "u-8", "longer"))
                .at(1.2, s -> new Event.RouteDecided(s, 41, "CREATE", "REWRITE_UPGRADE", "STALE"))
                .at(2, s -> new Event.RequestAnswered(s, 41, "ok", "a text", SampleResults.JSON))
                .at(3, s -> new Event.StateEntered(s, "stable"))
                .events();

        private CheckResult failedAt(long place, String log) {
            CheckResult check = SampleResults.with(
                    SampleResults.check("routing", "routed", "all to CREATE", "one to REWRITE_UPGRADE"), Status.FAIL);
            return new CheckResult(
                    check.id(),
                    check.kind(),
                    check.aspect(),
                    check.status(),
                    check.covers(),
                    check.at(),
                    check.expected(),
                    check.found(),
                    check.seed(),
                    check.when(),
                    null,
                    null,
                    null,
                    0,
                    3,
                    check.failingSeeds(),
                    new CheckResult.Chosen(Status.FAIL, log, place, 1, null, null, null),
                    check.replay());
        }

        @Test
        void isToldFromItsArrivalToItsEnd() {
            ParsedPage page = page(failedAt(3, ""), events);
            assertThat(page.texts("//table[@class='plain broken']/caption"))
                    .containsExactly("The request that broke routing, r-0041");
            assertThat(page.texts("//table[@class='plain broken']//td"))
                    .containsExactly(
                            "t+1s",
                            "'rewrite' of u-7 arrived: shorter",
                            "t+1.2s",
                            "✗ asked for 'CREATE', sent to 'REWRITE_UPGRADE', because 'STALE'",
                            "t+2s",
                            "the user got 'ok': a text");
        }

        @Test
        void standsInTheFirstScreen() {
            assertThat(page(failedAt(3, ""), events).texts("//header//dd"))
                    .contains("r-0041 at t+1.2s: asked for 'CREATE', sent to 'REWRITE_UPGRADE', because 'STALE'");
        }

        @Test
        void isNotMadeUpWhereNoRequestDecided() {
            assertThat(page(failedAt(5, ""), events).all("//table[@class='plain broken']"))
                    .isEmpty();
        }

        @Test
        void isNotSoughtInTheLogOfAnother() {
            assertThat(page(failedAt(3, "without bad-worker"), events).all("//table[@class='plain broken']"))
                    .isEmpty();
        }
    }

    @Nested
    class TheGolden {

        private final CheckResult check = SampleResults.with(
                SampleResults.check(
                        "golden",
                        "golden",
                        "the golden goldens/awf/x.golden.json",
                        "requests[0].answer: expected \"a, found b\", found \"c\"\nrequests[1].route: expected nothing, found \"AWF\"\nif that is meant, record anew"),
                Status.FAIL);

        @Test
        void isShownBesideTheRunByPath() {
            assertThat(page(check, List.of()).texts("//section[h2='Goldens']//tbody/tr/*"))
                    .containsExactly(
                            "requests[0].answer", "\"a, found b\"", "\"c\"", "requests[1].route", "nothing", "\"AWF\"");
        }

        @Test
        void isShownInItsCardWithWhatToDo() {
            ParsedPage page = page(check, List.of());
            assertThat(page.all("//table[@class='checks']//table[@class='plain difference']"))
                    .hasSize(1);
            assertThat(page.texts("//section[h2='Goldens']//p[@class='quiet']"))
                    .containsExactly("if that is meant, record anew");
        }

        @Test
        void isCounted() {
            assertThat(page(check, List.of()).texts("//section[h2='Goldens']/p"))
                    .containsExactly(
                            "0 unchanged · 1 differ, or are missing or stale · 0 not compared · 0 recorded and not accepted");
        }
    }
}
