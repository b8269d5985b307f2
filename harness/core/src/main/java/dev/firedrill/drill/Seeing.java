package dev.firedrill.drill;

import dev.firedrill.check.Check;
import dev.firedrill.check.Evidence;
import dev.firedrill.check.Finding;
import dev.firedrill.check.Sight;
import dev.firedrill.check.Status;
import dev.firedrill.events.EventKind;
import dev.firedrill.model.Mode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judge what can be judged: a check whose tap is missing, or that only virtual time can decide, observed nothing. */
final class Seeing {

    private static final String UNATTRIBUTED =
            "calls reached the providers of which nobody knows the request: let the service pass on the header 'traceparent' or 'x-firedrill-request'";

    private Seeing() {}

    static List<Finding> judged(List<Check> checks, Evidence evidence) {
        return checks.stream().map(check -> judged(check, evidence)).toList();
    }

    private static Finding judged(Check check, Evidence evidence) {
        return blind(check, evidence.sight())
                .map(why -> new Finding(
                        check.id(),
                        Status.NOT_OBSERVED,
                        expected(evidence.sight()),
                        why,
                        Optional.empty(),
                        0,
                        "",
                        check.position()))
                .orElseGet(() -> check.judge(evidence));
    }

    private static String expected(Sight sight) {
        return sight.trouble().isPresent() ? "what the service shows can be read" : Sight.NOT_FOR_REAL;
    }

    private static String shown(Mode mode) {
        return mode == Mode.IMPORTED ? "nothing in the log" : "the service shows nothing that";
    }

    private static Optional<String> blind(Check check, Sight sight) {
        if (sight.mode() == Mode.LIVE && check.onlySimulated().isPresent()) {
            return check.onlySimulated();
        }
        if (check.needsAttribution() && !sight.attributed()) {
            return Optional.of(UNATTRIBUTED);
        }
        Set<String> missing = new TreeSet<>();
        for (EventKind kind : check.needs()) {
            if (!sight.kinds().contains(kind)) {
                missing.add("'" + kind.word() + "'");
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(sight.trouble()
                        .map("what the service shows could not be read: "::concat)
                        .orElseGet(() -> "%s tells %s; 'observe' of its 'system.json' could"
                                .formatted(shown(sight.mode()), String.join(", ", missing))));
    }
}
