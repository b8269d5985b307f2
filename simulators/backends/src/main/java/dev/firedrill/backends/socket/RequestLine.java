package dev.firedrill.backends.socket;

/**
 * Holds the first line of a request.
 *
 * @param path without query
 * @param minor 0 or 1, of HTTP/1
 */
record RequestLine(String method, String path, int minor) {

    private static final String VERSION = "HTTP/1.";

    static RequestLine of(String line) throws Rejected {
        int one = line.indexOf(' ');
        int two = line.lastIndexOf(' ');
        if (one < 1 || two == one || line.indexOf(' ', one + 1) != two) {
            throw malformed(line);
        }
        String version = line.substring(two + 1);
        if (version.matches("HTTP/[02-9].*")) {
            throw new Rejected(505, "expected HTTP/1.1, found " + Rejected.quote(version));
        }
        if (version.length() != VERSION.length() + 1 || !version.startsWith(VERSION)) {
            throw malformed(line);
        }
        int minor = version.charAt(VERSION.length()) == '0' ? 0 : 1;
        return new RequestLine(line.substring(0, one), path(line.substring(one + 1, two), line), minor);
    }

    private static String path(String target, String line) throws Rejected {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (path.startsWith("http://")) {
            int slash = path.indexOf('/', "http://".length());
            path = slash < 0 ? "/" : path.substring(slash);
        }
        if (!path.startsWith("/") && !path.equals("*")) {
            throw malformed(line);
        }
        return path;
    }

    private static Rejected malformed(String line) {
        return Rejected.malformed("expected a request line 'POST /path HTTP/1.1', found " + Rejected.quote(line));
    }
}
