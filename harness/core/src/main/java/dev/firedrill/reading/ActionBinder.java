package dev.firedrill.reading;

import dev.firedrill.model.Action;
import dev.firedrill.model.Controls.ActionDeclaration;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds one entry of {@code actions}: who does what, and when. */
final class ActionBinder {

    /** How an action ends that is not done. */
    static final String FAILED = "failed";

    /** How an action can end. */
    static final List<String> ENDS = List.of("done", FAILED);

    private final Binders binders;
    private final Vocabulary vocabulary;
    private final Distinct ids;

    ActionBinder(Binders binders, Vocabulary vocabulary, Distinct ids) {
        this.binders = binders;
        this.vocabulary = vocabulary;
        this.ids = ids;
    }

    Optional<Action> bind(Value value) {
        return binders.object(this::action).bind(value);
    }

    private Action action(Members it) {
        String verb = it.required("do", binders.named(vocabulary.verbs()), "");
        String id = it.optional("id", binders::name).orElse(verb);
        if (!id.isEmpty()) {
            ids.isNew(id, it.positionOf(it.has("id") ? "id" : "do"));
        }
        Optional<Mark> after = it.optional("after", new MarkBinder(binders, vocabulary));
        Duration delay = delay(it);
        boolean fails = it.optional("ends", binders.named(new Names("end", "", ENDS)))
                .filter(FAILED::equals)
                .isPresent();
        String actor = it.optional("actor", binders::name).orElse("operator");
        Optional<Pattern> pattern = Optional.empty();
        Duration within = Duration.ZERO;
        if (verb.equals(Action.VERIFY)) {
            pattern = Optional.of(new PatternBinder(binders, vocabulary).bind(it));
            within = it.optional("within", binders::duration).orElse(within);
        }
        return new Action(it.position(), id, after, delay, verb, parameters(it, verb), pattern, within, fails, actor);
    }

    private Duration delay(Members it) {
        boolean at = it.has("at");
        boolean after = it.has("after");
        if (at == after) {
            String found = at ? "both 'at' and 'after'" : "neither 'at' nor 'after'";
            binders.defects()
                    .add(
                            it.position(),
                            found,
                            "one of the two",
                            at ? "remove one" : "add 'at' with a duration or 'after' with a mark");
        }
        if (at && it.has("delay")) {
            binders.defects()
                    .add(
                            it.positionOf("delay"),
                            "'delay' beside 'at'",
                            "'delay' only with 'after'",
                            "add the delay to 'at'");
        }
        Optional<Duration> delay = it.optional("delay", binders::duration);
        return it.optional("at", binders::duration).or(() -> delay).orElse(Duration.ZERO);
    }

    /** Bind what is written to a control: one of its declared values, for a misspelled one switches nothing. */
    private Optional<String> value(Value value, String control) {
        Optional<Control> declared = vocabulary.controls().control(control);
        return binders.scalar(value)
                .filter(it -> declared.isEmpty() || declared.get().takes(it) || reject(value, it, declared.get()));
    }

    private boolean reject(Value value, String wrong, Control control) {
        Names values = new Names("value", "of control " + Quote.of(control.name()), control.values());
        Optional<String> nearest = Nearest.to(wrong, control.values());
        String declare = "if it is meant, add it to 'otherValues' of the control";
        return binders.reject(
                value,
                values.expected(),
                nearest.map(it -> "did you mean " + Quote.of(it) + "? " + declare)
                        .orElse("use one of these; " + declare));
    }

    private Map<String, String> parameters(Members it, String verb) {
        return switch (verb) {
            case Action.SET -> write(it);
            case Action.SIGNAL -> signal(it);
            case Action.CRASH -> crash(it);
            case Action.VERIFY, Action.RESTART, Action.START_SECOND -> Map.of();
            default -> declared(it, verb);
        };
    }

    private Map<String, String> write(Members it) {
        String control = it.required("control", binders.named(vocabulary.controlNames()), "");
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("control", control);
        parameters.put("value", it.required("value", value -> value(value, control), ""));
        return parameters;
    }

    private Map<String, String> signal(Members it) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("signal", it.required("signal", binders.named(vocabulary.signals()), ""));
        parameters.put("value", it.optional("value", binders::scalar).orElse(""));
        return parameters;
    }

    private Map<String, String> crash(Members it) {
        return it.optional("downtime", binders::duration)
                .map(downtime -> Map.of("downtime", Durations.spell(downtime)))
                .orElse(Map.of());
    }

    private Map<String, String> declared(Members it, String verb) {
        Optional<List<String>> declared = vocabulary.controls().actions().stream()
                .filter(action -> action.name().equals(verb))
                .map(ActionDeclaration::parameters)
                .findFirst();
        if (declared.isEmpty()) {
            it.forgive();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        declared.orElse(List.of())
                .forEach(name -> it.optional(name, binders::scalar).ifPresent(value -> parameters.put(name, value)));
        return parameters;
    }
}
