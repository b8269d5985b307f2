package dev.firedrill.reading;

import dev.firedrill.model.Expectation.Head;
import java.util.List;
import java.util.Optional;

/** Binds what all checks share: id and covered requirements. */
final class Heads {

    private final Binders binders;
    private final Binder<String> requirement;
    private final Distinct ids;

    Heads(Binders binders, Names requirements, Distinct ids) {
        this.binders = binders;
        this.requirement = binders.named(requirements);
        this.ids = ids;
    }

    /** Bind the head of a check that has {@code ownId} unless it says otherwise; one with half an id is broken elsewhere. */
    Head of(Members it, String ownId) {
        Optional<String> given = it.optional("id", binders::name);
        String id = given.orElse(ownId);
        if (!id.endsWith(":")) {
            ids.isNew(id, given.isPresent() ? it.positionOf("id") : it.position());
        }
        return new Head(id, covers(it), it.position());
    }

    List<String> covers(Members it) {
        return it.list("covers", requirement);
    }
}
