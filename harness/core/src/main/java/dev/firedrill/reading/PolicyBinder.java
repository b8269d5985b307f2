package dev.firedrill.reading;

import dev.firedrill.model.Mode;
import dev.firedrill.model.Policy;
import dev.firedrill.model.Policy.Demand;
import dev.firedrill.model.Policy.Waiver;
import dev.firedrill.model.Position;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Binds {@code release-gate.json}: what a release asks for beyond the inventory. */
final class PolicyBinder {

    private static final int MOST_RUNS = 1_000_000;
    private static final int MOST_REQUIREMENTS = 1_000_000;
    private static final Pattern CHECK = Pattern.compile("[^/\\s]+/\\S+ › \\S.*");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String A_DAY = "a day of the calendar, as '2026-12-31'";
    private static final String A_CHECK = "a scenario and the id of its check, as 'awf/first-meet-kiera › parity'";

    private final Binders binders;
    private final Distinct waived;

    PolicyBinder(Defects defects) {
        this.binders = new Binders(defects);
        this.waived = new Distinct("waiver of", "keep one of the two", defects);
    }

    Optional<Policy> bind(Value file) {
        return binders.object(this::policy).bind(file);
    }

    private Policy policy(Members file) {
        file.optional("$schema", binders::text);
        return new Policy(
                file.optional("oldest", binders::length),
                file.optional("repeated", binders::truth).orElse(false),
                file.optional("variants", binders::truth).orElse(false),
                new TreeMap<>(file.map("systems", binders.object(this::demand))),
                file.has("waivers") ? file.filledList("waivers", binders.object(this::waiver)) : List.of());
    }

    private Demand demand(Members it) {
        Map<Mode, List<String>> modes = new TreeMap<>();
        for (Mode mode : List.of(Mode.SIMULATED, Mode.LIVE)) {
            if (it.has(mode.word())) {
                modes.put(mode, it.filledList(mode.word(), this::scenario));
            }
        }
        Optional<Integer> covered = it.optional("covered", binders.whole(1, MOST_REQUIREMENTS));
        return new Demand(
                it.position(),
                it.has("scenarios") ? it.filledList("scenarios", this::scenario) : List.of(),
                it.has("checks") ? it.filledList("checks", binders::name) : List.of(),
                modes,
                it.optional("runs", binders.whole(1, MOST_RUNS)).orElse(1),
                covered.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    /** The system is the key it stands under. */
    private Optional<String> scenario(Value value) {
        return binders.name(value)
                .filter(name -> !name.contains("/")
                        || binders.reject(
                                value,
                                "the name of a scenario without its system, with '*' for any characters",
                                "write " + Quote.of(name.substring(name.indexOf('/') + 1))));
    }

    private Waiver waiver(Members it) {
        Position position = it.position();
        return new Waiver(
                position,
                it.required("check", waived.of(this::check), ""),
                it.required("owner", binders::name, ""),
                it.required("reason", binders::name, ""),
                it.required("expires", this::day, LocalDate.EPOCH));
    }

    private Optional<String> check(Value value) {
        return binders.text(value)
                .filter(text -> CHECK.matcher(text).matches()
                        || binders.reject(value, A_CHECK, "copy it from the reasons of the gate"));
    }

    private Optional<LocalDate> day(Value value) {
        Optional<LocalDate> day = binders.text(value).flatMap(PolicyBinder::parsed);
        if (day.isEmpty() && value instanceof Value.Text) {
            binders.reject(value, A_DAY, "write the last day on which it holds");
        }
        return day;
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }
}
