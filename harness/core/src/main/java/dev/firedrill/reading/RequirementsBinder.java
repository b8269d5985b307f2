package dev.firedrill.reading;

import dev.firedrill.model.Position;
import dev.firedrill.model.Requirement;
import dev.firedrill.model.Requirement.By;
import java.util.List;
import java.util.Optional;

/** Binds {@code requirements.json}: what a system must fulfil, and who can show it. */
final class RequirementsBinder {

    private final Binders binders;
    private final Distinct ids;

    RequirementsBinder(Defects defects) {
        this.binders = new Binders(defects);
        this.ids = new Distinct("requirement", "remove one of the two, or give it an id of its own", defects);
    }

    Optional<List<Requirement>> bind(Value file) {
        return binders.object(this::requirements).bind(file);
    }

    private List<Requirement> requirements(Members file) {
        file.optional("$schema", binders::text);
        return file.filledList("requirements", binders.object(this::requirement));
    }

    private Requirement requirement(Members it) {
        Position position = it.positionOf("id");
        return new Requirement(
                position,
                it.required("id", ids.of(binders::name), ""),
                it.required("text", binders::name, ""),
                it.optional("by", binders.word("word", By.values(), By::word)).orElse(By.CHECK));
    }
}
