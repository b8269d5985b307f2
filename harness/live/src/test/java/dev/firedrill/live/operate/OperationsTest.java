package dev.firedrill.live.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.live.template.Filling;
import dev.firedrill.model.LiveSystem.JsonType;
import dev.firedrill.model.LiveSystem.Operation;
import dev.firedrill.world.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {

    private static final int PATIENCE_SECONDS = 20;

    private final List<Map<String, String>> restarts = Collections.synchronizedList(new ArrayList<>());
    private final List<String> orders = Collections.synchronizedList(new ArrayList<>());
    private HttpServer service = null;
    private Operations operations = null;

    @TempDir
    private Path state = null;

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/admin", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            orders.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            boolean refuses = exchange.getRequestURI().getPath().endsWith("/locked");
            byte[] answer = (refuses ? "locked by release" : "").getBytes(UTF_8);
            exchange.sendResponseHeaders(refuses ? 423 : 204, refuses ? answer.length : -1);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
        operations = new Operations(url(), variables -> {
            restarts.add(variables);
            return variables.containsKey("BROKEN") ? Outcome.failed("never got ready") : Outcome.ok();
        });
    }

    @AfterEach
    void close() {
        operations.close();
        service.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    private Filling writing(String control, String value) {
        return new Filling(
                Map.of("control", control, "value", value, "actor", "operator:anna", "state", state.toString()));
    }

    private static Outcome ended(CompletionStage<Outcome> outcome) throws Exception {
        return outcome.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Outcome perform(Operation operation, String control, String value) throws Exception {
        return ended(operations.perform(operation, writing(control, value)));
    }

    private Outcome perform(Operation operation) throws Exception {
        return perform(operation, "KILL_SWITCH", "on");
    }

    private static Operation.Http put(String path) {
        return new Operation.Http("PUT", path, Map.of(), TextNode.valueOf("${value} by ${actor}"));
    }

    @Test
    void sendsAnOrder() throws Exception {
        assertThat(perform(put("/admin/${control}"), "KILL SWITCH", "on")).isEqualTo(Outcome.ok());
        assertThat(orders).containsExactly("PUT /admin/KILL%20SWITCH on by operator:anna");
    }

    @Test
    void saysWhyAnOrderWasRefused() throws Exception {
        assertThat(perform(put("/admin/locked")))
                .isEqualTo(Outcome.failed(
                        "'PUT %s/admin/locked' was refused with status 423: 'locked by release'".formatted(url())));
    }

    @Test
    void failsAnOrderThatNobodyTakes() throws Exception {
        service.stop(0);

        assertThat(perform(put("/admin/x")).done()).isFalse();
    }

    @Test
    void failsWhereAPlaceholderHasNoValue() throws Exception {
        Outcome outcome = perform(new Operation.Http("PUT", "/admin/${who}", Map.of(), MissingNode.getInstance()));

        assertThat(outcome.done()).isFalse();
        assertThat(outcome.detail()).contains("'${who}'");
        assertThat(orders).isEmpty();
    }

    @Test
    void restartsWithAllVariablesSetSoFar() throws Exception {
        perform(new Operation.Environment("${control}"), "KILL", "1");
        perform(new Operation.Environment("PERCENT"), "rollout", "10");
        perform(new Operation.Environment("${control}"), "KILL", "0");

        assertThat(restarts)
                .containsExactly(
                        Map.of("KILL", "1"),
                        Map.of("KILL", "1", "PERCENT", "10"),
                        Map.of("KILL", "0", "PERCENT", "10"));
    }

    @Test
    void failsWhereARestartFails() throws Exception {
        assertThat(perform(new Operation.Environment("BROKEN"))).isEqualTo(Outcome.failed("never got ready"));
    }

    private static final String UPDATE = "UPDATE settings SET value = ? WHERE name = ?";

    private static Operation.Sql sql(String statement) {
        return new Operation.Sql("${state}/app.db", statement, List.of("${value}", "${control}"));
    }

    private Connection database() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("app.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value)");
            statement.execute("INSERT OR IGNORE INTO settings VALUES ('KILL_SWITCH', 'off')");
        }
        return connection;
    }

    private static String value(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT value || ' ' || typeof(value) FROM settings")) {
            return row.getString(1);
        }
    }

    @Test
    void runsAStatementWithParametersAsTexts() throws Exception {
        try (Connection database = database()) {
            assertThat(perform(sql(UPDATE), "KILL_SWITCH", "1")).isEqualTo(Outcome.ok());
            assertThat(value(database)).isEqualTo("1 text");
        }
    }

    @Test
    void failsAnUpdateThatChangesNothing() throws Exception {
        try (Connection database = database()) {
            assertThat(perform(sql(UPDATE), "OTHER", "1"))
                    .isEqualTo(Outcome.failed("'" + UPDATE + "' found no row to change"));
            assertThat(value(database)).isEqualTo("off text");
        }
    }

    @Test
    void saysWhatSqliteSays() throws Exception {
        database().close();

        assertThat(perform(sql("UPDATE absent SET a = ? WHERE b = ?")).detail()).contains("no such table: absent");
        assertThat(perform(sql("UPDATE settings SET value = ? WHERE name = 'KILL_SWITCH'"))
                        .done())
                .isFalse();
    }

    @Test
    void makesNoDatabase() throws Exception {
        assertThat(perform(sql(UPDATE)))
                .isEqualTo(Outcome.failed(
                        "expected a SQLite file at '%s', found none".formatted(state.resolve("app.db"))));
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void waitsForADatabaseThatIsBusy() throws Exception {
        try (Connection database = database();
                Statement lock = database.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            CompletionStage<Outcome> outcome = operations.perform(sql(UPDATE), writing("KILL_SWITCH", "on"));
            await().pollInterval(Duration.ofMillis(10))
                    .during(Duration.ofMillis(200))
                    .until(() -> !outcome.toCompletableFuture().isDone());
            lock.execute("COMMIT");

            assertThat(ended(outcome)).isEqualTo(Outcome.ok());
            assertThat(value(database)).isEqualTo("on text");
        }
    }

    private Outcome edit(String pointer, JsonType type, String value) throws Exception {
        return perform(new Operation.JsonFile("${state}/conf/flags.json", pointer, type), "killSwitch", value);
    }

    private Path flags(String content) throws IOException {
        Files.createDirectories(state.resolve("conf"));
        return Files.writeString(state.resolve("conf/flags.json"), content, UTF_8);
    }

    private String flags() throws IOException {
        return Files.readString(state.resolve("conf/flags.json"), UTF_8).replaceAll("\\s+", "");
    }

    @Test
    void putsAValueAndLeavesTheRestAsItIs() throws Exception {
        flags("{\"z\": 1.50, \"a\": {\"killSwitch\": false, \"b\": [1, 2]}, \"m\": 12345678901234567890}");

        assertThat(edit("/a/${control}", JsonType.BOOLEAN, "true")).isEqualTo(Outcome.ok());
        assertThat(edit("/a/b/1", JsonType.NUMBER, "7")).isEqualTo(Outcome.ok());
        assertThat(edit("/a/b/-", JsonType.TEXT, "7")).isEqualTo(Outcome.ok());

        assertThat(flags())
                .isEqualTo("{\"z\":1.50,\"a\":{\"killSwitch\":true,\"b\":[1,7,\"7\"]},\"m\":12345678901234567890}");
        assertThat(state.resolve("conf")).isDirectoryContaining("glob:**/flags.json");
        try (var files = Files.list(state.resolve("conf"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void makesWhatIsMissing() throws Exception {
        assertThat(edit("/a/b/c", JsonType.NUMBER, "0.10")).isEqualTo(Outcome.ok());

        assertThat(flags()).isEqualTo("{\"a\":{\"b\":{\"c\":0.10}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": ", "", "{} {}"})
    void writesNothingIntoBrokenJson(String broken) throws Exception {
        Path file = flags(broken);

        Outcome outcome = edit("/a", JsonType.TEXT, "x");

        assertThat(outcome.done()).isFalse();
        assertThat(outcome.detail()).startsWith("expected JSON in '" + file + "', found");
        assertThat(file).hasContent(broken);
    }

    @ParameterizedTest
    @CsvSource({"/a/b, TEXT, x", "/l/3, TEXT, x", "/l/x, TEXT, x", "/n, NUMBER, ten", "/n, BOOLEAN, yes", "n, TEXT, x"})
    void writesNothingThatHasNoPlaceOrIsOfAnotherType(String pointer, JsonType type, String value) throws Exception {
        Path file = flags("{\"a\":1,\"l\":[]}");

        assertThat(edit(pointer, type, value).done()).isFalse();
        assertThat(file).hasContent("{\"a\":1,\"l\":[]}");
    }

    @Test
    void keepsPermissionsAndLinks() throws Exception {
        Path file = flags("{}");
        Path real = Files.move(file, state.resolve("real.json"));
        Files.createSymbolicLink(file, real);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw-r--"));

        edit("/a", JsonType.TEXT, "x");

        assertThat(file).isSymbolicLink();
        assertThat(real).content().contains("\"x\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw-r--");
    }

    @Test
    void isReadWholeAtAnyTime() throws Exception {
        Path file = flags("{\"n\":0}");
        List<CompletionStage<Outcome>> all = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            all.add(operations.perform(
                    new Operation.JsonFile("${state}/conf/flags.json", "/n", JsonType.NUMBER), writing("n", "" + i)));
        }
        while (!all.get(99).toCompletableFuture().isDone()) {
            assertThat(Files.readString(file).replaceAll("\\s+", "")).matches("\\{\"n\":[0-9]+}");
        }
        assertThat(flags()).isEqualTo("{\"n\":100}");
    }

    private static Operation.Command sh(String script, Duration within) {
        return new Operation.Command(List.of("sh", "-c", script, "sh", "${value}"), within);
    }

    @Test
    void runsACommandWithoutAShell() throws Exception {
        Operation command =
                new Operation.Command(List.of("cp", "${state}/$a", "${state}/${value}"), Duration.ofSeconds(10));
        Files.writeString(state.resolve("$a"), "x");

        assertThat(perform(command, "c", "b; c")).isEqualTo(Outcome.ok());
        assertThat(state.resolve("b; c")).hasContent("x");
    }

    @Test
    void saysWhatARefusingCommandSaid() throws Exception {
        assertThat(perform(sh("echo no >&2; exit 3", Duration.ofSeconds(10))))
                .isEqualTo(Outcome.failed("'sh -c echo no >&2; exit 3 sh on' ended with exit code 3; it said 'no'"));
        assertThat(perform(new Operation.Command(List.of("${state}/none"), Duration.ofSeconds(10)))
                        .done())
                .isFalse();
    }

    @Test
    void keepsTheEndOfWhatACommandSaid() throws Exception {
        String detail = perform(sh("yes 0123456789 | head -n 100000; echo the end; exit 1", Duration.ofSeconds(20)))
                .detail();

        assertThat(detail).endsWith("the end'").hasSizeLessThan(2_200);
    }

    @Test
    void endsACommandAndItsChildrenAfterItsTime() throws Exception {
        Path pids = state.resolve("pids");
        String script = "sleep 61 & echo $! >> %1$s; (sleep 62 & echo $! >> %1$s; wait) & echo $! >> %1$s; wait"
                .formatted(pids);

        Outcome outcome = perform(sh(script, Duration.ofMillis(700)));

        assertThat(outcome.done()).isFalse();
        assertThat(outcome.detail()).contains("took longer than 700 ms and was ended");
        List<String> children = Files.readAllLines(pids);
        assertThat(children).hasSize(3);
        await().untilAsserted(() -> assertThat(children).noneMatch(OperationsTest::isAlive));
    }

    @Test
    void leavesNothingRunningOfACommandThatEnded() throws Exception {
        Path pid = state.resolve("pid");

        assertThat(perform(sh("sleep 300 & echo $! > %s; echo done".formatted(pid), Duration.ofSeconds(10))))
                .isEqualTo(Outcome.ok());
        String child = Files.readString(pid).strip();
        assertThat(isAlive(child)).isTrue();

        operations.close();
        await().untilAsserted(() -> assertThat(isAlive(child)).isFalse());
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void doesOneAfterTheOther() throws Exception {
        AtomicInteger open = new AtomicInteger();
        List<Integer> together = Collections.synchronizedList(new ArrayList<>());
        try (Operations ordered = new Operations(url(), variables -> {
            together.add(open.incrementAndGet());
            open.decrementAndGet();
            return Outcome.failed(variables.get("N") + "");
        })) {
            List<CompletionStage<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(ordered.perform(new Operation.Environment("N"), writing("N", "" + i)));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(ended(all.get(i)).detail()).isEqualTo("" + i);
            }
            assertThat(together).containsOnly(1);
        }
    }

    @Test
    void givesUpWhatTakesTooLongAndGoesOn() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Operations bounded = new Operations(
                url(),
                variables -> {
                    try {
                        never.await();
                    } catch (InterruptedException givenUp) {
                        interrupted.countDown();
                    }
                    return Outcome.ok();
                },
                Duration.ofSeconds(1))) {
            CompletionStage<Outcome> stuck = bounded.perform(new Operation.Environment("A"), writing("A", "1"));

            assertThat(ended(stuck)).isEqualTo(Outcome.failed("not done within 1 s"));
            assertThat(interrupted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(ended(bounded.perform(put("/admin/x"), writing("A", "1"))))
                    .isEqualTo(Outcome.ok());
        }
    }

    @Test
    void doesNotBeginWhatWaitedTooLong() throws Exception {
        CountDownLatch stubborn = new CountDownLatch(1);
        try (Operations bounded = new Operations(
                url(),
                variables -> {
                    waitInSpiteOfAll(stubborn);
                    return Outcome.ok();
                },
                Duration.ofSeconds(1))) {
            bounded.perform(new Operation.Environment("A"), writing("A", "1"));
            CompletionStage<Outcome> waiting = bounded.perform(put("/admin/late"), writing("A", "1"));

            assertThat(ended(waiting)).isEqualTo(Outcome.failed("not done within 1 s"));
            stubborn.countDown();
            assertThat(ended(bounded.perform(put("/admin/next"), writing("A", "1"))))
                    .isEqualTo(Outcome.ok());
            assertThat(orders).hasSize(1);
        }
    }

    private static void waitInSpiteOfAll(CountDownLatch latch) {
        boolean interrupted = true;
        while (interrupted) {
            try {
                latch.await();
                interrupted = false;
            } catch (InterruptedException notYet) {
                interrupted = true;
            }
        }
    }

    @Test
    void doesNothingWhenItIsClosed() throws Exception {
        operations.close();

        assertThat(perform(put("/admin/x"))).isEqualTo(Outcome.failed("not done: the run is over"));
        assertThat(orders).isEmpty();
    }

    @Test
    void endsWhatIsOpenWhenItIsClosed() throws Exception {
        Path pid = state.resolve("pid");
        CompletionStage<Outcome> first = operations.perform(
                sh("echo $$ > %1$s.new; mv %1$s.new %1$s; sleep 63".formatted(pid), Duration.ofSeconds(25)),
                writing("a", "b"));
        CompletionStage<Outcome> second = operations.perform(put("/admin/x"), writing("a", "b"));
        await().until(() -> Files.exists(pid));

        operations.close();

        assertThat(ended(first).done()).isFalse();
        assertThat(ended(second).done()).isFalse();
        String process = Files.readString(pid).strip();
        await().untilAsserted(() -> assertThat(isAlive(process)).isFalse());
    }
}
