package dev.firedrill.live.process;

import dev.firedrill.world.ServiceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Optional;

/**
 * Ask whether something can be reached, and say what is found instead. Each time on a new connection that is closed at once,
 * as an idle one keeps some services from ending in order.
 */
final class Reach {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int FIRST_BAD_STATUS = 400;

    private Reach() {}

    /** Send a GET, which must be answered with a status below 400. */
    static Optional<String> get(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) uri(address).toURL().openConnection(Proxy.NO_PROXY);
            connection.setRequestProperty("Connection", "close");
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                int status = connection.getResponseCode();
                boolean good = status > 0 && status < FIRST_BAD_STATUS;
                return good ? Optional.empty() : Optional.of(status > 0 ? "answered " + status : "answered no HTTP");
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.of(words(e));
        }
    }

    /** Connect, which must be accepted. */
    static Optional<String> connect(String url) {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(uri(url).getHost(), port(uri(url))), PATIENCE_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(words(e));
        }
    }

    /** Refuse what is no address of HTTP. */
    static URI uri(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw noAddress(address);
        }
        throw noAddress(address);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }

    private static String words(IOException e) {
        if (e instanceof ConnectException) {
            return "was refused";
        }
        return e instanceof SocketTimeoutException ? "got no answer within 5s" : "failed: " + e.getMessage();
    }

    private static ServiceException noAddress(String address) {
        return new ServiceException(
                "'" + address + "' is no address; expected one as 'http://127.0.0.1:8080', see \"url\" and"
                        + " \"ready\" in system.json.");
    }
}
