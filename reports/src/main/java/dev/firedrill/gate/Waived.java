package dev.firedrill.gate;

import dev.firedrill.model.Policy.Waiver;
import org.apiguardian.api.API;

/**
 * Hold a check that passes by a waiver only.
 *
 * @param check as {@code awf/first-meet-kiera › parity}
 * @param expires last day on which it passes, as {@code 2026-12-31}, in UTC
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Waived(String check, String owner, String reason, String expires) {

    static Waived by(Waiver waiver) {
        return new Waived(
                waiver.check(),
                waiver.owner(),
                waiver.reason(),
                waiver.expires().toString());
    }

    /** Spell it in one sentence. */
    public String words() {
        return "%s, waived by %s until %s: %s".formatted(check, owner, expires, reason);
    }
}
