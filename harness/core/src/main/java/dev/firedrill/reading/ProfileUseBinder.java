package dev.firedrill.reading;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Binds one entry of {@code profiles}: a path, or an object that says more. */
final class ProfileUseBinder {

    private final Binders binders;

    ProfileUseBinder(Binders binders) {
        this.binders = binders;
    }

    Optional<ProfileUse> bind(Value value) {
        return value instanceof Value.Structure
                ? binders.perhaps(this::use).bind(value)
                : FilePath.profile(binders).bind(value).map(ProfileUse::of);
    }

    private Optional<ProfileUse> use(Members it) {
        Optional<Value.Text> path = it.demand("use", FilePath.profile(binders));
        Optional<Value.Member> on =
                it.has("on") ? Optional.ofNullable(it.object().members().get("on")) : Optional.empty();
        Duration from = it.optional("from", binders::duration).orElse(Duration.ZERO);
        Map<String, Value.Member> overrides = overrides(it);
        String prefix = it.optional("prefix", binders::name).orElse("");
        return path.map(known -> new ProfileUse(it.position(), known, on, from, overrides, prefix));
    }

    private Map<String, Value.Member> overrides(Members it) {
        Map<String, Value.Member> overrides = new LinkedHashMap<>();
        it.optional("override", value -> Members.structure(value, binders.defects()))
                .ifPresent(faults -> faults.members().forEach((id, override) -> {
                    if (isUsable(override)) {
                        overrides.put(id, override);
                    }
                }));
        return overrides;
    }

    private boolean isUsable(Value.Member override) {
        return Members.structure(override.value(), binders.defects())
                .filter(this::keepsTheId)
                .isPresent();
    }

    private boolean keepsTheId(Value.Structure override) {
        Optional<Value.Member> id = Optional.ofNullable(override.members().get("id"));
        id.ifPresent(it -> binders.defects()
                .add(
                        it.keyPosition(),
                        "key 'id' in an override",
                        "the other keys of a fault",
                        "remove it; 'prefix' gives all faults other ids"));
        return id.isEmpty();
    }
}
