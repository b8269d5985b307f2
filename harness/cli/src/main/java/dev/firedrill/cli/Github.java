package dev.firedrill.cli;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Clause;
import dev.firedrill.gate.Dossier;
import dev.firedrill.gate.Ruling;
import dev.firedrill.gate.Waived;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Coverages;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells GitHub Actions what the gate decided, where it runs there: annotations beside the files, and the summary of the job. */
final class Github {

    /** A step shows ten errors; the tenth says how many there are besides. */
    static final int MOST = 9;

    /** A summary of more than 1 MiB is refused as a whole, and the step fails to show any. */
    static final int LARGEST_SUMMARY = 900_000;

    private static final Pattern PLACE = Pattern.compile("(?<file>.+?):(?<line>\\d+)(:(?<column>\\d+))?");
    private static final String CUT = "\n\n(cut: the whole stands in summary.md)\n";

    private final Map<String, String> environment;

    Github(Map<String, String> environment) {
        this.environment = environment;
    }

    /** List the annotations of what is not met; none elsewhere. Where the verdict is only advice, they warn. */
    List<String> annotations(Dossier dossier) {
        boolean isAdvice = dossier.ruling().filter(Ruling::advisory).isPresent();
        return errors(dossier).stream()
                .map(it -> isAdvice ? it.replaceFirst("^::error", "::warning") : it)
                .toList();
    }

    private List<String> errors(Dossier dossier) {
        Optional<Ruling> ruling = dossier.ruling();
        if (environment.getOrDefault("GITHUB_ACTIONS", "").isEmpty() || ruling.isEmpty()) {
            return List.of();
        }
        List<String> all = checks(dossier, ruling.get());
        all.addAll(clauses(dossier, ruling.get()));
        if (all.size() <= MOST) {
            return all;
        }
        List<String> shown = new ArrayList<>(all.subList(0, MOST));
        shown.add("::error::and %d more; the summary of the job lists them".formatted(all.size() - MOST));
        return shown;
    }

    private static List<String> checks(Dossier dossier, Ruling ruling) {
        List<String> annotations = new ArrayList<>();
        for (Entry entry : judged(dossier)) {
            told(ruling, entry).forEach(check -> annotations.add(annotation(entry, check)));
        }
        return annotations;
    }

    /** List the checks of an entry that are told beside its file. */
    private static List<CheckResult> told(Ruling ruling, Entry entry) {
        Set<String> waived = ruling.waived().stream().map(Waived::check).collect(Collectors.toSet());
        return entry.checks().stream()
                .filter(check -> check.status() != Status.PASS && !waived.contains(name(entry, check)))
                .toList();
    }

    private static String name(Entry entry, CheckResult check) {
        return Coverages.name(entry, check);
    }

    private static List<Entry> judged(Dossier dossier) {
        return dossier.results().entries().stream()
                .filter(entry -> entry.variant() == null && entry.status() != Status.PASS)
                .toList();
    }

    private static String annotation(Entry entry, CheckResult check) {
        Matcher place = PLACE.matcher(check.at());
        String where = place.matches()
                ? " file=%s,line=%s,title=%s"
                        .formatted(
                                property(place.group("file")),
                                place.group("line"),
                                property(EntryText.title(entry) + " › " + check.id()))
                : "";
        return "::error%s::%s"
                .formatted(
                        where,
                        message("%s: expected %s, found %s; %s"
                                .formatted(
                                        Marks.word(check.status()), check.expected(), check.found(), check.replay())));
    }

    /** Leave out a clause of which all reasons are told beside their files. */
    private static List<String> clauses(Dossier dossier, Ruling ruling) {
        Set<String> told = judged(dossier).stream()
                .flatMap(entry -> told(ruling, entry).stream().map(check -> name(entry, check)))
                .collect(Collectors.toSet());
        return ruling.clauses().stream()
                .filter(it -> it.outcome().compareTo(Clause.Outcome.OPEN) >= 0)
                .filter(it -> it.about().isEmpty() || !told.containsAll(it.about()))
                .map(it -> "::error title=%s::%s"
                        .formatted(
                                property("release gate: " + it.id()),
                                message("%s: %s".formatted(it.demand(), String.join("; ", it.reasons())))))
                .toList();
    }

    /** Spell the value of a property. */
    static String property(String text) {
        return message(Plain.line(text)).replace(":", "%3A").replace(",", "%2C");
    }

    /** Spell what is said: a line end within would end the command. */
    static String message(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Append the summary to that of the job; nothing elsewhere. */
    void summary(Path file) throws IOException {
        String job = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!job.isEmpty()) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(Path.of(job), fitting(whole), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** Cut at the end of a line, so that no character is cut in half. */
    private static byte[] fitting(byte[] whole) {
        if (whole.length <= LARGEST_SUMMARY) {
            return whole;
        }
        int end = LARGEST_SUMMARY - CUT.length();
        while (end > 0 && whole[end - 1] != '\n') {
            end--;
        }
        return (new String(whole, 0, end, StandardCharsets.UTF_8) + CUT).getBytes(StandardCharsets.UTF_8);
    }
}
