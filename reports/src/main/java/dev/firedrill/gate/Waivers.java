package dev.firedrill.gate;

import dev.firedrill.model.Policy.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The waivers of a policy on one day.
 *
 * @param valid those that hold
 * @param expired those that count for nothing
 */
record Waivers(List<Waiver> valid, List<Waiver> expired) {

    static Waivers on(List<Waiver> all, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Waiver> valid = new ArrayList<>();
        List<Waiver> expired = new ArrayList<>();
        all.forEach(it -> (today.isAfter(it.expires()) ? expired : valid).add(it));
        return new Waivers(List.copyOf(valid), List.copyOf(expired));
    }

    Optional<Waiver> of(String check) {
        return valid.stream().filter(it -> it.check().equals(check)).findFirst();
    }

    static String words(Waiver waiver) {
        return "%s, waived by %s until %s: %s"
                .formatted(waiver.check(), waiver.owner(), waiver.expires(), waiver.reason());
    }
}
