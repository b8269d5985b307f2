package dev.firedrill.gate;

import dev.firedrill.model.Policy.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The waivers of a policy on one day.
 *
 * @param valid those that hold
 * @param expired those that count for nothing any more
 * @param endless those that end in more than a year, and count for nothing until then
 */
record Waivers(List<Waiver> valid, List<Waiver> expired, List<Waiver> endless) {

    private static final Period LONGEST = Period.ofYears(1);

    static Waivers on(List<Waiver> all, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Waiver> valid = new ArrayList<>();
        List<Waiver> expired = new ArrayList<>();
        List<Waiver> endless = new ArrayList<>();
        for (Waiver it : all) {
            boolean isEndless = it.expires().isAfter(today.plus(LONGEST));
            (today.isAfter(it.expires()) ? expired : isEndless ? endless : valid).add(it);
        }
        return new Waivers(List.copyOf(valid), List.copyOf(expired), List.copyOf(endless));
    }

    Optional<Waiver> of(String check) {
        return valid.stream().filter(it -> it.check().equals(check)).findFirst();
    }
}
