package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.gate.Dossier;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everybody can read the page: an audit finds nothing serious, in light and in dark. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReleasePageAuditTest {

    private static final String DARK = "--blink-settings=preferredColorScheme=0";
    private static final String LIGHT = "--blink-settings=preferredColorScheme=1";

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws Exception {
        Axe.install();
    }

    private static String page(Dossier dossier) {
        return ReleasePage.render(dossier, SampleResults::events);
    }

    @Test
    void nothingSeriousInLight() throws Exception {
        assertThat(Axe.audit(folder, page(SampleDossier.noGo()), LIGHT)).isEmpty();
    }

    @Test
    void nothingSeriousInDark() throws Exception {
        assertThat(Axe.audit(folder, page(SampleDossier.noGo()), DARK)).isEmpty();
    }

    @Test
    void nothingSeriousWhereMuchIsOpen() throws Exception {
        assertThat(Axe.audit(
                        folder, ReleasePage.render(Hostile.dossier("a <b>"), entry -> Hostile.events("a <b>")), DARK))
                .isEmpty();
    }

    @Test
    void wouldFindTextThatCannotBeRead() throws Exception {
        String faint = page(Dossier.ofRun(SampleResults.go())).replace("--quiet: #5d626a", "--quiet: #dddddd");
        assertThat(Axe.audit(folder, faint, LIGHT)).contains("color-contrast");
    }

    @Test
    void wouldSeeThatItIsDark() throws Exception {
        String faint = page(Dossier.ofRun(SampleResults.go())).replace("--quiet: #a2a7ae", "--quiet: #222222");
        assertThat(Axe.audit(folder, faint, DARK)).contains("color-contrast");
    }
}
