package dev.firedrill.reading;

import dev.firedrill.model.LiveSystem.Sign;
import java.util.List;
import java.util.Optional;

/** Binds what tells one event of a stream, body or record from others. */
final class SignBinder implements Binder<Sign> {

    private static final List<String> KEYS = List.of("event", "data", "pointer");

    private final Binders binders;
    private final boolean named;

    /**
     * Bind signs.
     *
     * @param named whether what is told apart has names of events
     */
    SignBinder(Binders binders, boolean named) {
        this.binders = binders;
        this.named = named;
    }

    @Override
    public Optional<Sign> bind(Value value) {
        return binders.object(this::sign).bind(value);
    }

    private Sign sign(Members it) {
        Optional<String> event = named ? it.optional("event", binders::name) : Optional.empty();
        Optional<String> data = it.optional("data", binders::text);
        Optional<String> pointer = it.optional("pointer", new Pointers(binders)::pointer);
        Optional<String> equals = it.optional("equals", binders::scalar);
        List<String> keys = named ? KEYS : KEYS.subList(1, KEYS.size());
        if (it.has("equals") && !it.has("pointer")) {
            binders.defects()
                    .add(
                            it.positionOf("equals"),
                            "'equals' without 'pointer'",
                            "the key 'pointer', which says where that value is",
                            "add 'pointer', or write 'data' for the whole");
        } else if (it.object().members().isEmpty()) {
            binders.defects()
                    .add(it.position(), "a sign of nothing", "at least one of " + Quote.all(keys), "add one of them");
        }
        return new Sign(event, data, pointer, equals);
    }
}
