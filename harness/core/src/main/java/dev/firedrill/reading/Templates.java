package dev.firedrill.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds texts with placeholders that are filled when a run starts; an unknown one would be filled by nobody. */
final class Templates {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");
    private static final Pattern PROVIDER = Pattern.compile("providers\\.(.+)\\.url");
    private static final String URL = "url";
    private static final List<String> EVERYWHERE =
            List.of("port", URL, "state", "setup", "variant", "seed", "timeScale", "root", "java", "classpath");

    private final Binders binders;
    private final Names providers;
    private final List<String> names;
    private final List<String> families;

    private Templates(Binders binders, Names providers, List<String> names, List<String> families) {
        this.binders = binders;
        this.providers = providers;
        this.names = names;
        this.families = families;
    }

    /** Know the placeholders that stand everywhere. */
    static Templates everywhere(Binders binders, Names providers) {
        return new Templates(binders, providers, EVERYWHERE, List.of("port."));
    }

    /** Know others besides. */
    Templates with(List<String> others) {
        return new Templates(binders, providers, joined(names, others), families);
    }

    /** Know all that begin so, besides. */
    Templates withAll(String family) {
        return new Templates(binders, providers, names, joined(families, List.of(family)));
    }

    /** Leave out the address of the service, which cannot hold itself. */
    Templates withoutUrl() {
        return new Templates(
                binders, providers, names.stream().filter(it -> !it.equals(URL)).toList(), families);
    }

    Optional<String> text(Value value) {
        return binders.text(value).filter(it -> judge(value, it));
    }

    /** Bind a text with something in it. */
    Optional<String> filled(Value value) {
        return binders.name(value).filter(it -> judge(value, it));
    }

    /** Bind any JSON, every text in it a template. */
    Optional<JsonNode> json(Value value) {
        return judgeAll(value) ? Optional.of(Nodes.of(value)) : Optional.empty();
    }

    private boolean judgeAll(Value value) {
        if (value instanceof Value.Text text) {
            return judge(text, text.text());
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(this::judgeAll).reduce(true, Boolean::logicalAnd);
        }
        return !(value instanceof Value.Structure object)
                || object.members().values().stream()
                        .map(it -> judgeAll(it.value()))
                        .reduce(true, Boolean::logicalAnd);
    }

    private boolean judge(Value value, String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(it -> isKnown(it.group(1)) || unknown(value, it.group(1)))
                .reduce(true, Boolean::logicalAnd);
    }

    private boolean isKnown(String name) {
        return names.contains(name)
                || families.stream().anyMatch(it -> name.startsWith(it) && name.length() > it.length())
                || PROVIDER.matcher(name).results().anyMatch(it -> providers.contains(it.group(1)));
    }

    private boolean unknown(Value value, String wrong) {
        List<String> known = all();
        binders.defects()
                .add(
                        value.position(),
                        "unknown placeholder " + Quote.of(spelled(wrong)),
                        "one of the placeholders of this place: "
                                + Quote.all(
                                        known.stream().map(Templates::spelled).toList()),
                        Nearest.to(wrong, known)
                                .map(it -> "write " + Quote.of(spelled(it)))
                                .orElse("use one of these"));
        return false;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(names);
        providers.known().forEach(it -> all.add("providers." + it + ".url"));
        families.forEach(it -> all.add(it + "NAME"));
        return all;
    }

    private static String spelled(String name) {
        return "${" + name + "}";
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
