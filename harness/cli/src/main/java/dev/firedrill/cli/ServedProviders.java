package dev.firedrill.cli;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.world.BackendServer.Serving;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps the providers of a suite open while a system is served.
 *
 * @param addresses where each is
 * @param ours those that are told for what and for whom a call is
 * @param serving those served here
 */
record ServedProviders(Map<String, URI> addresses, Set<String> ours, Optional<Serving> serving)
        implements AutoCloseable {

    /** Serve those of these scripts that are not given an address, healthy. */
    static ServedProviders of(List<ProviderScript> scripts, Map<String, URI> given, long seed, double timeScale) {
        Map<String, URI> addresses = new TreeMap<>(given);
        List<ProviderScript> own =
                scripts.stream().filter(it -> !given.containsKey(it.name())).toList();
        if (own.isEmpty()) {
            return new ServedProviders(addresses, Set.of(), Optional.empty());
        }
        Serving serving = ScriptServer.serve(own, seed, timeScale);
        own.forEach(script -> addresses.put(script.name(), serving.base(script.name())));
        Set<String> ours = own.stream().map(ProviderScript::name).collect(Collectors.toCollection(TreeSet::new));
        return new ServedProviders(addresses, ours, Optional.of(serving));
    }

    /** Tell all of them for what and for whom a call is: a drill plays them. */
    ServedProviders ofADrill() {
        return new ServedProviders(addresses, new TreeSet<>(addresses.keySet()), serving);
    }

    @Override
    public void close() {
        serving.ifPresent(Serving::close);
    }
}
