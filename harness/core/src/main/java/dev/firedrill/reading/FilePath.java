package dev.firedrill.reading;

import java.util.Optional;

/**
 * Binds the path of another file, which stays a value so that its place is known when the file is looked for.
 *
 * @param kind what stands in the file
 */
record FilePath(Binders binders, String kind, String suffix) implements Binder<Value.Text> {

    static final String PROVIDER = ".provider.json";
    static final String PROFILE = ".faults.json";

    static FilePath provider(Binders binders) {
        return new FilePath(binders, "provider", PROVIDER);
    }

    static FilePath profile(Binders binders) {
        return new FilePath(binders, "profile", PROFILE);
    }

    @Override
    public Optional<Value.Text> bind(Value value) {
        return binders.text(value)
                .filter(path -> path.endsWith(suffix)
                        || binders.reject(value, "a path that ends in '" + suffix + "'", "name a " + kind + " file"))
                .map(path -> new Value.Text(value.position(), path));
    }
}
