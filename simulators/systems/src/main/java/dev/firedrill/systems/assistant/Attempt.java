package dev.firedrill.systems.assistant;

import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Make one call and listen to it until there is something to say about it. */
final class Attempt implements ProviderListener {

    private static final int OK = 200;

    private final AnswerReader reader;
    private final Hearer hearer;
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private @Nullable Timer exchange;
    private Map<String, String> headers = Map.of();
    private int status;

    Attempt(AnswerReader reader, Hearer hearer) {
        this.reader = reader;
        this.hearer = hearer;
    }

    /** Hear of an attempt: parts of the answer, then once what was made of it. */
    interface Hearer {

        void said(String text);

        /** Tell whether there is no time to hear more. */
        boolean outOfTime();

        void concluded(Reading reading);
    }

    void make(Provider provider, ProviderCall call) {
        exchange = provider.stream(call, this);
    }

    @Override
    public void head(int answered, Map<String, String> with) {
        status = answered;
        headers = with;
    }

    @Override
    public void bytes(byte[] content) {
        if (status != OK) {
            error.writeBytes(content);
            return;
        }
        String said = reader.take(content);
        if (!said.isEmpty()) {
            hearer.said(said);
        }
        if (reader.spoilt()) {
            hangUp(reader.end());
        } else if (hearer.outOfTime()) {
            hangUp(reader.broken(Reason.OUT_OF_TIME));
        }
    }

    private void hangUp(Reading reading) {
        Objects.requireNonNull(exchange).cancel();
        hearer.concluded(reading);
    }

    @Override
    public void end() {
        hearer.concluded(
                status == OK
                        ? reader.end()
                        : Reading.nothing(ErrorReader.read(status, headers, error.toString(StandardCharsets.UTF_8))));
    }

    @Override
    public void failed(ProviderException failure) {
        hearer.concluded(reader.broken(ErrorReader.read(failure.kind(), status == OK)));
    }
}
