package dev.firedrill.live.http;

import static dev.firedrill.live.http.Exchanges.plain;
import static dev.firedrill.live.http.Exchanges.post;

import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.Form;
import java.lang.management.ManagementFactory;
import java.util.Map;

/** Be a process that sends requests one after the other, and prints how many threads it started for them. */
final class RequestsInARow {

    static final int COUNT = 100;

    private static final int FIRST = 10;

    private RequestsInARow() {}

    public static void main(String[] arguments) throws Exception {
        try (RawService service = RawService.answering("200 OK", "one");
                Driver driver = new Driver()) {
            send(driver, service, FIRST);
            long before = threads();
            send(driver, service, COUNT);
            System.out.println(threads() - before);
        }
    }

    private static void send(Driver driver, RawService service, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Heard heard = new Heard();
            driver.send(post(plain(Form.TEXT, "")), service.url(), i, new Filling(Map.of()), heard);
            heard.response();
        }
    }

    private static long threads() {
        return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    }
}
