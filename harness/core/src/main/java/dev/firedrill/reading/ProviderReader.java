package dev.firedrill.reading;

import dev.firedrill.model.ProviderScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Read a provider script by itself, for those who need no scenario. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProviderReader {

    private final SourceFiles files;

    /** Prepare to read; positions are relative to {@code root}, and so are relative paths. */
    public ProviderReader(Path root) {
        this.files = new SourceFiles(root);
    }

    /** Read a file; whatever is wrong with it is a {@link Defect}, never an exception. */
    public Result read(Path file) {
        ProviderShelf shelf = new ProviderShelf(files);
        Optional<ProviderScript> script = shelf.script(files.resolve(file)).map(ProviderShelf.Script::provider);
        return new Result(script, shelf.defects());
    }

    /**
     * Hold what reading found.
     *
     * @param script absent where there is a defect
     */
    public record Result(Optional<ProviderScript> script, List<Defect> defects) {

        public Result {
            defects = List.copyOf(defects);
        }
    }
}
