package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.events.Ordinals;
import dev.firedrill.events.Times;
import dev.firedrill.result.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hold the very request that broke a check, from its arrival to its end, as the shown run has it.
 *
 * @param place sequence of the event that decided
 */
record BrokenRequest(long request, long place, List<Step> steps) {

    private static final int MOST = 14;

    /** Hold one event of it. */
    record Step(Event event, String text) {}

    /** Find it; empty where no event of a request decided, or the log does not hold it. */
    static Optional<BrokenRequest> of(CheckResult check, List<Event> events) {
        CheckResult.Chosen chosen = check.chosen();
        if (chosen.status() == Status.PASS || !chosen.log().isEmpty() || chosen.place() == 0) {
            return Optional.empty();
        }
        return new RunLog(events)
                .at(chosen.place())
                .flatMap(RequestStory::of)
                .filter(line -> line.request() > 0)
                .map(line -> of(line.request(), chosen.place(), events));
    }

    private static BrokenRequest of(long request, long place, List<Event> events) {
        List<Step> steps = new ArrayList<>();
        for (Event event : events) {
            RequestStory.of(event)
                    .filter(line -> line.request() == request)
                    .ifPresent(line -> steps.add(new Step(event, line.text())));
        }
        return new BrokenRequest(request, place, List.copyOf(steps));
    }

    /** Name it and tell what decided. */
    String inOneLine() {
        String decided = steps.stream()
                .filter(step -> step.event().sequence() == place)
                .map(step -> Wording.of(
                        " at %s: %s", Times.sinceStart(step.event().time()), Escape.line(step.text(), Escape.SHORT)))
                .findFirst()
                .orElse("");
        return Ordinals.request(request) + decided;
    }

    /** Write it as a table, the deciding event marked. */
    void write(Markup page, String check) {
        page.scroll("scroll broken-request").open("table", "class", "plain broken");
        page.open("caption")
                .text("The request that broke ")
                .open("code")
                .label(check)
                .close();
        page.text(", " + Ordinals.request(request)).close().open("tbody");
        for (Step step : shown()) {
            boolean isDecisive = step.event().sequence() == place;
            page.open("tr", "class", isDecisive ? "decisive" : "step")
                    .element("td", Times.sinceStart(step.event().time()), "class", "number");
            page.open("td", "class", isDecisive ? "bad" : "").name(isDecisive ? "✗ " + step.text() : step.text());
            page.close().closeLine();
        }
        page.close().close().close();
        if (steps.size() > MOST) {
            page.element(
                    "p",
                    Wording.of("%d of its %,d events; the event log has them all.", MOST, steps.size()),
                    "class",
                    "quiet");
        }
    }

    /** Keep its arrival, what decided, and what lies nearest before it. */
    private List<Step> shown() {
        if (steps.size() <= MOST) {
            return steps;
        }
        int decisive = 0;
        while (decisive < steps.size() - 1 && steps.get(decisive).event().sequence() < place) {
            decisive++;
        }
        int from = Math.max(1, Math.min(decisive - MOST / 2, steps.size() - MOST + 1));
        List<Step> shown = new ArrayList<>(steps.subList(0, 1));
        shown.addAll(steps.subList(from, from + MOST - 1));
        return shown;
    }
}
