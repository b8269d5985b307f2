package dev.firedrill.cli;

import dev.firedrill.drill.ImportedLog;
import dev.firedrill.events.JsonLines;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Inputs;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Keeps what was judged of a log of elsewhere in a folder of its own: sealed results, and the log beside them. */
final class ImportedOutput {

    private final Path folder;

    ImportedOutput(Path folder) {
        this.folder = folder;
    }

    /**
     * Keep it.
     *
     * @param sealed makes results of the entry
     * @throws Refusal if the folder holds results of anything else
     */
    void write(Entry entry, ImportedLog log, Function<Entry, Results> sealed) throws IOException {
        refuseOthers(entry);
        OutputFolder.forgetPages(folder);
        String place =
                "events/%s.imported.seed-%d.jsonl".formatted(entry.scenario().replace('/', '.'), entry.chosenSeed());
        Path kept = folder.resolve(place);
        JsonLines.write(log.log(), kept);
        ResultsJson.write(sealed.apply(entry.withEvents(place, Inputs.sha256(kept))), folder.resolve(ResultsJson.FILE));
    }

    /** What is imported of several scenarios stands in folders of their own: the gate takes many. */
    private void refuseOthers(Entry entry) {
        Path file = folder.resolve(ResultsJson.FILE);
        boolean same = !Files.exists(file)
                || ResultsJson.read(file).entries().stream()
                        .allMatch(it -> it.mode().equals(Mode.IMPORTED.word())
                                && it.scenario().equals(entry.scenario()));
        if (!same) {
            throw Refusal.configuration(
                    "--output",
                    "'%s', which holds results of something else".formatted(Plain.line(folder.toString())),
                    "a folder for what is imported of '%s'".formatted(entry.scenario()),
                    "name another folder; ./firedrill gate --results takes several");
        }
    }
}
