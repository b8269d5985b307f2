package dev.firedrill.gate;

import dev.firedrill.gate.Presented.Part;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Seal;
import dev.firedrill.result.VerdictRule;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides whether results may be believed at all: that they are whole, nobody's choice, and young enough. */
final class Trust {

    /** How far the clocks of two machines may differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Sentence RESULTS =
            new Sentence("results", "The results can be read, are whole, fit their seal and say where they come from.");
    private static final Sentence SELECTION = new Sentence(
            "selection", "Nobody chose what would be judged: no seeds, no part of the inventory, no fewer runs.");
    private static final Sentence AGE = new Sentence("age", "The results are no older than the policy allows.");

    private Trust() {}

    /** Answers where there are no results too. */
    static Clause results(Matter matter) {
        List<String> reasons = new ArrayList<>(matter.presented().defects());
        if (!matter.hasResults()) {
            if (reasons.isEmpty()) {
                reasons.add("no results were read");
            }
            return RESULTS.open("no results", reasons);
        }
        matter.parts().stream()
                .filter(part -> part.provenance().isEmpty())
                .forEach(part -> reasons.add(
                        matter.name(part) + " do not say where they come from, as those of an earlier version do not"));
        if (!matter.presented().results().map(Seal::holds).orElse(false)) {
            reasons.add("the results do not fit their seal: they were edited, or an earlier version wrote them");
        }
        return RESULTS.openBy(reasons, read(matter));
    }

    private static String read(Matter matter) {
        List<Source> sources = matter.presented().sources();
        String from = sources.isEmpty()
                ? ""
                : " of " + sources.stream().map(Source::file).collect(Collectors.joining(", "));
        return matter.provenance()
                        .map(it -> "the results of '%s', from %s to %s".formatted(it.command(), it.from(), it.until()))
                        .orElse("results of an earlier version")
                + from;
    }

    static Rule selection() {
        return new Rule(SELECTION, Trust::selection);
    }

    /** Parts of several calls are a whole where nothing is missing of what the lock file lists. */
    private static Clause selection(Matter matter) {
        List<String> reasons = new ArrayList<>();
        if (matter.all().exploratory()) {
            reasons.add("the results are exploratory: their seeds came from the command line; run without --seed");
        }
        boolean parts = matter.presented().sources().size() > 1 && Inventories.isWhole(matter);
        if (matter.all().subset() && !parts) {
            reasons.add("the results are a subset: only a part was selected; run without a selection");
        }
        if (matter.all().reduced()) {
            reasons.add("the results are " + VerdictRule.reduction(matter.decisive()) + "; run without --runs");
        }
        return SELECTION.openBy(reasons, reasons.isEmpty() ? "all that is declared, with its own seeds" : "a choice");
    }

    static Rule age() {
        return new Rule(AGE, Trust::age);
    }

    /** Each part must have an age, and none may be of the future: one young part makes no old one young. */
    private static Clause age(Matter matter) {
        List<String> reasons = new ArrayList<>();
        List<Instant> began = new ArrayList<>();
        for (Part part : matter.parts()) {
            Optional<Instant> from = part.provenance().map(Provenance::from).flatMap(Trust::instant);
            Optional<Instant> until = part.provenance().map(Provenance::until).flatMap(Trust::instant);
            if (from.isEmpty() || until.isEmpty()) {
                reasons.add(matter.name(part) + " do not say when the drills were");
            }
            from.ifPresent(began::add);
            until.filter(it -> it.isAfter(matter.presented().now().plus(SKEW)))
                    .ifPresent(it ->
                            reasons.add("the drills of %s ended at %s, which is still to come; set the clocks right"
                                    .formatted(matter.name(part), it)));
        }
        Optional<Instant> first = began.stream().min(Instant::compareTo);
        if (first.isEmpty() || !reasons.isEmpty()) {
            return AGE.open("nobody can say how old", reasons);
        }
        return aged(
                Duration.between(first.get(), matter.presented().now()),
                matter.policy().oldest());
    }

    private static Clause aged(Duration age, Optional<Duration> oldest) {
        String found = "they are %s old".formatted(words(age));
        if (oldest.isEmpty()) {
            return AGE.notAsked(found + "; any age will do");
        }
        boolean old = age.compareTo(oldest.get()) > 0;
        return AGE.openBy(
                old
                        ? List.of("the results are %s old, and %s is the oldest that may be: run again"
                                .formatted(words(age), words(oldest.get())))
                        : List.of(),
                found + ", of at most " + words(oldest.get()));
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException noInstant) {
            return Optional.empty();
        }
    }

    /** Spell a length in its two largest units. */
    private static String words(Duration length) {
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, length.toSeconds()) + "s";
        }
        if (length.toHours() == 0) {
            return length.toMinutes() + "m";
        }
        boolean days = length.toDays() > 2;
        String large = days ? length.toDays() + "d" : length.toHours() + "h";
        int small = days ? length.toHoursPart() : length.toMinutesPart();
        return small == 0 ? large : large + small + (days ? "h" : "m");
    }

    /** Say how many entries of each mode there are. */
    static String modes(List<Entry> entries) {
        List<String> parts = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            long count = entries.stream()
                    .filter(entry -> entry.mode().equals(mode.word()))
                    .count();
            if (count > 0) {
                parts.add(count + " " + mode.word());
            }
        }
        return String.join(", ", parts);
    }
}
