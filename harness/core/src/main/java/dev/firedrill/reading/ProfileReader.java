package dev.firedrill.reading;

import dev.firedrill.model.Profile;
import dev.firedrill.model.ProviderScript;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * Read a file for one provider, which all its faults strike, whatever they name. What the answers of the provider do not
     * have, such as an event of that number, is a defect, as it is in a scenario.
     *
     * @param provider what it answers with
     */
    public Result read(Path file, ProviderScript provider) {
        ProfileShelf shelf = new ProfileShelf(files);
        Optional<ProfileFile> read = shelf.profile(files.resolve(file));
        Defects found = new Defects();
        read.ifPresent(it -> judge(it, provider, found));
        List<Defect> all = read.isPresent() ? found.list() : shelf.defects();
        return new Result(read.filter(any -> found.isEmpty()).map(ProfileFile::profile), all);
    }

    private static void judge(ProfileFile file, ProviderScript provider, Defects found) {
        Binders binders = new Binders(found);
        FaultBinder binder = FaultBinder.open(
                binders,
                new FaultScope(
                        Vocabulary.ofProfile(file.ids()),
                        new Struck(Optional.of(List.of(provider))),
                        binders::name,
                        Optional.empty(),
                        Optional.empty()));
        file.faults().forEach(fault -> binder.bind(on(provider.name(), fault)));
    }

    private static Value.Structure on(String provider, Value.Structure fault) {
        Map<String, Value.Member> members = new LinkedHashMap<>(fault.members());
        members.put("on", new Value.Member(fault.position(), "on", new Value.Text(fault.position(), provider)));
        return new Value.Structure(fault.position(), members);
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
