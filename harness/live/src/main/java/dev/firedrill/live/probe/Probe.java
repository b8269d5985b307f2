package dev.firedrill.live.probe;

import dev.firedrill.world.CallLedger.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Ask a service once for each failure that its model provider can have, one after the other, and judge what its user saw.
 * What it started it ends when it is closed.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Probe implements AutoCloseable {

    private static final int HEALTHY_BETWEEN = 3;
    private static final Duration HEALING = Duration.ofSeconds(1);
    private static final Duration LONGEST_SLOW = Duration.ofSeconds(2);
    private static final int SLOW_SHARE = 3;

    /** The first answers of a service that has just started take long. */
    private static final Duration PATIENCE_AT_FIRST = Duration.ofSeconds(20);

    private static final Duration MORE_THAN_A_USER = Duration.ofMillis(300);

    private final Setup setup;
    private final Listener listener;
    private final StubProvider provider;
    private final Service service;
    private final Asker asker;
    private long ordinal;

    /**
     * Say what is probed.
     *
     * @param start line of a shell that starts the service; empty where it runs already
     * @param folder where that line and that of the kill run
     * @param port of the provider; 0 takes a free one
     * @param environment variables of the user's own; {@code {openai}}, {@code {anthropic}} and {@code {generic}} in them
     *     become the addresses
     * @param ready address that must answer with a status below 400 before the first request; without, connections are
     *     enough
     * @param kill line of a shell that pulls the kill-switch
     */
    public record Setup(
            Question question,
            Optional<String> start,
            Path folder,
            int port,
            Map<String, String> environment,
            Optional<String> ready,
            Duration patience,
            Optional<String> kill) {

        public Setup {
            environment = Map.copyOf(environment);
        }
    }

    /** Hear how it goes, from the thread that probes. */
    public interface Listener {

        /** Hear where the provider is. */
        void listening(String root);

        /** Hear that the first request is asked. */
        void ready();

        /** Hear that {@code --text} leads nowhere in a healthy answer, so that all of it is read, and where it could lead. */
        void lost(String pointer, List<String> others);

        /** Hear what is tried next. */
        void asking(Trouble trouble);

        /** Hear what came of a request. */
        void asked(Row row);

        /** Hear that the kill is under way. */
        void killing();
    }

    /**
     * Open the provider; nothing else is started yet.
     *
     * @throws IOException if the port is in use
     */
    public Probe(Setup setup, Listener listener) throws IOException {
        this.setup = setup;
        this.listener = listener;
        this.provider = new StubProvider(setup.port());
        this.service = new Service(
                setup.start(),
                setup.question().url(),
                setup.ready(),
                Variables.environment(provider.root(), setup.environment()),
                setup.folder());
        this.asker = new Asker(setup.question());
    }

    /** Say how late a slow answer is for a user of such patience. */
    static Duration slow(Duration patience) {
        Duration share = patience.dividedBy(SLOW_SHARE);
        return share.compareTo(LONGEST_SLOW) < 0 ? share : LONGEST_SLOW;
    }

    /**
     * Start the service and ask.
     *
     * @throws ProbeException if there is nothing to judge: it does not get ready, gives no healthy answer, or calls another
     *     provider than ours
     */
    public Report run() throws InterruptedException {
        listener.listening(provider.root());
        service.start();
        listener.ready();
        List<Row> rows = new ArrayList<>();
        Asked first = ask(Troubles.HEALTHY, PATIENCE_AT_FIRST);
        Dialect dialect = new HealthRule(setup, provider.root(), service).dialect(first.seen(), first.calls());
        Question question = setup.question();
        if (ReadText.isLost(question, first.seen().body())) {
            listener.lost(
                    question.pointer().orElse(""),
                    ReadText.pointers(question, first.seen().body()));
        }
        Asked second = ask(Troubles.HEALTHY, PATIENCE_AT_FIRST);
        Baseline baseline = Baseline.of(first.seen(), second.seen());
        Judge judge = new Judge(baseline, provider.host(), setup.patience());
        add(rows, new Row(Troubles.HEALTHY, first.seen(), first.calls().size(), healthy(first)));
        for (Trouble trouble : Troubles.all(slow(setup.patience()))) {
            listener.asking(trouble);
            add(rows, row(trouble, judge));
            heal();
        }
        return new Report(dialect, baseline.marked(), rows, kill());
    }

    /** Of a healthy answer only the number of calls can be wrong: it is what others are held against. */
    private static List<Finding> healthy(Asked first) {
        int calls = first.calls().size();
        return calls > Judge.MOST_CALLS
                ? List.of(new Finding(Judgement.AMPLIFIED, "×" + calls, "calls for one healthy request"))
                : List.of();
    }

    private void add(List<Row> rows, Row row) {
        rows.add(row);
        listener.asked(row);
    }

    private record Asked(Sighting seen, List<Call> calls) {}

    private Asked ask(Trouble trouble, Duration patience) throws InterruptedException {
        ordinal++;
        provider.begin(trouble, ordinal, patience.plus(MORE_THAN_A_USER));
        long gone = provider.now() + patience.toNanos();
        Sighting seen = asker.ask(ordinal, patience);
        provider.drain();
        return new Asked(
                seen,
                provider.calls().stream().filter(call -> call.time() <= gone).toList());
    }

    // Problem:  a breaker that has opened, or a cache, keeps a service from calling at all, and then nothing has
    // failed.
    // Decision: start the service anew where it is ours, and ask once more.
    private Row row(Trouble trouble, Judge judge) throws InterruptedException {
        Asked asked = ask(trouble, setup.patience());
        if (asked.calls().isEmpty() && service.isOurs() && !service.isDown()) {
            service.restart();
            asked = ask(trouble, setup.patience());
        }
        List<Finding> findings = new ArrayList<>(judge.judge(asked.seen(), asked.calls()));
        if (service.isDown()) {
            findings.add(0, new Finding(Judgement.DIED, "the service ended, and was started anew"));
            service.restart();
        }
        return new Row(trouble, asked.seen(), asked.calls().size(), findings);
    }

    // Problem:  a breaker counts the failures of one after the other, opens, and hides the rest of them.
    // Decision: some healthy requests in between keep it closed, as far as they are quick.
    private void heal() throws InterruptedException {
        long until = System.nanoTime() + HEALING.toNanos();
        for (int i = 0; i < HEALTHY_BETWEEN && System.nanoTime() < until; i++) {
            ask(Troubles.HEALTHY, HEALING);
        }
    }

    private Optional<KillRow> kill() throws InterruptedException {
        if (setup.kill().isEmpty()) {
            return Optional.empty();
        }
        listener.killing();
        if (service.isOurs()) {
            service.restart();
        }
        Kill kill = new Kill(provider, asker, setup.patience(), () -> !service.isDown());
        return Optional.of(
                kill.pull(setup.kill().get(), setup.folder().toAbsolutePath().toFile(), ordinal + 1));
    }

    @Override
    public void close() {
        try (provider;
                asker) {
            service.close();
        }
    }
}
