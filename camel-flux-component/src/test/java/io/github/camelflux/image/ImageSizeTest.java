package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

    @Test
    void reads_width_before_height() {
        assertThat(ImageSize.parse("1024x768")).isEqualTo(new ImageSize(1024, 768));
        assertThat(ImageSize.parse(" 1X2 ")).isEqualTo(new ImageSize(1, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "square_hd, 1024x1024",
        "square, 512x512",
        "portrait_4_3, 768x1024",
        "Portrait_16_9, 576x1024",
        "landscape_4_3, 1024x768",
        "' landscape_16_9 ', 1024x576"
    })
    void reads_names(String name, String size) {
        assertThat(ImageSize.parse(name)).hasToString(size);
    }

    @Test
    void writes_what_it_reads() {
        assertThat(new ImageSize(1024, 768)).hasToString("1024x768");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1024", "1024x", "x768", "1024 x 768", "1024x768x3", "-1x5", "1.5x2", "big", "9999999999x1"})
    void refuses_another_form_and_quotes_it(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSize.parse(text))
                .withMessageStartingWith("'" + text + "' is not a size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x5", "5x0"})
    void refuses_a_picture_without_area(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSize.parse(text))
                .withMessageContaining(text);
    }
}
