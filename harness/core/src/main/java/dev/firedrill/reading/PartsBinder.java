package dev.firedrill.reading;

import dev.firedrill.model.LiveSystem.Part;
import dev.firedrill.model.LiveSystem.Readiness;
import dev.firedrill.model.Position;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Binds the processes of a service. */
final class PartsBinder {

    private static final String START = "start";
    private static final String APP = "app";
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Readiness LISTENING = new Readiness(Optional.empty(), Optional.empty(), WITHIN);
    private static final Pattern PLACED = Pattern.compile("([/\\\\]|[A-Za-z]:|\\$\\{).*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(https?://|\\$\\{).*", Pattern.DOTALL);

    private final Binders binders;
    private final Templates templates;
    private final String home;

    /**
     * Bind processes.
     *
     * @param home template: the folder of the file
     */
    PartsBinder(Binders binders, Templates templates, String home) {
        this.binders = binders;
        this.templates = templates;
        this.home = home;
    }

    /** Name the processes of a file; any name will do where one of them cannot be made out. */
    static Names names(Members file) {
        List<String> names = new ArrayList<>();
        List<Value> parts = file.find(START).map(PartsBinder::items).orElse(List.of());
        boolean readable = parts.stream().allMatch(it -> nameOf(it).isPresent());
        parts.forEach(it -> nameOf(it).ifPresent(names::add));
        return new Names("process", "of 'start'", names, !readable);
    }

    private static List<Value> items(Value start) {
        return start instanceof Value.Sequence list ? list.items() : List.of(start);
    }

    private static Optional<String> nameOf(Value part) {
        boolean unnamed =
                part instanceof Value.Structure object && !object.members().containsKey("name");
        return unnamed ? Optional.of(APP) : Members.text(part, "name");
    }

    List<Part> bind(Members file) {
        Names names = names(file);
        Distinct distinct = new Distinct("process", "give each a 'name' of its own", binders.defects());
        Map<String, Position> places = new LinkedHashMap<>();
        List<Part> parts = file.listOrOne(START, binders.object(it -> part(it, names, distinct, places)));
        parts.stream()
                .filter(it -> waitsForItself(it, parts))
                .findFirst()
                .ifPresent(it -> circle(it, places.getOrDefault(it.name(), file.position())));
        return parts;
    }

    private Part part(Members it, Names names, Distinct distinct, Map<String, Position> places) {
        Optional<String> given = it.optional("name", binders::name);
        String name = given.orElse(APP);
        if (given.isPresent() == it.has("name")) {
            distinct.isNew(name, it.positionOf("name"));
        }
        places.putIfAbsent(name, it.positionOf("dependsOn"));
        return new Part(
                name,
                it.filledList("command", templates::text),
                folder(it.optional("folder", templates::filled).orElse(".")),
                it.map("environment", templates::text),
                it.list("dependsOn", binders.named(names)),
                it.optional("ready", binders.object(this::ready)).orElse(LISTENING),
                it.optional("grace", binders::duration).orElse(GRACE));
    }

    private Readiness ready(Members it) {
        return new Readiness(
                it.optional("http", this::address),
                it.optional("line", binders::name),
                it.optional("within", binders::length).orElse(WITHIN));
    }

    private Optional<String> address(Value value) {
        return templates
                .text(value)
                .filter(it -> ADDRESS.matcher(it).matches()
                        || binders.reject(
                                value, "an address, as '${url}/health'", "begin it with '${url}' or 'http://'"));
    }

    private String folder(String written) {
        if (PLACED.matcher(written).matches()) {
            return written;
        }
        Deque<String> steps = new ArrayDeque<>(List.of(home.split("/", -1)));
        for (String step : written.replace('\\', '/').split("/", -1)) {
            if (step.equals("..") && steps.size() > 1 && !steps.getLast().equals("..")) {
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    private static boolean waitsForItself(Part part, List<Part> all) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(part.dependsOn());
        while (!next.isEmpty()) {
            String name = next.removeFirst();
            if (name.equals(part.name())) {
                return true;
            }
            if (seen.add(name)) {
                all.stream().filter(it -> it.name().equals(name)).forEach(it -> next.addAll(it.dependsOn()));
            }
        }
        return false;
    }

    private void circle(Part part, Position position) {
        binders.defects()
                .add(
                        position,
                        "process " + Quote.of(part.name()) + " that waits for itself",
                        "processes of which one can be the first",
                        "remove one 'dependsOn' of the circle");
    }
}
