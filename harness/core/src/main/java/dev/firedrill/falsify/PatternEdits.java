package dev.firedrill.falsify;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestArrived;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.model.Expectation.Count;
import dev.firedrill.model.Expectation.Eventually;
import dev.firedrill.model.Expectation.Never;
import dev.firedrill.model.Expectation.Sequence;
import dev.firedrill.model.Expectation.Stages;
import dev.firedrill.model.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Choose edits of what a pattern names. */
final class PatternEdits {

    private final Case at;

    PatternEdits(Case at) {
        this.at = at;
    }

    Stream<Edit> never(Never wanted) {
        Stretch stretch = at.stretch(wanted.after(), wanted.until());
        return places(stretch).boxed().flatMap(place -> inserted(wanted.pattern(), place, 1));
    }

    /** Choose the last, the first and a middle place of a stretch. */
    private LongStream places(Stretch stretch) {
        long last = Math.min(stretch.until() - 1, at.bench().lastPlace());
        return LongStream.of(last, stretch.from(), stretch.from() + (last - stretch.from()) / 2)
                .distinct();
    }

    /** Put in what a pattern names, of the request that came last before. */
    private Stream<Edit> inserted(Pattern pattern, long place, long times) {
        long request = at.log().all(RequestArrived.class).stream()
                .filter(it -> it.sequence() <= place)
                .count();
        return inserted(pattern, place, times, request);
    }

    private Stream<Edit> inserted(Pattern pattern, long place, long times, long request) {
        return new Belief(at.evidence()).inName(pattern)
                ? at.bench()
                        .insert(Matches.made(pattern, at.bench(), request), place, times)
                        .map(it -> it.inventing(Matches.invented(pattern)))
                : Stream.empty();
    }

    Stream<Edit> eventually(Eventually wanted) {
        Stretch stretch = at.stretch(wanted.after(), Optional.empty());
        List<Event> all = Matches.of(wanted.pattern(), at.log());
        List<Event> since = stretch.of(all);
        Stream<Edit> late =
                at.past().stream().flatMap(past -> at.at(all, it -> at.bench().move(it, past, "past its bound")));
        return Stream.of(late, dropped(since), dropped(all)).flatMap(it -> it);
    }

    private Stream<Edit> dropped(List<Event> events) {
        return events.isEmpty() ? Stream.empty() : Stream.of(at.bench().dropAll(events));
    }

    /** Let the last happen before the one before it, or not at all; then any other of them not at all. */
    Stream<Edit> sequence(Sequence wanted) {
        Stretch stretch = at.stretch(wanted.after(), wanted.until());
        List<List<Event>> all = new ArrayList<>();
        wanted.order().forEach(it -> all.add(stretch.of(Matches.of(it, at.log()))));
        Collections.reverse(all);
        return Stream.concat(swapped(all), all.stream().flatMap(this::dropped));
    }

    private Stream<Edit> swapped(List<List<Event>> fromLast) {
        return fromLast.size() < 2
                        || fromLast.get(0).isEmpty()
                        || fromLast.get(1).isEmpty()
                ? Stream.empty()
                : Stream.of(at.bench()
                        .moveBefore(fromLast.get(0).get(0), fromLast.get(1).get(0)));
    }

    Stream<Edit> count(Count wanted) {
        Stretch stretch = at.stretch(wanted.after(), wanted.until());
        return switch (wanted.per()) {
            case RUN -> inRun(wanted, stretch);
            case REQUEST -> ofRequests(wanted, at.arrivals(wanted.requestKind(), stretch));
            case REROUTED -> ofRequests(wanted, rerouted(wanted, stretch));
        };
    }

    private Stream<Edit> inRun(Count wanted, Stretch stretch) {
        List<Event> all = stretch.of(Matches.of(wanted.pattern(), at.log()));
        long more = tooMany(wanted, all.size());
        return Stream.of(
                        tooFew(wanted, all),
                        at.at(all, at.bench()::drop),
                        Spots.of(all, at.place()).stream()
                                .flatMap(it -> at.bench().again(it, more)),
                        places(stretch).boxed().flatMap(place -> inserted(wanted.pattern(), place, more)),
                        dropped(all))
                .flatMap(it -> it);
    }

    /** Drop so many of the last that one is missing. */
    private Stream<Edit> tooFew(Count wanted, List<Event> all) {
        int least = Math.max(0, all.size() - Math.max(1, all.size() - wanted.atLeast() + 1));
        return wanted.atLeast() > 0 ? dropped(all.subList(least, all.size())) : Stream.empty();
    }

    private static long tooMany(Count wanted, int there) {
        return Math.max(1, wanted.atMost().orElse(there) + 1L - there);
    }

    private List<RequestArrived> rerouted(Count wanted, Stretch stretch) {
        List<Long> rerouted = at.log().all(RouteDecided.class).stream()
                .filter(it -> !it.detected().isBlank() && !it.detected().equals(it.route()))
                .map(RouteDecided::request)
                .toList();
        return at.arrivals(wanted.requestKind(), stretch).stream()
                .filter(it -> rerouted.contains(it.request()))
                .toList();
    }

    private Stream<Edit> ofRequests(Count wanted, List<RequestArrived> arrivals) {
        List<Event> all = Matches.of(wanted.pattern(), at.log());
        return Spots.of(arrivals, at.place()).stream().flatMap(arrived -> ofRequest(wanted, arrived, all));
    }

    private Stream<Edit> ofRequest(Count wanted, RequestArrived arrived, List<Event> all) {
        List<Event> own =
                all.stream().filter(it -> Case.request(it) == arrived.request()).toList();
        long more = tooMany(wanted, own.size());
        Stream<Edit> once = own.isEmpty()
                ? inserted(wanted.pattern(), arrived.sequence(), more, arrived.request())
                : at.bench().again(own.get(0), more);
        return Stream.concat(dropped(own), once);
    }

    /** Leave out the last stage of a request, repeat one, or take another instead. */
    Stream<Edit> stages(Stages wanted) {
        Stretch stretch = at.stretch(wanted.after(), wanted.until());
        List<Event> all = wanted.order().stream()
                .distinct()
                .flatMap(it -> Matches.of(it, at.log()).stream())
                .filter(it -> at.cameIn(Case.request(it), wanted.requestKind(), stretch))
                .distinct()
                .sorted(Comparator.comparingLong(Event::sequence))
                .toList();
        List<Edit> edits = new ArrayList<>();
        for (Event one : Spots.of(all, at.place())) {
            List<Event> own = all.stream()
                    .filter(it -> Case.request(it) == Case.request(one))
                    .toList();
            edits.add(at.bench().drop(own.get(own.size() - 1)));
            edits.add(at.bench().again(own.get(0)));
            edits.add(at.bench().drop(own.get(0)));
        }
        return edits.stream();
    }
}
