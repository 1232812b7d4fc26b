package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void reads_what_java_writes(String format) throws IOException {
        assertThat(PictureHeader.size(new ByteArrayInputStream(picture(format))))
                .hasValue(new ImageSize(640, 481));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VP8X, with alpha       | 52494646 24000000 57454250 56503858 0a000000 10000000 7f0700 370400 0000     | 1920x1080
            VP8L, lossless         | 52494646 24000000 57454250 5650384c 17000000 2f 7fc20e10 0000000000          | 640x60
            VP8, lossy             | 52494646 24000000 57454250 56503820 18000000 300100 9d012a 8002 e001 0000    | 640x480
            a progressive JPEG     | ffd8 ffe0 0004 0000 ffff c2 000b 08 0300 0400 01 011100                       | 1024x768
            """)
    void reads_each_kind(String kind, String hex, String size) throws IOException {
        assertThat(PictureHeader.size(bytes(hex))).as(kind).hasValue(ImageSize.parse(size));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a GIF                        | 474946383961 8002 e001 000000000000000000000000000000
            an empty one                 | ''
            a PNG that is cut short      | 89504e470d0a1a0a 0000000d 49484452 0000
            a PNG of another first chunk | 89504e470d0a1a0a 0000000d 43674249 00000010 00000010 0806000000
            a PNG without width          | 89504e470d0a1a0a 0000000d 49484452 00000000 00000010 0806000000
            a JPEG that is cut short     | ffd8 ffe0 0010 4a46
            a JPEG without a frame       | ffd8 ffe0 0004 0000 ffda 000c 0000000000000000000000000000
            a JPEG with a length of 0    | ffd8 ffe0 0000 0000 ffc0 000b 08 0300 0400 01 0111000000000000
            a JPEG whose marker is none  | ffd8 ff00 0004 0000 1234 000b 08 0300 0400 01 0111000000000000
            a WebP of a new kind         | 52494646 24000000 57454250 56503839 0a000000 10000000 7f0700 370400 0000
            a VP8 without its start code | 52494646 24000000 57454250 56503820 18000000 300100 000000 8002 e001 0000
            a VP8L of a newer signature  | 52494646 24000000 57454250 5650384c 17000000 30 7fc20e10 0000000000
            """)
    void has_no_size_for(String what, String hex) throws IOException {
        assertThat(PictureHeader.size(bytes(hex))).as(what).isEmpty();
    }

    @Test
    void reads_the_beginning_only() throws IOException {
        byte[] large = Arrays.copyOf(picture("png"), 20_000_000);
        AtomicLong read = new AtomicLong();
        InputStream counted = new ByteArrayInputStream(large) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                int got = super.read(buffer, offset, length);
                read.addAndGet(Math.max(0, got));
                return got;
            }
        };

        assertThat(PictureHeader.size(counted)).hasValue(new ImageSize(640, 481));
        assertThat(read.get()).isLessThan(2_000);
    }

    private static InputStream bytes(String hex) {
        return new ByteArrayInputStream(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 481, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
