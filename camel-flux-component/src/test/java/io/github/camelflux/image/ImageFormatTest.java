package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {

    @ParameterizedTest
    @CsvSource({
        "FFD8FFE000104A4649460001, JPEG",
        "FFD8FF, JPEG",
        "89504E470D0A1A0A0000000D, PNG",
        "524946462400000057454250, WEBP",
        "5249464624000000574542505650, WEBP"
    })
    void first_bytes_show_the_format(String head, ImageFormat format) {
        assertThat(ImageFormat.sniff(HexFormat.of().parseHex(head))).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FFD8", "89504E470A", "524946462400000057415645", "474946383961", "3C68746D6C3E"})
    void other_bytes_show_none(String head) {
        assertThat(ImageFormat.sniff(HexFormat.of().parseHex(head))).isEmpty();
    }

    @Test
    void a_page_that_mentions_a_format_is_not_a_picture() {
        assertThat(ImageFormat.sniff("see RIFF and WEBP".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"image/jpeg, JPEG", "image/jpg, JPEG", "IMAGE/PNG, PNG", "image/webp; q=1, WEBP", "' image/png ;x', PNG"
    })
    void a_content_type_names_the_format(String contentType, ImageFormat format) {
        assertThat(ImageFormat.ofContentType(contentType)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "text/html", "application/octet-stream", "image/pngx", "png"})
    void other_content_types_name_none(String contentType) {
        assertThat(ImageFormat.ofContentType(contentType)).isEmpty();
    }

    @Test
    void no_content_type_names_none() {
        assertThat(ImageFormat.ofContentType(null)).isEmpty();
    }

    @Test
    void jpeg_files_end_in_jpg_though_the_option_says_jpeg() {
        assertThat(ImageFormat.JPEG.extension()).isEqualTo("jpg");
        assertThat(ImageFormat.JPEG.optionName()).isEqualTo("jpeg");
        assertThat(ImageFormat.JPEG.mediaType()).isEqualTo("image/jpeg");
    }
}
