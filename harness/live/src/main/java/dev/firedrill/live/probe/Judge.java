package dev.firedrill.live.probe;

import dev.firedrill.events.Times;
import dev.firedrill.world.CallLedger.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what is wrong with how a service took one failure, from what its user saw and what its provider heard. */
final class Judge {

    /** More calls than these for one request multiply the load of a provider that is down. */
    static final int MOST_CALLS = 3;

    private final Baseline baseline;
    private final Internals internals;
    private final Duration patience;

    Judge(Baseline baseline, String host, Duration patience) {
        this.baseline = baseline;
        this.internals = new Internals(baseline, host);
        this.patience = patience;
    }

    /** Give all that is wrong; nothing for a whole answer or a clear failure in time. */
    List<Finding> judge(Sighting seen, List<Call> calls) {
        List<Finding> findings = new ArrayList<>();
        end(seen).ifPresent(findings::add);
        internals
                .in(seen.body(), calls)
                .ifPresent(it -> findings.add(new Finding(Judgement.RAW_ERROR, "the user reads '" + it + "'")));
        if (isSilent(seen)) {
            findings.add(new Finding(Judgement.TRUNCATED_AND_SILENT, missing(seen)));
        }
        if (calls.size() > MOST_CALLS) {
            findings.add(new Finding(Judgement.AMPLIFIED, "×" + calls.size(), "calls for one request"));
        }
        if (calls.isEmpty()) {
            findings.add(new Finding(Judgement.NOT_ASKED, "no call reached the provider"));
        }
        return findings;
    }

    private Optional<Finding> end(Sighting seen) {
        return switch (seen.end()) {
            case NONE -> Optional.of(new Finding(Judgement.HANG, "no end within " + Times.length(patience.toNanos())));
            case BROKEN ->
                seen.status() == 0
                        ? Optional.of(new Finding(Judgement.NO_ANSWER, "the connection closed without a word"))
                        : Optional.empty();
            case ORDERLY -> Optional.empty();
        };
    }

    private boolean isSilent(Sighting seen) {
        return baseline.marked()
                && seen.isPresentedAsAnswer()
                && !Baseline.isWhole(seen)
                && !baseline.isToldApart(seen);
    }

    /** Say what the answer lacks. */
    private static String missing(Sighting seen) {
        List<String> lacking = Script.missing(seen.text());
        List<String> all = List.of(Script.TEXT.split(" "));
        if (lacking.size() == all.size()) {
            return "no word of the model's, and nothing says why";
        }
        int shown = all.size() - lacking.size();
        return all.subList(shown, all.size()).equals(lacking)
                ? "the answer stops at '%s', and nothing says so".formatted(all.get(shown - 1))
                : "the answer lacks '%s', and nothing says so".formatted(lacking.get(0));
    }
}
