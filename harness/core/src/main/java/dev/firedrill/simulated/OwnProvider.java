package dev.firedrill.simulated;

import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import java.util.Map;

/** Let one life of the system call a provider, and cancel at its end what is still under way. */
record OwnProvider(Life life, Line line) implements Provider {

    /** Carry a call to what answers it. */
    interface Line {
        Timer stream(Life caller, ProviderCall call, ProviderListener listener);
    }

    @Override
    public Timer stream(ProviderCall call, ProviderListener listener) {
        if (life.isOver()) {
            return () -> {};
        }
        UnderWay underWay = new UnderWay(life, listener);
        underWay.exchange = line.stream(life, call, underWay);
        life.begun(underWay);
        return underWay;
    }

    /** Pass on what a listener hears; it hears nothing before the call has been made. */
    private static final class UnderWay implements ProviderListener, Timer {

        private final Life life;
        private final ProviderListener listener;
        private Timer exchange = () -> {};

        UnderWay(Life life, ProviderListener listener) {
            this.life = life;
            this.listener = listener;
        }

        @Override
        public void head(int status, Map<String, String> headers) {
            listener.head(status, headers);
        }

        @Override
        public void bytes(byte[] content) {
            listener.bytes(content);
        }

        @Override
        public void end() {
            life.ended(this);
            listener.end();
        }

        @Override
        public void failed(ProviderException failure) {
            life.ended(this);
            listener.failed(failure);
        }

        @Override
        public void cancel() {
            life.ended(this);
            exchange.cancel();
        }
    }
}
