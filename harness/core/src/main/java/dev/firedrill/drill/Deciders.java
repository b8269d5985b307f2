package dev.firedrill.drill;

import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Status;
import dev.firedrill.events.Times;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remember for one check when it was decided: for each status the lowest seed, with the instant of the event that decided
 * there. The log is gone when it is known which status the check has over all runs.
 */
final class Deciders {

    private final Map<Status, Decider> firsts = new EnumMap<>(Status.class);

    /** Hold the instant in the run of a seed; empty for no single event. */
    record Decider(long seed, Optional<String> when) {}

    void add(Evidence evidence, Finding finding) {
        Decider first = firsts.get(finding.status());
        if (first == null || evidence.seed() < first.seed()) {
            firsts.put(finding.status(), new Decider(evidence.seed(), when(evidence, finding)));
        }
    }

    void merge(Deciders other) {
        other.firsts.forEach((status, decider) ->
                firsts.merge(status, decider, (mine, theirs) -> theirs.seed() < mine.seed() ? theirs : mine));
    }

    /** Give when the run decided that stands for this status; empty for no run or no single event. */
    Optional<String> when(Status status) {
        return Optional.ofNullable(firsts.get(status)).flatMap(Decider::when);
    }

    private static Optional<String> when(Evidence evidence, Finding finding) {
        if (finding.place() == 0) {
            return Optional.empty();
        }
        String instant =
                Times.sinceStart(evidence.log(finding.log()).at(finding.place()).time());
        return Optional.of(finding.log().isEmpty() ? instant : instant + " in the twin '" + finding.log() + "'");
    }
}
