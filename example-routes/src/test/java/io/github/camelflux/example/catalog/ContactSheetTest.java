package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactSheetTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 7, 30, 200})
    void all_products_find_a_place_on_a_sheet_that_fits_on_a_screen(int products) {
        SheetLayout layout = SheetLayout.of(products);

        assertThat(layout.columns() * layout.rows()).isGreaterThanOrEqualTo(products);
        assertThat(layout.columns() * (layout.rows() - 1)).isLessThan(products);
        assertThat(layout.width()).isBetween(1000, 3500);
        assertThat(layout.square(products - 1).getMaxX()).isLessThanOrEqualTo(layout.width() - SheetLayout.MARGIN);
        assertThat(layout.square(products - 1).getMaxY() + SheetLayout.CAPTION)
                .isLessThanOrEqualTo(layout.height() - SheetLayout.FOOT);
    }

    @Test
    void products_are_in_the_order_of_reading() {
        SheetLayout layout = SheetLayout.of(30);

        assertThat(layout.columns()).isEqualTo(6);
        for (int index = 1; index < 30; index++) {
            Rectangle before = layout.square(index - 1);
            Rectangle square = layout.square(index);
            if (index % 6 == 0) {
                assertThat(square.x).isEqualTo(SheetLayout.MARGIN);
                assertThat(square.y)
                        .isGreaterThan((int) layout.caption(index - 1).getMaxY());
            } else {
                assertThat(square.x).isGreaterThan((int) before.getMaxX());
                assertThat(square.y).isEqualTo(before.y);
            }
        }
    }

    /** Thirty pictures of 16 megapixels, which are 48 MB each when they are whole. */
    @Test
    void large_pictures_fit_into_a_small_heap() throws Exception {
        Path picture = home.resolve("large.jpg");
        ImageIO.write(new BufferedImage(4096, 4096, BufferedImage.TYPE_INT_RGB), "jpg", picture.toFile());

        assertThat(MeanColour.of(drawn(picture, Map.of()), SheetLayout.of(30).square(29))
                        .distanceTo(new MeanColour(0, 0, 0)))
                .isLessThan(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void without_any_font_there_are_pictures_without_text() throws Exception {
        Path picture = home.resolve("white.jpg");
        BufferedImage white = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        white.createGraphics().fillRect(0, 0, 64, 64);
        ImageIO.write(white, "jpg", picture.toFile());
        Path noFonts = Files.writeString(home.resolve("no-fonts.conf"), "<fontconfig></fontconfig>");

        BufferedImage sheet = drawn(picture, Map.of("FONTCONFIG_FILE", noFonts.toString()));
        Rectangle caption = SheetLayout.of(30).caption(0);
        assertThat(MeanColour.of(sheet, SheetLayout.of(30).square(0))).isEqualTo(new MeanColour(255, 255, 255));
        assertThat(MeanColour.of(sheet, caption)).isEqualTo(new MeanColour(255, 255, 255));
    }

    /** A sheet of one picture thirty times, as a small JVM draws it. */
    private BufferedImage drawn(Path picture, Map<String, String> environment) throws Exception {
        Path sheet = home.resolve("sheet.png");
        Path log = home.resolve("log.txt");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.awt.headless=true",
                        // Java remembers there which fonts it found.
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DrawnSheet.class.getName(),
                        picture.toString(),
                        "30",
                        sheet.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        java.environment().putAll(environment);
        Process drawing = java.start();
        try {
            assertThat(drawing.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            drawing.destroyForcibly();
        }
        assertThat(drawing.exitValue()).as(Files.readString(log)).isZero();
        return ImageIO.read(sheet.toFile());
    }
}
