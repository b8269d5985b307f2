package dev.firedrill.live.http;

// Problem:  services close a connection that was idle for some seconds (Node after 5). A request that is sent at that
// very
//           moment fails, and would count as the service's failure. The client of the JDK 17 keeps idle connections for
// 20
//           minutes, and takes the one that is idle longest.
// Decision: it forgets them after 2 s, unless someone said otherwise. The property is read when the first client is
// made.
// See:      module java.net.http, "System properties".
/** Say for how long a connection is kept that nobody uses. */
final class IdleConnections {

    private static final String PROPERTY = "jdk.httpclient.keepalive.timeout";
    private static final String SECONDS = "2";

    private IdleConnections() {}

    static void forgetSoon() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, SECONDS);
        }
    }
}
