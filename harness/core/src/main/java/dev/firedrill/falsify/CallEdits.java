package dev.firedrill.falsify;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.model.Expectation.Amplification;
import dev.firedrill.model.Expectation.ProviderCalls;
import dev.firedrill.model.Expectation.ProviderSilent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Choose edits of calls to providers. */
final class CallEdits {

    private final Case at;

    CallEdits(Case at) {
        this.at = at;
    }

    private List<ProviderCalled> calls(Optional<String> provider, Optional<String> purpose) {
        return at.log().all(ProviderCalled.class).stream()
                .filter(it -> provider.map(it.provider()::equals).orElse(true))
                .filter(it -> purpose.map(it.purpose()::equals).orElse(true))
                .toList();
    }

    Stream<Edit> calls(ProviderCalls wanted) {
        Stretch stretch = at.stretch(wanted.after(), Optional.empty());
        List<ProviderCalled> calls = calls(wanted.provider(), wanted.purpose()).stream()
                .filter(it -> at.cameIn(it.request(), wanted.requestKind(), stretch))
                .toList();
        List<Edit> edits = new ArrayList<>();
        for (List<ProviderCalled> own : ofFewRequests(calls)) {
            more(own, wanted.atMost()).forEach(edits::add);
            if (wanted.atLeast() > 0) {
                edits.add(at.bench().dropAll(own.subList(0, own.size() - wanted.atLeast() + 1)));
            }
            if (!wanted.order().isEmpty()) {
                edits.add(at.bench().change(own.get(own.size() - 1), "purpose", Workbench.EDITED));
                edits.add(at.bench().change(own.get(0), "purpose", Workbench.EDITED));
            }
        }
        return Stream.concat(edits.stream(), unwanted(wanted, stretch));
    }

    /** Let a request make a call that is too many. */
    private Stream<Edit> more(List<ProviderCalled> own, OptionalInt most) {
        return most.isPresent()
                ? at.bench().again(own.get(own.size() - 1), most.getAsInt() + 1L - own.size())
                : Stream.empty();
    }

    private Stream<Edit> unwanted(ProviderCalls wanted, Stretch stretch) {
        return wanted.atMost().isPresent()
                ? at.arrivals(wanted.requestKind(), stretch).stream().reduce((first, last) -> last).stream()
                        .flatMap(it -> at.bench()
                                .insert(
                                        call(
                                                wanted.provider().orElse(Workbench.EDITED),
                                                wanted.purpose().orElse(Workbench.EDITED),
                                                it.request()),
                                        it.sequence(),
                                        wanted.atMost().getAsInt() + 1L))
                : Stream.empty();
    }

    private ProviderCalled call(String provider, String purpose, long request) {
        return new ProviderCalled(at.bench().blank(ProviderCalled.class).stamp(), provider, request, purpose, 1);
    }

    private List<List<ProviderCalled>> ofFewRequests(List<ProviderCalled> calls) {
        Map<Long, List<ProviderCalled>> byRequest = calls.stream()
                .collect(Collectors.groupingBy(ProviderCalled::request, TreeMap::new, Collectors.toList()));
        return Spots.spread(calls).stream()
                .map(ProviderCalled::request)
                .distinct()
                .map(request -> byRequest.getOrDefault(request, List.of()))
                .filter(own -> !own.isEmpty())
                .toList();
    }

    Stream<Edit> amplification(Amplification wanted) {
        List<ProviderCalled> calls = calls(wanted.provider(), Optional.empty());
        int requests = at.log().all(Event.RequestArrived.class).size();
        if (calls.isEmpty()) {
            return Stream.empty();
        }
        long tooMany = (long) (wanted.atMost() * requests) + 1 - calls.size();
        Stream<Edit> each = wanted.each().stream()
                .mapToObj(limit -> ofFewRequests(calls).stream().flatMap(own -> more(own, OptionalInt.of(limit))))
                .flatMap(it -> it);
        return Stream.concat(each, at.bench().again(calls.get(calls.size() - 1), tooMany));
    }

    /** Let the next attempt wait until the longest wait is too long. */
    Stream<Edit> backOff() {
        List<ProviderCalled> retries = at.log().all(ProviderCalled.class).stream()
                .filter(it -> it.attempt() > 1)
                .sorted(Comparator.comparing(it -> it.sequence() != at.place()))
                .toList();
        return at
                .duration()
                .filter(it -> it.upper().isPresent())
                .map(it -> it.upper().getAsLong() + 1)
                .stream()
                .flatMap(tooLong -> at.at(retries, it -> at.bench().move(it, it.time() + tooLong, "past its bound")));
    }

    Stream<Edit> silent(ProviderSilent wanted) {
        Stretch stretch = at.stretch(Optional.of(wanted.after()), wanted.until());
        long end = Math.min(stretch.until() - 1, at.bench().lastPlace());
        return calls(Optional.of(wanted.provider()), wanted.purpose()).stream()
                .limit(1)
                .map(it -> at.bench().insert(it, end));
    }

    /** A call for what no provider is declared to be called for. */
    Stream<Edit> foreignPurpose() {
        return at.evidence().controls().faultTargets().stream()
                .filter(it -> !it.purposes().isEmpty())
                .limit(1)
                .map(it -> at.bench()
                        .insert(call(it.name(), Workbench.EDITED, 0), at.bench().lastPlace()));
    }
}
