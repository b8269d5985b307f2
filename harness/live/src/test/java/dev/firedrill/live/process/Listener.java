package dev.firedrill.live.process;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Listen on a port; answer 503 as long as a file is missing, and close the port once another one is there. */
final class Listener {

    private Listener() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(arguments[0])), 0);
        Path needed = Path.of(arguments.length > 1 ? arguments[1] : "/");
        Path end = Path.of(arguments.length > 2 ? arguments[2] : "/none");
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(Files.exists(needed) ? 204 : 503, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening");
        while (!Files.exists(end)) {
            Thread.sleep(20);
        }
        server.stop(0);
        System.out.println("deaf");
        Thread.sleep(60_000);
    }
}
