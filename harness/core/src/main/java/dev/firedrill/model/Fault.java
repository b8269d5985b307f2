package dev.firedrill.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Declare one fault: where it strikes, what it does, how often and when.
 *
 * @param on fault targets of the controls, one or more; a fault on several shares its windows and draws among them, as a
 *     correlated outage does
 * @param where {@link #FACTS} a call must have to be hit; {@code *} stands for any value
 * @param probability chance that a call inside the window is hit, times the shape; default 1
 * @param after the mark that starts its clock; absent means t0
 * @param from when it begins, from t0 or from the mark; default 0
 * @param until when it ends, from t0 or from the mark; absent means {@code faultsEnd}
 * @param jitter the beginning is delayed by a draw from [0, jitter); the end stays; default 0
 * @param shape how the probability develops over the window; default constant
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Fault(
        Position position,
        String id,
        List<String> on,
        Map<String, String> where,
        Effect effect,
        double probability,
        Optional<Mark> after,
        Duration from,
        Optional<Duration> until,
        Duration jitter,
        Shape shape) {

    /** Facts of a call, read or sample that {@code where} can name; {@code turn} is {@code request} by another word. */
    public static final List<String> FACTS = List.of("purpose", "kind", "request", "turn", "user", "attempt");

    public Fault {
        on = List.copyOf(on);
        where = Copies.of(where);
    }
}
