package dev.firedrill.reading;

import dev.firedrill.model.Fault;
import dev.firedrill.model.Profile;
import java.util.List;
import java.util.Optional;

/** Binds {@code *.faults.json} by itself: all that is right or wrong whoever uses it. */
final class ProfileBinder {

    private final Binders binders;
    private final String sha256;

    ProfileBinder(Defects defects, String sha256) {
        this.binders = new Binders(defects);
        this.sha256 = sha256;
    }

    Optional<ProfileFile> bind(Value file) {
        return binders.object(this::profile).bind(file);
    }

    private ProfileFile profile(Members file) {
        file.optional("$schema", binders::text);
        Profile profile = new Profile(
                file.position(),
                file.required("profile", binders::name, ""),
                file.optional("description", binders::text).orElse(""),
                file.filledList("faults", faults(file.textsIn("faults", "id"))));
        new Waits(List.of(), profile.faults(), binders.defects()).judge();
        return new ProfileFile(profile, written(file), sha256);
    }

    private static List<Value.Structure> written(Members file) {
        return file
                .find("faults")
                .filter(Value.Sequence.class::isInstance)
                .map(list -> ((Value.Sequence) list).items())
                .orElse(List.of())
                .stream()
                .filter(Value.Structure.class::isInstance)
                .map(Value.Structure.class::cast)
                .toList();
    }

    private Binder<Fault> faults(List<String> ids) {
        Distinct distinct = new Distinct("id", "give one an id of its own", binders.defects());
        FaultScope scope = new FaultScope(
                Vocabulary.ofProfile(ids),
                new Struck(Optional.empty()),
                distinct.of(binders::name),
                Optional.empty(),
                Optional.empty());
        return FaultBinder.open(binders, scope)::bind;
    }
}
