package dev.firedrill.backends.socket;

import dev.firedrill.world.BackendServer;
import java.io.IOException;
import java.net.ServerSocket;
import org.apiguardian.api.API;

/**
 * Serve plans over HTTP/1.1 with one thread for each connection, virtual where the JDK has them.
 *
 * <p>Callers may say for whom they call, by the headers {@code x-firedrill-purpose} (default {@code call}), {@code
 * x-firedrill-kind} and {@code x-firedrill-user}, and for which request: by {@code x-firedrill-request} with its ordinal (0
 * for none), or by a {@code traceparent} whose trace id is {@code f1ded111f1ded111} and then the ordinal in 16 hexadecimal
 * digits. The attempt of such a call stands in {@code x-firedrill-attempt}, or else is counted within (request, purpose).
 * Who says neither gets the place of the call among all calls to its backend as the ordinal of the request, and the attempt
 * follows from {@code x-stainless-retry-count}.
 *
 * <p>A plan that is {@code REFUSED} cannot be carried out to the letter, because whether a listening port accepts is not
 * decided call by call: the connection is accepted, the request read, and then reset without a byte. To a client that
 * reports refused connections apart from reset ones it is a reset one.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SocketServer implements BackendServer {

    private static final int BACKLOG = 1024;

    @Override
    public Serving serve(Setup setup) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(setup.at(), BACKLOG);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
        Listening listening = new Listening(socket, setup, Threads.open());
        listening.begin();
        return listening;
    }
}
