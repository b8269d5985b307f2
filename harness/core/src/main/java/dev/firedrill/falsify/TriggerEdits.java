package dev.firedrill.falsify;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.ObjectiveJudged;
import dev.firedrill.events.Event.TriggerEvaluated;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.model.Controls.Objective.Band;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Expectation.IndicatorFollowsEvents;
import dev.firedrill.model.Expectation.ObjectiveBands;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Expectation.TriggerFollowsRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Choose edits of what was sampled, judged and fired. */
final class TriggerEdits {

    private final Case at;

    TriggerEdits(Case at) {
        this.at = at;
    }

    Stream<Edit> trigger(TriggerFires wanted) {
        Workbench bench = at.bench();
        List<TriggerFired> firings = firings(wanted.name());
        Stream<Edit> late =
                at.past().stream().flatMap(past -> at.at(firings, it -> bench.move(it, past, "past its bound")));
        Stream<Edit> early = at.before().stream()
                .flatMap(before -> at.at(firings, it -> bench.move(it, before, "before its bound")));
        Stream<Edit> inTwin = wanted.cause().stream()
                .map(cause -> at.twin(List.of(cause)))
                .map(twin -> twin.insert(fired(wanted.name()), twin.lastPlace()));
        return Stream.of(
                        late,
                        early,
                        at.at(firings, bench::drop),
                        at.at(firings, bench::again),
                        Stream.of(bench.insert(fired(wanted.name()), bench.lastPlace())),
                        inTwin)
                .flatMap(it -> it);
    }

    private List<TriggerFired> firings(String trigger) {
        return at.log().all(TriggerFired.class).stream()
                .filter(it -> it.trigger().equals(trigger))
                .toList();
    }

    private TriggerFired fired(String trigger) {
        return new TriggerFired(at.bench().blank(TriggerFired.class).stamp(), trigger, Workbench.EDITED);
    }

    /** Fire where the rule does not hold, do not where it does, or put a sample on the other side of the limit. */
    Stream<Edit> rule(TriggerFollowsRule wanted) {
        Workbench bench = at.bench();
        List<MetricSampled> samples = samples(at.evidence()
                .controls()
                .trigger(wanted.name())
                .map(Trigger::indicator)
                .orElse(""));
        List<TriggerFired> firings = firings(wanted.name());
        return Stream.of(
                        at.at(firings, bench::drop),
                        at.at(samples, it -> bench.insert(fired(wanted.name()), it.sequence())),
                        at.at(samples, it -> bench.change(it, "present", !it.present())))
                .flatMap(it -> it);
    }

    private List<MetricSampled> samples(String metric) {
        return at.log().all(MetricSampled.class).stream()
                .filter(it -> it.metric().equals(metric))
                .toList();
    }

    Stream<Edit> indicator(IndicatorFollowsEvents wanted) {
        Workbench bench = at.bench();
        List<MetricSampled> samples = samples(wanted.name());
        List<MetricSampled> present =
                samples.stream().filter(MetricSampled::present).toList();
        return Stream.of(
                        at.at(present, it -> bench.changeByUlp(it, "value", Math.nextUp(it.value()))),
                        at.at(present, it -> bench.change(it, "value", it.value() + 1)),
                        at.at(samples, it -> bench.change(it, "present", !it.present())),
                        at.at(samples, bench::drop))
                .flatMap(it -> it);
    }

    Stream<Edit> objective(ObjectiveBands wanted) {
        Workbench bench = at.bench();
        List<ObjectiveJudged> judged = at.log().all(ObjectiveJudged.class).stream()
                .filter(it -> it.objective().equals(wanted.name()))
                .toList();
        return Stream.of(
                        at.at(judged, it -> bench.change(it, "band", another(it.band()))),
                        at.at(judged, bench::drop),
                        at.at(judged, bench::again))
                .flatMap(it -> it);
    }

    private static String another(String band) {
        return Arrays.stream(Band.values())
                .map(Band::name)
                .filter(it -> !it.equals(band))
                .findFirst()
                .orElse(Workbench.EDITED);
    }

    /** Invariant 10: act on no data. */
    Stream<Edit> blind() {
        return at.evidence().controls().triggers().stream()
                .flatMap(trigger -> Stream.of(
                                samples(trigger.indicator()).stream()
                                        .limit(1)
                                        .map(it -> at.bench().insert(breach(trigger), it.sequence() - 1)),
                                at.at(firings(trigger.name()), it -> at.bench().move(it, 0, "before the first sample")))
                        .flatMap(it -> it));
    }

    /** A firing of some severity that nobody was alerted of. */
    Stream<Edit> withoutAlert() {
        return at.evidence().controls().triggers().stream()
                .filter(it -> it.severity().isPresent())
                .limit(1)
                .map(it -> at.bench().insert(fired(it.name()), at.bench().lastPlace()));
    }

    private Event breach(Trigger trigger) {
        return new TriggerEvaluated(
                at.bench().blank(TriggerEvaluated.class).stamp(), trigger.name(), true, Workbench.EDITED);
    }
}
