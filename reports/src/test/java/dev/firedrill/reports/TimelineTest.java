package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.result.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TimelineTest {

    @Test
    void hasALaneForEachThingThatChanged() {
        assertThat(titles(SampleResults.rollback(null, false), SampleLog.rollback(SampleResults.TOO_LATE)))
                .containsExactly(
                        "bad-worker",
                        "operator",
                        "error_rate",
                        "rollback",
                        "escalation",
                        "state",
                        "routing",
                        "failed requests");
        assertThat(titles(SampleResults.rewrite(), SampleLog.killSwitch()))
                .containsExactly(
                        "slow-model",
                        "rate-limited",
                        "operator",
                        "REWRITE_",
                        "UPGRADE_ENABLED",
                        "effective:",
                        "REWRITE_",
                        "UPGRADE_ENABLED",
                        "routing");
        assertThat(titles(SampleResults.awf(), SampleLog.conversation())).containsExactly("requests", "routing");
    }

    @Test
    void showsATriggerAgainstItsWindow() {
        ParsedPage drawing = draw(SampleResults.rollback(null, false), SampleLog.rollback(SampleResults.TOO_LATE));
        assertThat(drawing.texts("//text"))
                .contains(
                        "allowed t+3m11s to t+4m11s",
                        "✗ fired t+4m40s",
                        "✗ trigger:rollback at t+4m40s",
                        "did not fire");
    }

    @Test
    void showsABoundThatIsNoTriggersOwn() {
        ParsedPage drawing = draw(SampleResults.rewrite(), SampleLog.killSwitch());
        assertThat(drawing.texts("//text")).contains("bound of a check", "allowed t+4m to t+4m10s", "t+4m5s");
    }

    @Test
    void marksNothingAsWrongInARunThatPassed() {
        ParsedPage drawing = draw(SampleResults.rollback(null, true), SampleLog.rollback(SampleResults.IN_TIME));
        assertThat(drawing.texts("//text")).contains("fired t+3m40s").noneMatch(text -> text.contains("✗"));
    }

    @Test
    void showsTheLimitOfAMetricAndWhereNoSampleCame() {
        ParsedPage drawing = draw(SampleResults.rollback(null, true), SampleLog.rollback(SampleResults.IN_TIME));
        assertThat(drawing.texts("//text")).contains("rollback > 0.2", "highest 0.385");
        assertThat(drawing.all("//path[@class='gap']")).hasSize(1);
    }

    @Test
    void tellsRoutesApartWithoutColour() {
        ParsedPage drawing = draw(SampleResults.rewrite(), SampleLog.killSwitch());
        assertThat(drawing.all("//path[@class='route route-0']")).isNotEmpty();
        assertThat(drawing.all("//path[@class='route route-1']")).isNotEmpty();
        assertThat(Stylesheet.CSS).contains(".route-1 { fill: url(#texture-1); }");
    }

    @Test
    void letsNoTwoLabelsTouch() {
        List.of(
                        draw(SampleResults.rollback(null, false), SampleLog.rollback(SampleResults.TOO_LATE)),
                        draw(SampleResults.rewrite(), SampleLog.killSwitch()),
                        draw(SampleResults.awf(), SampleLog.conversation()),
                        draw(SampleResults.rollback(null, false), crowded()))
                .forEach(drawing -> drawing.all("//svg").forEach(TimelineTest::assertApart));
    }

    @Test
    void drawsACrowdedRunWithFewShapesAndSaysWhatItLeavesOut() {
        ParsedPage drawing = draw(SampleResults.rollback(null, false), crowded());
        assertThat(drawing.all("//svg//*")).hasSizeLessThan(600);
        assertThat(drawing.texts("//figcaption").get(0))
                .contains("Drawn in part:")
                .contains("8 of 50 faults")
                .contains("operator: 40 of 200 actions")
                .contains("lowest and highest of each stretch of 5,000 samples")
                .contains("20 of 500 times fired")
                .contains("60 of 2,000 changes")
                .contains("3 of 9 routes apart");
    }

    @Test
    void staysInItsLaneWithTheLargestOfNumbers() {
        List<Event> events = new SampleLog()
                .at(1, s -> new Event.MetricSampled(s, "error_rate", true, Double.MAX_VALUE))
                .at(2, s -> new Event.MetricSampled(s, "error_rate", true, -Double.MAX_VALUE))
                .at(3, s -> new Event.MetricSampled(s, "error_rate", true, Double.NaN))
                .events();
        ParsedPage drawing = draw(SampleResults.rollback(null, true), events);
        assertThat(drawing.all("//path[@class='line']").get(0).getAttribute("d"))
                .matches("M[0-9.]+ [0-9]{1,3}(\\.[0-9])?H[0-9.]+V[0-9]{1,3}(\\.[0-9])?h6");
        assertThat(drawing.texts("//text")).contains("highest 1.798E+308");
    }

    @Test
    void keepsExtremesOfManySamples() {
        List<Event> events = crowded();
        Markup page = new Markup();
        new Timeline(SampleResults.rollback(null, false), events).draw(page);
        assertThat(page.toString()).contains("highest 97");
        assertThat(page.bytes()).isLessThan(60_000);
    }

    private static List<Event> crowded() {
        SampleLog log = new SampleLog();
        for (int i = 0; i < 50; i++) {
            int id = i;
            log.at(i, s -> new Event.FaultBegan(s, "fault-" + id));
        }
        for (int i = 0; i < 200; i++) {
            int id = i;
            log.at(i * 5, s -> new Event.ActionStarted(s, "a-" + id, "set-flag", "operator:on-call"));
        }
        for (int i = 0; i < 5_000; i++) {
            int id = i;
            log.at(i * 0.2, s -> new Event.MetricSampled(s, "error_rate", id % 1000 != 0, id == 2500 ? 97 : id % 7))
                    .at(i * 0.2, s -> new Event.RouteDecided(s, id, "A", "route-" + id % 9, ""))
                    .at(i * 0.2, s -> new Event.TriggerEvaluated(s, "rollback", id % 3 == 0, ""));
        }
        for (int i = 0; i < 500; i++) {
            log.at(i * 2, s -> new Event.TriggerFired(s, "rollback", ""));
        }
        for (int i = 0; i < 2_000; i++) {
            int id = i;
            log.at(i * 0.5, s -> new Event.StateEntered(s, "state-" + id % 2));
        }
        return log.events();
    }

    private static List<String> titles(Entry entry, List<Event> events) {
        return draw(entry, events).texts("//text[@class='title']");
    }

    private static ParsedPage draw(Entry entry, List<Event> events) {
        assertThat(entry.status()).isIn(Status.PASS, Status.FAIL);
        Markup page = new Markup();
        new Timeline(entry, events).draw(page);
        return new ParsedPage(page.toString());
    }

    private static void assertApart(Element svg) {
        Map<Double, List<Label>> lines = labels(svg).stream().collect(Collectors.groupingBy(Label::y));
        lines.values().forEach(line -> {
            List<Label> sorted = line.stream()
                    .sorted(Comparator.comparingDouble(Label::from))
                    .toList();
            for (int i = 1; i < sorted.size(); i++) {
                assertThat(sorted.get(i).from())
                        .as("%s after %s", sorted.get(i), sorted.get(i - 1))
                        .isGreaterThanOrEqualTo(sorted.get(i - 1).until());
            }
        });
    }

    private static List<Label> labels(Element svg) {
        return IntStream.range(0, svg.getElementsByTagName("text").getLength())
                .mapToObj(
                        i -> Label.of((Element) svg.getElementsByTagName("text").item(i)))
                .toList();
    }

    private record Label(String text, double from, double until, double y) {

        static Label of(Element element) {
            String text = element.getTextContent();
            String anchor = element.getAttribute("class");
            double width = Canvas.width(text);
            double x = Double.parseDouble(element.getAttribute("x"));
            double from = anchor.contains("middle") ? x - width / 2 : anchor.contains("end") ? x - width : x;
            return new Label(text, from, from + width, Double.parseDouble(element.getAttribute("y")));
        }
    }
}
