package dev.firedrill.live.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Look again and again whether something holds, without ever waiting: what may take its time is asked on another thread. */
final class Probe {

    private final String what;
    private final Supplier<CompletableFuture<Optional<String>>> question;
    private Optional<CompletableFuture<Optional<String>>> asked = Optional.empty();
    private String found = "got no answer";
    private boolean held;

    private Probe(String what, Supplier<CompletableFuture<Optional<String>>> question) {
        this.what = what;
        this.question = question;
    }

    /** List what must hold before a part is ready. */
    static List<Probe> of(Optional<String> http, Optional<String> line, String url, BooleanSupplier lineSeen) {
        List<Probe> probes = new ArrayList<>();
        http.ifPresent(address ->
                probes.add(new Probe("GET " + address + " ", () -> elsewhere(() -> Reach.get(address)))));
        line.ifPresent(text -> probes.add(new Probe("", () -> seen(text, lineSeen))));
        if (probes.isEmpty()) {
            probes.add(new Probe("a connection to " + url + " ", () -> elsewhere(() -> Reach.connect(url))));
        }
        return probes;
    }

    /** Tell whether it holds or has held before. */
    boolean holds() {
        if (!held) {
            CompletableFuture<Optional<String>> answer = asked.orElseGet(question);
            asked = answer.isDone() ? Optional.empty() : Optional.of(answer);
            Optional<String> complaint = answer.getNow(Optional.of(found));
            complaint.ifPresent(text -> found = text);
            held = complaint.isEmpty();
        }
        return held;
    }

    /** Say what was found the last time. */
    String complaint() {
        return what + found;
    }

    private static CompletableFuture<Optional<String>> seen(String text, BooleanSupplier lineSeen) {
        return CompletableFuture.completedFuture(
                lineSeen.getAsBoolean() ? Optional.empty() : Optional.of("no line '" + text + "'"));
    }

    private static CompletableFuture<Optional<String>> elsewhere(Supplier<Optional<String>> slow) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Threads.start("probe", () -> {
            try {
                answer.complete(slow.get());
            } catch (RuntimeException e) {
                answer.complete(Optional.of("failed: " + e.getMessage()));
            }
        });
        return answer;
    }
}
