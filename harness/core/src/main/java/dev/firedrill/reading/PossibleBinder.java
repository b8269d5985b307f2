package dev.firedrill.reading;

import dev.firedrill.model.Controls.Happening;
import dev.firedrill.model.Pattern.Subject;
import java.util.Arrays;
import java.util.List;

/** Binds what can happen under a name of the system's own, of which no other declaration speaks. */
final class PossibleBinder {

    private static final List<Subject> FREE =
            Arrays.stream(Subject.values()).filter(Subject::free).toList();

    private static final Happening STAND_IN = new Happening(Subject.EVENT, "", List.of());

    private final Binders binders;
    private final Distinct names;

    PossibleBinder(Binders binders) {
        this.binders = binders;
        this.names = new Distinct("happening", "remove one of the two", binders.defects());
    }

    Happening bind(Members it) {
        List<Subject> given =
                FREE.stream().filter(subject -> it.has(subject.word())).toList();
        List<String> members = members(it);
        if (given.size() != 1) {
            PatternBinder.reject(binders, it.position(), given, FREE);
            return STAND_IN;
        }
        Subject subject = given.get(0);
        String name = it.required(subject.word(), binders::name, "");
        names.isNew(subject.word() + ":" + name, it.positionOf(subject.word()));
        if (!subject.open() && !members.isEmpty()) {
            binders.defects()
                    .add(
                            it.positionOf("members"),
                            "'members' of " + Quote.of(subject.word()),
                            "'members' only of what has JSON of its own",
                            "remove it");
        }
        return new Happening(subject, name, members);
    }

    private List<String> members(Members it) {
        Distinct members = new Distinct("member", "remove one of the two", binders.defects());
        return it.list("members", members.of(binders::name));
    }
}
