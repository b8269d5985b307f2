package dev.firedrill.reading;

import dev.firedrill.model.Controls.Selection;
import dev.firedrill.model.Controls.Selection.From;
import dev.firedrill.model.Pattern;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds what counts in a formula: requests, guards or signals, by their facts. */
final class SelectionBinder implements Binder<Selection> {

    /** Stands in for a selection that could not be read. */
    static final Selection NOTHING = new Selection(From.REQUESTS, Map.of(), Map.of());

    private final Binders binders;
    private final Map<String, Names> declared;

    /** Bind where these routes, reasons and signals are declared. */
    SelectionBinder(Binders binders, Names routes, Names reasons, Names signals) {
        this.binders = binders;
        this.declared =
                Map.of("route", routes, "detected", routes, "reason", reasons, "override", reasons, "signal", signals);
    }

    @Override
    public Optional<Selection> bind(Value value) {
        return binders.object(this::selection).bind(value);
    }

    private Selection selection(Members it) {
        Optional<From> from = it.demand("from", binders.word("source", From.values(), From::word));
        Names facts = from.map(known -> new Names("fact of " + known.word(), "", known.facts()))
                .orElse(Names.any("fact"));
        return new Selection(from.orElse(From.REQUESTS), values(it, "where", facts), values(it, "except", facts));
    }

    private Map<String, Set<String>> values(Members it, String key, Names facts) {
        Map<String, Set<String>> bound = new LinkedHashMap<>();
        it.find(key)
                .flatMap(value -> Members.structure(value, binders.defects()))
                .ifPresent(given -> given.members().forEach((fact, member) -> {
                    if (facts.contains(fact) || binders.unknown(member.keyPosition(), fact, facts)) {
                        bound.put(fact, values(fact, member.value()));
                    }
                }));
        return bound;
    }

    private Set<String> values(String fact, Value value) {
        Binder<String> one = it -> binders.scalar(it).filter(text -> isKnown(fact, it, text));
        if (!(value instanceof Value.Sequence list)) {
            return new LinkedHashSet<>(one.bind(value).stream().toList());
        }
        if (list.items().isEmpty()) {
            binders.reject(value, "at least one value", "write the value, or '*' for any but none");
        }
        return new LinkedHashSet<>(Members.items(list, one, binders.defects()));
    }

    private boolean isKnown(String fact, Value value, String text) {
        Names names = declared.getOrDefault(fact, Names.any(fact));
        boolean anyOrNone = List.of(Pattern.ANY, "").contains(text);
        return anyOrNone || names.contains(text) || binders.unknown(value.position(), text, names);
    }
}
