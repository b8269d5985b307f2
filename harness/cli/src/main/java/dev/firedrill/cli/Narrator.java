package dev.firedrill.cli;

import dev.firedrill.check.Status;
import dev.firedrill.engine.Observer;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Conformance;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Plain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tells the terminal how far the drills are: a bar that is drawn over where a person watches, a line every few seconds
 * elsewhere, and every finding as soon as it is known.
 */
final class Narrator implements Observer {

    private static final long BAR_EVERY = 100_000_000L;
    private static final long LINE_EVERY = 5_000_000_000L;
    private static final int BAR_WIDTH = 30;

    private final Terminal terminal;
    private final EntryText text;
    private final boolean variantsApart;
    private final boolean verbose;
    private final Path output;
    private final LongSupplier nanos;
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
    private final Map<Skip, List<String>> skipped = new LinkedHashMap<>();
    private long spoken;

    /**
     * Tell of drills.
     *
     * @param variantsApart whether broken variants are told of elsewhere
     * @param verbose whether each check is told of also where all of a drill passed
     * @param output folder of the logs that are kept
     */
    Narrator(Terminal terminal, boolean variantsApart, boolean verbose, Path output, LongSupplier nanos) {
        this.terminal = terminal;
        this.verbose = verbose;
        this.output = output;
        this.text = new EntryText(terminal);
        this.variantsApart = variantsApart;
        this.nanos = nanos;
        this.spoken = nanos.getAsLong();
    }

    @Override
    public synchronized void advanced(String scenario, int done, int total) {
        long now = nanos.getAsLong();
        if (now - spoken < (terminal.interactive() ? BAR_EVERY : LINE_EVERY)) {
            return;
        }
        spoken = now;
        String shown = "%s  %d of %d runs".formatted(Plain.line(scenario), done, total);
        if (terminal.interactive()) {
            int filled = total == 0 ? 0 : (int) ((long) done * BAR_WIDTH / total);
            terminal.over("[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] " + shown);
        } else {
            terminal.line("… " + shown);
        }
    }

    @Override
    public synchronized void judged(Entry entry) {
        if (entry.variant() != null && variantsApart) {
            return; // the table at the end has a line for each
        }
        terminal.erase();
        if (entry.status() == Status.PASS && !verbose) {
            terminal.line(text.line(entry));
        } else {
            text.lines(entry, traffic(entry)).forEach(terminal::line);
        }
        spoken = nanos.getAsLong();
        terminal.out().flush();
    }

    /** Count what users saw fail in the run that is shown, where something failed; a log that cannot be read counts none. */
    private String traffic(Entry entry) {
        if (entry.status() == Status.PASS) {
            return "";
        }
        return ResultsFolder.kept(output, entry).map(Traffic::of).orElse("");
    }

    /** Tell that what was told of a drill before means nothing: all its checks have the same reason. */
    synchronized void takenBack(Entry entry) {
        terminal.erase();
        terminal.line(terminal.bad("✗ ") + EntryText.title(entry) + "  not reproducible");
        entry.checks().stream()
                .filter(check -> check.status() == Status.NOT_REPRODUCIBLE)
                .findFirst()
                .ifPresent(check -> EntryText.evidence(check).forEach(terminal::line));
    }

    @Override
    public synchronized void broke(String scenario, Throwable failure) {
        terminal.erase();
        broken.add(Plain.line(scenario) + ": " + Plain.line(failure.toString()));
        Firedrill.trace(terminal, failure);
    }

    @Override
    public synchronized void skipped(String scenario, Mode mode, String why) {
        skipped.computeIfAbsent(new Skip(mode, why), any -> new ArrayList<>()).add(Plain.line(scenario));
    }

    private record Skip(Mode mode, String why) {}

    /** Say what did not run as it was asked for, and why; one line for each reason. */
    List<String> skips() {
        List<String> lines = new ArrayList<>();
        skipped.forEach((skip, scenarios) -> lines.add(terminal.faint("skipped  %s %s  %s"
                .formatted(
                        scenarios.size() == 1 ? scenarios.get(0) : "%d scenarios".formatted(scenarios.size()),
                        skip.mode() == Mode.LIVE ? "(live)" : "(simulated)",
                        Plain.line(skip.why())))));
        return lines;
    }

    /** Tell where the two modes do not agree. */
    synchronized void conformance(List<Entry> entries) {
        for (Entry entry : entries) {
            entry.checks().stream()
                    .filter(check -> check.id().equals(Conformance.ID) && check.status() != Status.PASS)
                    .forEach(check -> {
                        terminal.line(terminal.bad("✗ ") + EntryText.title(entry) + "  conformance");
                        EntryText.evidence(check).forEach(terminal::line);
                    });
        }
    }

    /** List where the tool itself failed. */
    List<String> broken() {
        return List.copyOf(broken);
    }
}
