package dev.firedrill.reading;

import dev.firedrill.model.Suite;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Hold what reading found: all that could be read, and one defect for each error.
 *
 * @param suites suites with the scenarios that have no defect, in the order of their folders
 * @param defects errors in the order of the files and, in one file, of the lines
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Loaded(List<Suite> suites, List<Defect> defects) {

    public Loaded {
        suites = List.copyOf(suites);
        defects = List.copyOf(defects);
    }
}
