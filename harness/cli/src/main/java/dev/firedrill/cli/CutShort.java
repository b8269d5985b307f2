package dev.firedrill.cli;

import dev.firedrill.gate.GateJson;
import dev.firedrill.reports.ReportWriter;
import dev.firedrill.result.ResultsJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Says of a run that is ended before its time, by Ctrl-C or by the process being told to end, that nothing came of it, and
 * leaves no page that could be taken for this run's. Services end by themselves, for their supervisors notice.
 */
final class CutShort implements AutoCloseable {

    private static final List<String> WRITTEN =
            List.of(ResultsJson.FILE, ResultsFolder.PARTS, ReportWriter.PAGE, ReportWriter.SUMMARY, GateJson.FILE);

    private final Terminal terminal;
    private final Path output;
    private final Thread hook = new Thread(this::told, "firedrill-cut-short");
    private boolean over;

    private CutShort(Terminal terminal, Path output) {
        this.terminal = terminal;
        this.output = output;
    }

    /** Watch over a run until this is closed. */
    static CutShort watching(Terminal terminal, Path output) {
        CutShort watch = new CutShort(terminal, output);
        try {
            Runtime.getRuntime().addShutdownHook(watch.hook);
        } catch (IllegalStateException ending) {
            watch.told();
        }
        return watch;
    }

    /** Say it, once. */
    synchronized void told() {
        if (over) {
            return;
        }
        over = true;
        terminal.erase();
        terminal.out().flush();
        terminal.err().println("interrupted: no results and no page were written");
        terminal.err().flush();
        WRITTEN.forEach(this::forget);
    }

    private void forget(String file) {
        try {
            EngineLaunch.delete(output, file);
        } catch (IOException left) {
            terminal.err().println("the file '%s' of an earlier run could not be removed".formatted(file));
        }
    }

    /** Be silent from now on: the run has come to its end, whatever that was. */
    @Override
    public synchronized void close() {
        if (over) {
            return;
        }
        over = true;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It has nothing to say any more.
        }
    }
}
