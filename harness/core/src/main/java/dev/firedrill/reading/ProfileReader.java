package dev.firedrill.reading;

import dev.firedrill.model.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Read a failure profile by itself, for those who need no scenario. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProfileReader {

    private final SourceFiles files;

    /** Prepare to read; positions are relative to {@code root}, and so are relative paths. */
    public ProfileReader(Path root) {
        this.files = new SourceFiles(root);
    }

    /** Read a file; whatever is wrong with it is a {@link Defect}, never an exception. */
    public Result read(Path file) {
        ProfileShelf shelf = new ProfileShelf(files);
        Optional<Profile> profile = shelf.profile(files.resolve(file)).map(ProfileFile::profile);
        return new Result(profile, shelf.defects());
    }

    /**
     * Hold what reading found.
     *
     * @param profile absent where there is a defect
     */
    public record Result(Optional<Profile> profile, List<Defect> defects) {

        public Result {
            defects = List.copyOf(defects);
        }
    }
}
