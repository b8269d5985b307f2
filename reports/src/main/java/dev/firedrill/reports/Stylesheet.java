package dev.firedrill.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Hold the look of the page: the sheet, and the textures that tell routes apart without colour. */
final class Stylesheet {

    static final String CSS = read("release-page.css");

    private static final int TEXTURE = 6;

    private Stylesheet() {}

    static void patterns(Markup page) {
        page.open("svg", "width", "0", "height", "0", "class", "textures", "aria-hidden", "true")
                .open("defs");
        pattern(page, "texture-1", "M0 6L6 0");
        pattern(page, "texture-2", "M0 3H6");
        pattern(page, "texture-3", "M3 0V6M0 3H6");
        page.close().close();
    }

    private static void pattern(Markup page, String id, String lines) {
        String size = Integer.toString(TEXTURE);
        page.open("pattern", "id", id, "width", size, "height", size, "patternUnits", "userSpaceOnUse");
        page.path("M0 0h6v6h-6z", "texture-ground").path(lines, "texture-line").close();
    }

    private static String read(String name) {
        try (InputStream sheet = Stylesheet.class.getResourceAsStream(name)) {
            if (sheet == null) {
                throw new IllegalStateException(
                        Wording.of("expected the resource '%s' beside %s, found none", name, Stylesheet.class));
            }
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
