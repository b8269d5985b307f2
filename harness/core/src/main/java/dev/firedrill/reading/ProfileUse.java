package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code profiles}: how a scenario uses a failure profile.
 *
 * @param on what faults without a target of their own strike
 * @param from how much later than written the windows that count from t0 begin and end
 * @param overrides keys that take the place of a fault's own, by the id it has in the profile
 * @param prefix put before the ids of all faults
 */
record ProfileUse(
        Position position,
        Value.Text path,
        Optional<Value.Member> on,
        Duration from,
        Map<String, Value.Member> overrides,
        String prefix) {

    private static final List<String> MARKS = List.of("fault:", "healed:");

    /** Use a profile as it is. */
    static ProfileUse of(Value.Text path) {
        return new ProfileUse(path.position(), path, Optional.empty(), Duration.ZERO, Map.of(), "");
    }

    /** List the ids that the faults of a profile get. */
    List<String> ids(ProfileFile file) {
        return file.ids().stream().map(prefix::concat).toList();
    }

    /**
     * Write a fault of the profile as this use has it; what it takes from the profile keeps its place there. One that gets
     * another kind stands where that is written, for so do the keys that it lacks.
     */
    Value.Structure written(Value.Structure fault, ProfileFile file) {
        Map<String, Value.Member> members = new LinkedHashMap<>(overridden(fault));
        on.ifPresent(own -> members.putIfAbsent(own.key(), own));
        members.computeIfPresent("id", (key, id) -> replaced(id, prefix));
        members.computeIfPresent("after", (key, mark) -> renamed(mark, file));
        return new Value.Structure(newKind(fault).map(Value::position).orElse(fault.position()), members);
    }

    private Optional<Value.Structure> newKind(Value.Structure fault) {
        return keys(fault).filter(keys -> keys.members().containsKey("kind"));
    }

    private Optional<Value.Structure> keys(Value.Structure fault) {
        return Optional.ofNullable(overrides.get(Members.text(fault, "id").orElse("")))
                .map(Value.Member::value)
                .filter(Value.Structure.class::isInstance)
                .map(Value.Structure.class::cast);
    }

    private Map<String, Value.Member> overridden(Value.Structure fault) {
        Map<String, Value.Member> members = new LinkedHashMap<>(fault.members());
        newKind(fault).ifPresent(any -> members.keySet().retainAll(FaultBinder.COMMON));
        keys(fault).ifPresent(keys -> members.putAll(keys.members()));
        return members;
    }

    private static Value.Member replaced(Value.Member member, String prefix) {
        return member.value() instanceof Value.Text text
                ? with(member, new Value.Text(text.position(), prefix + text.text()))
                : member;
    }

    /** Let a mark that speaks of a fault of the profile speak of it by its new id. */
    private Value.Member renamed(Value.Member mark, ProfileFile file) {
        if (mark.value() instanceof Value.Text text) {
            for (String kind : MARKS) {
                if (text.text().startsWith(kind)
                        && file.ids().contains(text.text().substring(kind.length()))) {
                    String renamed = kind + prefix + text.text().substring(kind.length());
                    return with(mark, new Value.Text(text.position(), renamed));
                }
            }
        }
        return mark;
    }

    private static Value.Member with(Value.Member member, Value value) {
        return new Value.Member(member.keyPosition(), member.key(), value);
    }
}
