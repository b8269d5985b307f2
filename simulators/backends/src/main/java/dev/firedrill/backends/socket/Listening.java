package dev.firedrill.backends.socket;

import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Accepts connections and hands each to a thread of its own, up to a bound. */
final class Listening implements Serving {

    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_STOP = 10;
    private static final int UNAVAILABLE = 503;

    private final ServerSocket server;
    private final Setup setup;
    private final Routes routes;
    private final ExecutorService threads;
    private final Thread acceptor = new Thread(this::accept, Threads.NAME + "accept");
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Listening(ServerSocket server, Setup setup, ExecutorService threads) {
        this.server = server;
        this.setup = setup;
        this.threads = threads;
        this.routes = new Routes(setup);
    }

    void begin() {
        acceptor.setDaemon(true);
        acceptor.start();
    }

    boolean isStopping() {
        return stopping;
    }

    private void accept() {
        while (!stopping) {
            try {
                admit(server.accept());
            } catch (IOException | OutOfMemoryError failed) {
                // Out of file handles, say: the connections that are open go on, and so must this thread.
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void admit(Socket socket) {
        try {
            Connection connection = new Connection(new Wire(socket), routes, setup, this);
            if (connections.size() < setup.limits().connections()) {
                start(connection);
            } else {
                int most = setup.limits().connections();
                turnAway(connection, "expected at most %d connections at a time, found one more".formatted(most));
            }
        } catch (IOException | OutOfMemoryError goneOrNoRoom) {
            close(socket);
        }
    }

    private void start(Connection connection) throws IOException {
        connections.add(connection);
        try {
            threads.execute(connection);
        } catch (RejectedExecutionException stopped) {
            connection.close();
        } catch (OutOfMemoryError noThread) {
            forget(connection);
            turnAway(connection, "expected a thread for each connection, found that no thread is left");
        }
        if (stopping) {
            connection.close();
        }
    }

    private static void turnAway(Connection connection, String reason) throws IOException {
        connection.turnAway(new Rejected(UNAVAILABLE, reason));
        connection.close();
    }

    void forget(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public InetSocketAddress at() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    @Override
    public URI base(String name) {
        boolean known = setup.served().stream().map(Served::name).anyMatch(name::equals);
        if (!known) {
            throw new IllegalArgumentException("expected one of %s, found '%s'".formatted(routes.names(), name));
        }
        String root = "http://" + host() + ":" + server.getLocalPort();
        return URI.create(setup.served().size() == 1 ? root : root + "/" + name);
    }

    private String host() {
        InetAddress address = server.getInetAddress();
        InetAddress reachable = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        String host = reachable.getHostAddress();
        return reachable instanceof Inet6Address ? "[" + host.replaceFirst("%.*", "") + "]" : host;
    }

    @Override
    public void close() {
        stopping = true;
        close(server);
        connections.forEach(Connection::close);
        threads.shutdownNow();
        try {
            acceptor.join(TimeUnit.SECONDS.toMillis(LONGEST_STOP));
            boolean ended = threads.awaitTermination(LONGEST_STOP, TimeUnit.SECONDS);
            if (!ended || acceptor.isAlive()) {
                throw new IllegalStateException("a connection did not end within " + LONGEST_STOP + " s");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Closeable open) {
        try {
            open.close();
        } catch (IOException alreadyClosed) {
            // Closed either way.
        }
    }
}
