package dev.firedrill.reading;

import dev.firedrill.model.Controls.Telemetry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds the telemetry section of {@code controls.json}. */
final class TelemetryBinder {

    private static final Names TYPES =
            new Names("JSON type", "", List.of("string", "number", "boolean", "object", "array", "null"));

    private final Binders binders;

    TelemetryBinder(Binders binders) {
        this.binders = binders;
    }

    Optional<Telemetry> bind(Value value) {
        return binders.object(this::telemetry).bind(value);
    }

    private Telemetry telemetry(Members it) {
        Map<String, Telemetry.Keys> keys = it.requiredMap("keys", binders.object(this::keys));
        Names names = keyNames(keys);
        Telemetry telemetry = new Telemetry(
                it.required("prefix", binders::text, ""),
                it.required("modeVariable", binders::name, ""),
                it.required("defaultMode", binders.named(new Names("mode", "in 'keys'", keys.keySet())), ""),
                keys,
                types(it, names),
                it.optional("reasonKey", binders.named(names)).orElse(""),
                it.optional("classKey", binders.named(names)).orElse(""));
        judgeClassKey(it);
        return telemetry;
    }

    private Map<String, Set<String>> types(Members it, Names names) {
        Map<String, Set<String>> types = new LinkedHashMap<>();
        it.find("types")
                .flatMap(value -> Members.structure(value, binders.defects()))
                .ifPresent(given -> given.members().forEach((key, member) -> {
                    if (names.contains(key) || binders.unknown(member.keyPosition(), key, names)) {
                        types.put(key, words(member.value()));
                    }
                }));
        return types;
    }

    private Set<String> words(Value value) {
        if (value instanceof Value.Sequence list && list.items().isEmpty()) {
            binders.reject(value, "at least one type", "name the types, or leave the key out, which allows any");
        }
        Distinct distinct = new Distinct("type", "remove one of the two", binders.defects());
        return new LinkedHashSet<>(Members.items(value, distinct.of(binders.named(TYPES)), binders.defects()));
    }

    private void judgeClassKey(Members it) {
        if (it.has("classKey") && !it.has("reasonKey")) {
            binders.defects()
                    .add(
                            it.positionOf("classKey"),
                            "'classKey' without 'reasonKey'",
                            "the key of the reason whose taxonomy it holds",
                            "add 'reasonKey', or remove 'classKey'");
        }
    }

    private static Names keyNames(Map<String, Telemetry.Keys> keys) {
        Set<String> names = new LinkedHashSet<>();
        keys.values().forEach(mode -> {
            names.addAll(mode.required());
            names.addAll(mode.optional());
        });
        return new Names("telemetry key", "in 'keys'", names);
    }

    private Telemetry.Keys keys(Members it) {
        Distinct distinct = new Distinct("key", "remove one of the two", binders.defects());
        Set<String> required = new LinkedHashSet<>(it.requiredList("required", distinct.of(binders::name)));
        return new Telemetry.Keys(required, new LinkedHashSet<>(it.list("optional", distinct.of(binders::name))));
    }
}
