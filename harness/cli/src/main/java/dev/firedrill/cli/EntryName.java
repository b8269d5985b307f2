package dev.firedrill.cli;

import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names an entry of results as a run prints it: {@code system/name [variant] (live)}.
 *
 * @param variant the broken variant; empty for the system itself
 * @param mode empty where it does not matter
 */
record EntryName(String scenario, Optional<String> variant, Optional<String> mode) {

    private static final Pattern SPELLED = Pattern.compile(
            "(?<scenario>[^\\[(]+?)\\s*(\\[(?<variant>[^\\]]+)])?\\s*(\\((?<mode>simulated|live|imported)\\))?");

    static EntryName of(String text) {
        Matcher spelled = SPELLED.matcher(text.strip());
        return spelled.matches()
                ? new EntryName(
                        Objects.requireNonNullElse(spelled.group("scenario"), ""),
                        Optional.ofNullable(spelled.group("variant")),
                        Optional.ofNullable(spelled.group("mode")))
                : new EntryName(text, Optional.empty(), Optional.empty());
    }

    /** Give the same with what an option says instead. */
    EntryName with(Optional<String> otherVariant, Optional<String> otherMode) {
        return new EntryName(scenario, otherVariant.or(() -> variant), otherMode.or(() -> mode));
    }

    boolean fits(Entry entry) {
        return entry.scenario().equals(scenario)
                && Optional.ofNullable(entry.variant()).equals(variant)
                && mode.map(entry.mode()::equals).orElse(true);
    }

    /** Name an entry in full. */
    static String full(Entry entry) {
        String title = EntryText.title(entry);
        return entry.mode().equals(Mode.SIMULATED.word()) ? title + " (" + entry.mode() + ")" : title;
    }
}
