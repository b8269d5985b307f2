package dev.firedrill.reading;

import dev.firedrill.model.Position;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Binds the path of another file, which stays a value so that its place is known when the file is looked for.
 *
 * @param kind what stands in the file
 */
record FilePath(Binders binders, String kind, String suffix) implements Binder<Value.Text> {

    static final String PROVIDER = ".provider.json";
    static final String PROFILE = ".faults.json";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

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
                        || binders.reject(value, "a path that ends in '" + suffix + "'", mend(path, value.position())))
                .map(path -> new Value.Text(value.position(), path));
    }

    /** Offer the path of the shipped profile where somebody wrote a name as {@code stub} takes it. */
    private String mend(String path, Position written) {
        boolean name = kind.equals("profile") && NAME.matcher(path).matches();
        int folders = (int) written.file().chars().filter(it -> it == '/').count();
        String up = "../".repeat(Math.max(0, folders - 1));
        return name
                ? "write the path from this file: " + Quote.of(path + suffix) + ", or of the one shipped "
                        + Quote.of(up + "profiles/" + path + suffix)
                : "name a " + kind + " file";
    }
}
