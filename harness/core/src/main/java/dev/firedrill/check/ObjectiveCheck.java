package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.ObjectiveJudged;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Controls.Objective;
import dev.firedrill.model.Controls.Objective.Band;
import dev.firedrill.model.Expectation.ObjectiveBands;
import java.util.List;
import java.util.Optional;

/** Judge that each sample of an indicator is followed, before the next one, by exactly one judgement, with its band. */
final class ObjectiveCheck extends DeclaredCheck {

    private final ObjectiveBands wanted;

    ObjectiveCheck(ObjectiveBands wanted) {
        super(wanted, "each sample of '%s' is judged once, to be in its declared band".formatted(wanted.name()));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        Optional<Objective> objective = evidence.controls().objective(wanted.name());
        if (objective.isEmpty()) {
            return Judgement.notObserved("the controls declare no objective of '%s'".formatted(wanted.name()));
        }
        List<MetricSampled> samples = evidence.log().all(MetricSampled.class).stream()
                .filter(it -> it.metric().equals(wanted.name()))
                .toList();
        if (samples.isEmpty()) {
            return Judgement.notObserved("no sample of '%s' was recorded".formatted(wanted.name()));
        }
        return evidence.log().all(ObjectiveJudged.class).isEmpty()
                ? Judgement.notObserved("the system showed no judgement of an objective")
                : compare(objective.get(), samples, judgements(evidence.log()));
    }

    private List<ObjectiveJudged> judgements(EventLog log) {
        return log.all(ObjectiveJudged.class).stream()
                .filter(it -> it.objective().equals(wanted.name()))
                .toList();
    }

    private static Judgement compare(
            Objective objective, List<MetricSampled> samples, List<ObjectiveJudged> judgements) {
        int next = 0;
        for (int i = 0; i < samples.size(); i++) {
            MetricSampled sample = samples.get(i);
            long end = i + 1 < samples.size() ? samples.get(i + 1).sequence() : Long.MAX_VALUE;
            ObjectiveJudged judgement = next < judgements.size() ? judgements.get(next) : null;
            if (judgement != null && judgement.sequence() < sample.sequence()) {
                return stray(judgement);
            }
            if (judgement == null || judgement.sequence() > end) {
                return Judgement.fail(
                        "the sample at %s, %s, was not judged".formatted(Words.when(sample), value(sample)),
                        sample.sequence());
            }
            Band band = sample.present() ? objective.bandOf(sample.value()) : Band.NO_DATA;
            if (!judgement.band().equals(band.name())) {
                return Judgement.fail(
                        "the sample at %s, %s, was judged %s instead of %s"
                                .formatted(Words.when(sample), value(sample), Words.quote(judgement.band()), band),
                        judgement.sequence());
            }
            next++;
        }
        return next < judgements.size()
                ? stray(judgements.get(next))
                : Judgement.pass(
                        "%d of %d samples were judged right%s".formatted(next, next, silence(samples)),
                        last(judgements));
    }

    /** Tell a run in which no band but that of silence was put to the test. */
    private static String silence(List<MetricSampled> samples) {
        return samples.stream().anyMatch(MetricSampled::present) ? "" : ", all without data";
    }

    private static Judgement stray(ObjectiveJudged judgement) {
        return Judgement.fail(
                "judged %s at %s without a new sample".formatted(Words.quote(judgement.band()), Words.when(judgement)),
                judgement.sequence());
    }

    private static String value(MetricSampled sample) {
        return sample.present() ? Numbers.exact(sample.value()) : "absent";
    }

    private static long last(List<? extends Event> events) {
        return events.get(events.size() - 1).sequence();
    }
}
