package dev.firedrill.reading;

import java.util.Optional;

/** Binds the path of a provider file, which stays a value so that its place is known when the file is looked for. */
record ProviderPath(Binders binders) implements Binder<Value.Text> {

    static final String SUFFIX = ".provider.json";

    @Override
    public Optional<Value.Text> bind(Value value) {
        return binders.text(value)
                .filter(path -> path.endsWith(SUFFIX)
                        || binders.reject(value, "a path that ends in '" + SUFFIX + "'", "name a provider file"))
                .map(path -> new Value.Text(value.position(), path));
    }
}
