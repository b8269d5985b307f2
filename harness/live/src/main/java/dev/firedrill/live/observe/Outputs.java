package dev.firedrill.live.observe;

import dev.firedrill.model.LiveSystem.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Read the lines that processes print; what they print before t0 is kept until then. */
final class Outputs {

    /** Most characters that are kept until t0. */
    private static final long MOST_KEPT = 16L * 1024 * 1024;

    private final ScenarioTime time;
    private final List<Output> outputs = new ArrayList<>();
    private final Deque<Runnable> early = new ArrayDeque<>();
    private long kept;
    private boolean hasBegun;

    private record Output(Source.Output source, Interpreter interpreter) {

        boolean isMeant(String part, String line) {
            return part.equals(source.part()) && line.startsWith(source.prefix());
        }

        /** Where nothing tells its records apart, a line that is no JSON object is one for people. */
        void take(String line, long asOf) {
            String text = line.substring(source.prefix().length());
            if (source.prefix().isEmpty() && !text.startsWith("{")) {
                interpreter.takeIfMeant(Records.of(text), asOf);
            } else {
                interpreter.take(Records.of(text), 0, asOf);
            }
        }
    }

    Outputs(ScenarioTime time) {
        this.time = time;
    }

    void add(Source.Output source, Interpreter interpreter) {
        outputs.add(new Output(source, interpreter));
    }

    synchronized void begin() {
        hasBegun = true;
        early.forEach(Runnable::run);
        early.clear();
    }

    void line(String part, String text) {
        String plain = Records.plain(text);
        for (Output output : outputs) {
            if (output.isMeant(part, plain)) {
                take(output, plain);
            }
        }
    }

    private synchronized void take(Output output, String line) {
        if (hasBegun) {
            output.take(line, time.now());
        } else if (kept + line.length() > MOST_KEPT) {
            output.interpreter().complain("too much was printed before the service was ready");
        } else {
            kept += line.length();
            early.addLast(() -> output.take(line, 0));
        }
    }
}
