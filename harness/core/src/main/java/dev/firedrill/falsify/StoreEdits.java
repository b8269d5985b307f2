package dev.firedrill.falsify;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ArtifactWritten;
import dev.firedrill.events.Event.AuditEntry;
import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.events.Event.FlagWritten;
import dev.firedrill.events.Event.StateEntered;
import dev.firedrill.events.Event.TriggerFired;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Expectation.Artifact;
import dev.firedrill.model.Expectation.Propagation;
import dev.firedrill.model.Pattern.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Choose edits of what lies in stores: files, and what the system goes by of the controls. */
final class StoreEdits {

    /** More often than any control is written in a drill. */
    private static final int MANY = 100;

    private final Case at;

    StoreEdits(Case at) {
        this.at = at;
    }

    /** Spoil what the last write of a file left there, then leave files out, and put more in. */
    Stream<Edit> artifact(Artifact wanted) {
        Pattern path = Pattern.compile(Arrays.stream(wanted.path().split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
        List<ArtifactWritten> writes = at.log().all(ArtifactWritten.class).stream()
                .filter(it -> path.matcher(it.path()).matches())
                .toList();
        Map<String, ArtifactWritten> last = new LinkedHashMap<>();
        writes.forEach(it -> last.put(it.path(), it));
        return Stream.of(
                        at.atEach(List.copyOf(last.values()), it -> spoilt(it, wanted)),
                        wanted.lines()
                                ? at.atEach(writes, it -> List.of(content(it, ""), content(it, it.content() + "x")))
                                : Stream.<Edit>empty(),
                        tooFew(wanted, writes, List.copyOf(last.keySet())),
                        tooMany(wanted, last.size()))
                .flatMap(it -> it);
    }

    private Edit content(ArtifactWritten written, String content) {
        return at.bench().change(written, "content", content);
    }

    private List<Edit> spoilt(ArtifactWritten written, Artifact wanted) {
        JsonNode json = Json.scalar(written.content());
        if (!(json instanceof ObjectNode object)) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        new TreeMap<>(wanted.values())
                .keySet()
                .forEach(pointer -> edits.add(content(written, with(object, JsonPointer.compile(pointer)))));
        for (String key : wanted.keys()) {
            edits.add(content(written, object.deepCopy().without(key).toString()));
        }
        edits.add(content(written, written.content() + Workbench.EDITED));
        return edits;
    }

    /** Put something else where a pointer leads. */
    private static String with(ObjectNode object, JsonPointer pointer) {
        ObjectNode copy = object.deepCopy();
        JsonNode parent = copy.at(pointer.head());
        if (parent instanceof ObjectNode there) {
            there.put(pointer.last().getMatchingProperty(), Workbench.EDITED);
        } else {
            copy.removeAll();
        }
        return copy.toString();
    }

    /** Leave out all writes of so many files that one is missing. */
    private Stream<Edit> tooFew(Artifact wanted, List<ArtifactWritten> writes, List<String> paths) {
        int left = wanted.atLeast() - 1;
        if (left < 0 || left >= paths.size()) {
            return Stream.empty();
        }
        List<String> dropped = paths.subList(left, paths.size());
        return Stream.of(at.bench()
                .dropAll(writes.stream()
                        .filter(it -> dropped.contains(it.path()))
                        .toList()));
    }

    private Stream<Edit> tooMany(Artifact wanted, int there) {
        if (wanted.atMost().isEmpty()) {
            return Stream.empty();
        }
        List<ArtifactWritten> more = new ArrayList<>();
        for (int i = there; i <= wanted.atMost().getAsInt(); i++) {
            more.add(new ArtifactWritten(
                    at.bench().blank(ArtifactWritten.class).stamp(),
                    wanted.path().replace("*", Workbench.EDITED + i),
                    "{}\n"));
        }
        return more.isEmpty()
                ? Stream.empty()
                : Stream.of(at.bench()
                        .insertAll(more, at.bench().lastPlace())
                        .inventing(Matches.invented(new dev.firedrill.model.Pattern(Subject.ARTIFACT, wanted.path()))));
    }

    /** Let a report come too late, not at all, of another value, or before the write. */
    Stream<Edit> propagation(Propagation wanted) {
        List<ConfigObserved> reports = at.log().all(ConfigObserved.class).stream()
                .filter(it -> it.control().equals(wanted.control()))
                .toList();
        List<FlagWritten> writes = at.log().all(FlagWritten.class).stream()
                .filter(it -> it.control().equals(wanted.control()))
                .toList();
        return Stream.of(
                        at.past().stream()
                                .flatMap(past -> at.at(reports, it -> at.bench().move(it, past, "past its bound"))),
                        at.at(reports, at.bench()::drop),
                        at.at(reports, it -> at.bench().change(it, "value", Workbench.EDITED)),
                        at.atEach(writes, this::foreseen))
                .flatMap(it -> it);
    }

    /** Report a written value before it is written. */
    private List<Edit> foreseen(FlagWritten write) {
        ConfigObserved report = new ConfigObserved(write.stamp(), write.control(), write.value());
        return List.of(at.bench().insert(report, Math.max(0, write.sequence() - 1)));
    }

    /** Invariant 6: a change that nobody wrote down, or that somebody wrote down twice. */
    Stream<Edit> unaudited() {
        List<String> controls = at.evidence().controls().controls().stream()
                .map(Controls.Control::name)
                .toList();
        List<AuditEntry> entries = at.log().all(AuditEntry.class).stream()
                .filter(it -> controls.contains(it.entity()))
                .toList();
        Stream<Edit> once = Stream.concat(
                at.at(entries, at.bench()::drop),
                at.at(entries, it -> at.bench().again(it)));
        return Stream.concat(
                once, entries.stream().limit(1).flatMap(it -> at.bench().again(it, MANY)));
    }

    /** Invariant 11: a firing without all that it led to. */
    Stream<Edit> blocked() {
        return at.log().all(TriggerFired.class).stream()
                .skip(Math.max(0, at.log().all(TriggerFired.class).size() - 1))
                .map(firing -> Stream.<List<? extends Event>>of(
                                at.log().all(StateEntered.class), at.log().all(FlagWritten.class))
                        .flatMap(List::stream)
                        .filter(it -> it.time() >= firing.time())
                        .<Event>map(it -> it)
                        .toList())
                .filter(effects -> !effects.isEmpty())
                .map(at.bench()::dropAll);
    }
}
