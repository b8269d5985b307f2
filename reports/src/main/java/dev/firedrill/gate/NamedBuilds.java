package dev.firedrill.gate;

import dev.firedrill.model.Mode;
import dev.firedrill.result.Provenance.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Word which builds were drilled: systems of one build together, digests as short as a reader compares them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NamedBuilds {

    private static final int MOST_BUILDS = 6;
    private static final int MOST_SYSTEMS = 12;

    private NamedBuilds() {}

    private record Build(String mode, @Nullable String name, String by) {}

    /** Name them in one line, virtual time first, as {@code awf, rollback-monitor (classes sha256:69b3db0693e8…)}; "" for none. */
    public static String words(List<Subject> subjects) {
        Map<Build, List<String>> systems = new LinkedHashMap<>();
        subjects.stream()
                .sorted(Comparator.comparing(it -> !isSimulated(it.mode())))
                .forEach(it -> systems.computeIfAbsent(
                                new Build(it.mode(), it.build(), it.by()), build -> new ArrayList<>())
                        .add(it.system()));
        List<String> words = new ArrayList<>();
        systems.forEach((build, names) -> words.add(words(build, names)));
        return first(words, MOST_BUILDS);
    }

    private static String words(Build build, List<String> systems) {
        String mode = isSimulated(build.mode()) ? "" : " " + build.mode();
        return first(systems.stream().distinct().toList(), MOST_SYSTEMS) + mode + " (" + name(build) + ")";
    }

    private static boolean isSimulated(String mode) {
        return mode.equals(Mode.SIMULATED.word());
    }

    private static String name(Build build) {
        return build.name() == null ? "nobody named its build" : kind(build.by()) + Brief.build(build.name());
    }

    private static String kind(String by) {
        return switch (by) {
            case "digest of its classes" -> "classes ";
            case "digest of its folder" -> "folder ";
            default -> "";
        };
    }

    private static String first(List<String> words, int most) {
        String shown = words.stream().limit(most).collect(Collectors.joining(", "));
        return words.size() <= most ? shown : "%s and %d more".formatted(shown, words.size() - most);
    }
}
