package dev.firedrill.live;

import dev.firedrill.live.process.ServiceProcesses;
import dev.firedrill.model.LiveSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Find free ports for the placeholders that ask for them. */
final class Placeholders {

    private static final Pattern PORT = Pattern.compile("\\$\\{(port(?:\\.[A-Za-z0-9_-]+)?)}");

    private Placeholders() {}

    static Map<String, String> ports(LiveSystem system) {
        Set<String> names = new TreeSet<>(Set.of("port"));
        Matcher found = PORT.matcher(spelled(system));
        while (found.find()) {
            names.add(found.group(1));
        }
        List<Integer> free = new ArrayList<>(ServiceProcesses.freePorts(names.size()));
        Map<String, String> ports = new TreeMap<>();
        names.forEach(name -> ports.put(name, Integer.toString(free.remove(0))));
        return ports;
    }

    /** A record spells all that it holds, whatever is added to it. */
    private static String spelled(LiveSystem system) {
        return system.toString();
    }
}
