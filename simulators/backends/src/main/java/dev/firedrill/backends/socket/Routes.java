package dev.firedrill.backends.socket;

import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Setup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the desk for a path: {@code /NAME/…}, and any path where there is only one. */
final class Routes {

    private final Map<String, Desk> desks = new LinkedHashMap<>();

    Routes(Setup setup) {
        for (Served served : setup.served()) {
            if (!served.name().matches("[A-Za-z0-9._~-]+")) {
                throw new IllegalArgumentException(
                        "expected a name of letters, digits, '.', '_', '~' and '-', which can stand in a path, found '%s'"
                                .formatted(served.name()));
            }
            if (desks.put(served.name(), new Desk(served, setup.interference(), setup.clock())) != null) {
                throw new IllegalArgumentException("expected one backend '%s', found two".formatted(served.name()));
            }
        }
    }

    /** Hold who decides, and the path that is left. */
    record Route(Desk desk, String path) {}

    Route find(HttpRequest request) throws Rejected {
        if (!request.method().equals("POST")) {
            throw new Rejected(405, "expected POST, found " + Rejected.quote(request.method() + " " + request.path()));
        }
        String path = request.path();
        int slash = path.indexOf('/', 1);
        Desk named = desks.get(slash < 0 ? path.substring(1) : path.substring(1, slash));
        if (named != null) {
            return new Route(named, slash < 0 ? "/" : path.substring(slash));
        }
        if (desks.size() == 1) {
            return new Route(desks.values().iterator().next(), path);
        }
        throw new Rejected(
                404, "expected a path that begins with one of %s, found %s".formatted(names(), Rejected.quote(path)));
    }

    String names() {
        return desks.keySet().stream().map(it -> "'/" + it + "'").collect(Collectors.joining(", "));
    }
}
