package dev.firedrill.reading;

import dev.firedrill.model.Controls.Telemetry;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds the telemetry section of {@code controls.json}. */
final class TelemetryBinder {

    private final Binders binders;

    TelemetryBinder(Binders binders) {
        this.binders = binders;
    }

    Optional<Telemetry> bind(Value value) {
        return binders.object(this::telemetry).bind(value);
    }

    private Telemetry telemetry(Members it) {
        Map<String, Telemetry.Keys> keys = it.requiredMap("keys", binders.object(this::keys));
        return new Telemetry(
                it.required("prefix", binders::text, ""),
                it.required("modeVariable", binders::name, ""),
                it.required("defaultMode", binders.named(new Names("mode", "in 'keys'", keys.keySet())), ""),
                keys);
    }

    private Telemetry.Keys keys(Members it) {
        Distinct distinct = new Distinct("key", "remove one of the two", binders.defects());
        Set<String> required = new LinkedHashSet<>(it.requiredList("required", distinct.of(binders::name)));
        return new Telemetry.Keys(required, new LinkedHashSet<>(it.list("optional", distinct.of(binders::name))));
    }
}
