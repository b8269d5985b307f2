package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Audit pages with axe-core, which npm installs from a lock file; without npm or a network the audit is skipped. */
final class Axe {

    private static final Path SOURCES = Path.of("src", "test", "js");
    private static final Path INSTALLED = Path.of("target", "js");
    private static final Pattern NO_NETWORK = Pattern.compile(
            "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|network");
    private static final Pattern FOUND = Pattern.compile("<pre id=\"axe\">(.*?)</pre>", Pattern.DOTALL);

    private static final String AUDIT = """
            <script src="axe.min.js"></script><script>
            const out = document.createElement('pre'); out.id = 'axe';
            axe.run(document, { resultTypes: ['violations'] }).then(audit => {
              out.textContent = 'rules ' + (audit.passes.length > 5) + audit.violations
                .filter(it => it.impact === 'serious' || it.impact === 'critical')
                .map(it => '\\n' + it.id + ' x' + it.nodes.length + ': ' + it.nodes[0].html.slice(0, 200)
                  + ' ' + it.nodes[0].any.map(one => one.message).join('; ')).join('');
            }, error => { out.textContent = 'broken ' + error; }).then(() => document.body.append(out));
            </script>""";

    private Axe() {}

    /** Install it, or skip the test. */
    static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path output = INSTALLED.resolve("npm.txt");
        Process npm;
        try {
            npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            npm = abort("skipped: npm is not on the PATH");
        }
        assertThat(npm.waitFor(3, TimeUnit.MINUTES)).as("npm ended in time").isTrue();
        String said = Files.readString(output);
        assumeTrue(npm.exitValue() == 0 || !NO_NETWORK.matcher(said).find(), "skipped: npm has no network: " + said);
        assertThat(npm.exitValue()).as(said).isZero();
    }

    /** Audit a page with everything in it unfolded; gives "" or the serious and critical violations. */
    static String audit(Path folder, String page, String... options) throws IOException, InterruptedException {
        Files.copy(
                INSTALLED.resolve(Path.of("node_modules", "axe-core", "axe.min.js")),
                folder.resolve("axe.min.js"),
                StandardCopyOption.REPLACE_EXISTING);
        String audited = page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                .replaceAll("<details (?![^>]*open=)", "<details open=\"open\" ")
                .replace("</body>", AUDIT + "</body>");
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--allow-file-access-from-files");
        all.add("--virtual-time-budget=60000");
        String dom =
                new Chromium(folder).open(audited, all.toArray(String[]::new)).dom();
        Matcher found = FOUND.matcher(dom);
        assertThat(found.find()).as("axe reported").isTrue();
        assertThat(found.group(1)).startsWith("rules true");
        return found.group(1).substring("rules true".length()).strip();
    }
}
