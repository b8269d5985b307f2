package dev.firedrill.reading;

import dev.firedrill.model.Fault;
import dev.firedrill.model.Profile;
import java.util.List;

/**
 * The content of a {@code *.faults.json} that has no defect.
 *
 * @param faults as written, for scenarios to bind in their own terms
 */
record ProfileFile(Profile profile, List<Value.Structure> faults, String sha256) {

    ProfileFile {
        faults = List.copyOf(faults);
    }

    List<String> ids() {
        return profile.faults().stream().map(Fault::id).toList();
    }
}
