package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.gate.Dossier;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
class ReleasePageInChromiumTest {

    @TempDir
    Path folder;

    private static String page(Dossier dossier) {
        return ReleasePage.render(dossier, SampleResults::events);
    }

    private Chromium.Seen open(String html) throws Exception {
        return new Chromium(folder).open(html);
    }

    @Test
    void showsTheVerdictAndComplainsOfNothing() throws Exception {
        Chromium.Seen seen = open(page(Dossier.ofRun(SampleResults.noGo())));
        assertThat(seen.dom()).contains("✗ NO-GO", "✗ fired t+4m40s");
        assertThat(seen.console()).isEmpty();
    }

    @Test
    void showsARulingAndComplainsOfNothing() throws Exception {
        Chromium.Seen seen = open(page(SampleDossier.noGo()));
        assertThat(seen.dom()).contains("✗ NO-GO", "What the gate asks", "ADVISORY");
        assertThat(seen.console()).isEmpty();
    }

    @Test
    void showsHostileTextAsText() throws Exception {
        Chromium.Seen seen =
                open(ReleasePage.render(Hostile.dossier(Hostile.TEXT), entry -> Hostile.events(Hostile.TEXT)));
        assertThat(seen.dom()).contains("✗ NO-GO", "&lt;script&gt;alert(1)").doesNotContain("<script", "<img");
        assertThat(seen.console()).isEmpty();
    }

    @Test
    void wouldHearAComplaint() throws Exception {
        String page = page(Dossier.ofRun(SampleResults.go()));
        assertThat(open(page.replace("<main>", "<main><script>1</script>")).console())
                .singleElement()
                .asString()
                .contains("Content Security Policy");
    }

    @Nested
    class OnPaper {

        @Test
        void takesTwoSheetsAtMost() throws Exception {
            assertThat(new Chromium(folder).print(page(SampleDossier.noGo()))).isBetween(1, 2);
        }

        @Test
        void takesTwoSheetsForAWholeSuite() throws Exception {
            assertThat(new Chromium(folder).print(page(SampleDossier.of(Many.drills(250, 3)))))
                    .isEqualTo(2);
        }

        @Test
        void takesTwoSheetsForTheWorstOfTexts() throws Exception {
            Dossier dossier = SampleDossier.crowded(Many.wordy(60));
            assertThat(new Chromium(folder).print(page(dossier))).isEqualTo(2);
        }

        @Test
        void takesTwoSheetsForHostileText() throws Exception {
            String html =
                    ReleasePage.render(Hostile.dossier(Hostile.TEXT.repeat(40)), entry -> Hostile.events(Hostile.TEXT));
            assertThat(new Chromium(folder).print(html)).isBetween(1, 2);
        }
    }
}
