package dev.firedrill.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds the name of a scenario, which must do as a file name everywhere. */
final class ScenarioName implements Binder<String> {

    static final String EXPECTED =
            "1 to 81 of a-z, 0-9, '.', '_', '-', a letter or digit first, no dot last, no name Windows reserves";

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,80}");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private final Binders binders;
    private final Optional<String> row;

    ScenarioName(Binders binders, Optional<String> row) {
        this.binders = binders;
        this.row = row;
    }

    static boolean fits(String name) {
        return FORM.matcher(name).matches() && !DEVICE.matcher(name).matches() && !name.endsWith(".");
    }

    @Override
    public Optional<String> bind(Value value) {
        return binders.text(value)
                .filter(name -> fits(name) || binders.reject(value, EXPECTED, mend(name)))
                .map(name -> row.map(id -> name + "." + id).orElse(name))
                .filter(name -> fits(name) || tooLong(value, name));
    }

    /** Offer what a wrong name would be in lower case, with hyphens for all that does not fit. */
    private static String mend(String wrong) {
        String kebab = Normalizer.normalize(wrong, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[._-]+|[._-]+$", "");
        return fits(kebab) ? "write " + Quote.of(kebab) : "choose such a name";
    }

    private boolean tooLong(Value value, String name) {
        binders.defects()
                .add(
                        value.position(),
                        "name " + Quote.of(name) + " with the id of its row",
                        EXPECTED,
                        "shorten the name or the id of the row");
        return false;
    }
}
