package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {

    @TempDir
    Path directory;

    @Test
    void is_the_same_in_every_release_because_stored_keys_depend_on_it() {
        assertThat(cat(builder -> builder.width(512).seed(BigInteger.valueOf(7))))
                .isEqualTo("80ea1e397df52ff39bd217dd65329d72bd4e5d95852a32031c26b9d3caa46208");
    }

    @Test
    void equal_requests_have_equal_fingerprints_whatever_the_order_in_which_they_were_set() {
        assertThat(cat(builder ->
                        builder.width(512).height(768).extra("raw", true).extra("user", "u")))
                .isEqualTo(cat(builder -> builder.extra("user", "u")
                        .extra("raw", true)
                        .height(768)
                        .width(512)));
    }

    static Stream<UnaryOperator<ImageRequest.Builder>> one_member_each() {
        return Stream.of(
                b -> b.prompt(""),
                b -> b.prompt("a dog"),
                b -> b.width(512),
                b -> b.height(512),
                b -> b.aspectRatio("1:1"),
                b -> b.resolution("1:1"),
                b -> b.seed(BigInteger.ZERO),
                b -> b.outputFormat("jpeg"),
                b -> b.safetyTolerance(2),
                b -> b.promptUpsampling(false),
                b -> b.promptUpsampling(true),
                b -> b.steps(2),
                b -> b.guidance(new BigDecimal("2")),
                b -> b.input(InputRole.MASK, new InputImage.Link("https://example.com/a.png")),
                b -> b.input(InputRole.GARMENT, new InputImage.Link("https://example.com/a.png")),
                b -> b.input(InputRole.VIDEO, new InputImage.Link("https://example.com/a.png")),
                b -> b.input(InputRole.DRAFT, new InputImage.Link("https://example.com/a.png")),
                b -> b.image(new InputImage.Link("https://example.com/a.png")),
                b -> b.extra("raw", false),
                b -> b.extra("width", 512));
    }

    @ParameterizedTest
    @MethodSource("one_member_each")
    void what_is_set_differs_from_what_is_absent_even_if_it_is_the_models_default(
            UnaryOperator<ImageRequest.Builder> member) {
        assertThat(cat(member)).isNotEqualTo(cat(UnaryOperator.identity()));
    }

    @Test
    void every_member_and_value_makes_a_fingerprint_of_its_own() {
        assertThat(one_member_each().map(FingerprintTest::cat)).doesNotHaveDuplicates();
    }

    @Test
    void no_member_can_be_mistaken_for_part_of_another() {
        assertThat(Stream.of(
                        cat(b -> b.extra("a", "b").extra("c", "d")),
                        cat(b -> b.extra("a", "bcd")),
                        cat(b -> b.extra("a", "b\", \"c\": \"d")),
                        cat(b -> b.extra("a", Map.of("c", "d"))),
                        cat(b -> b.extra("a", List.of("c", "d"))),
                        cat(b -> b.extra("a", List.of(List.of("c"), "d"))),
                        cat(b -> b.extra("a", List.of("c", List.of("d"))))))
                .doesNotHaveDuplicates();
    }

    @Test
    void texts_numbers_and_booleans_that_read_alike_differ() {
        assertThat(Stream.of(
                        cat(b -> b.extra("a", "1")),
                        cat(b -> b.extra("a", 1)),
                        cat(b -> b.extra("a", true)),
                        cat(b -> b.extra("a", "true")),
                        cat(b -> b.extra("a", nothing())),
                        cat(b -> b.extra("a", "null"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_number_is_its_value_and_not_its_type_or_writing() {
        assertThat(Stream.of(1, 1L, 1.0, 1.0f, BigInteger.ONE, new BigDecimal("1.00"), new BigDecimal("10E-1"))
                        .map(one -> cat(b -> b.extra("a", one))))
                .containsOnly(cat(b -> b.extra("a", 1)));
        assertThat(cat(b -> b.extra("a", 100))).isEqualTo(cat(b -> b.extra("a", new BigDecimal("1E2"))));
        assertThat(cat(b -> b.extra("a", 0))).isEqualTo(cat(b -> b.extra("a", new BigDecimal("0.00"))));
    }

    @Test
    void seeds_beyond_64_bits_are_told_apart() {
        BigInteger large = BigInteger.TWO.pow(64);
        assertThat(cat(b -> b.seed(large))).isNotEqualTo(cat(b -> b.seed(BigInteger.ZERO)));
    }

    @Test
    void nested_members_count_whatever_their_order() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("x", 1);
        one.put("y", List.of(1, 2));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("y", List.of(1, 2));
        other.put("x", 1.0);

        assertThat(cat(b -> b.extra("box", one))).isEqualTo(cat(b -> b.extra("box", other)));
        other.put("y", List.of(2, 1));
        assertThat(cat(b -> b.extra("box", one))).isNotEqualTo(cat(b -> b.extra("box", other)));
    }

    @Test
    void operation_and_model_count() {
        assertThat(Stream.of(
                                ImageRequest.builder(Operation.GENERATE, "flux-2-pro"),
                                ImageRequest.builder(Operation.EDIT, "flux-2-pro"),
                                ImageRequest.builder(Operation.GENERATE, "flux-2-max"))
                        .map(b -> b.build().fingerprint()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_picture_counts_by_its_bytes_wherever_they_lie() throws IOException {
        byte[] picture = "a picture".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("cat.png"), picture);
        try (Spool heap = new Spool(directory, 100);
                Spool disk = new Spool(directory, 0)) {
            String onHeap = withPictures(heap.of(picture));

            assertThat(onHeap).isEqualTo(withPictures(disk.of(picture)));
            assertThat(onHeap).isEqualTo(withPictures(heap.ofFile(file)));
            assertThat(onHeap).isNotEqualTo(withPictures(heap.of("a Picture".getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void the_order_and_number_of_pictures_count() throws IOException {
        try (Spool spool = new Spool(directory)) {
            Blob one = spool.of(new byte[] {1});
            Blob two = spool.of(new byte[] {2});
            assertThat(Stream.of(
                            withPictures(one, two),
                            withPictures(two, one),
                            withPictures(one),
                            withPictures(one, one),
                            cat(b -> b.input(InputRole.MASK, new InputImage.Inline(one)))))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_link_is_not_the_picture_with_that_text_as_its_digest() throws IOException {
        try (Spool spool = new Spool(directory)) {
            Blob blob = spool.of(new byte[] {1});
            assertThat(withPictures(blob)).isNotEqualTo(cat(b -> b.image(link(digest(blob)))));
        }
    }

    @Test
    void a_picture_that_cannot_be_read_is_an_error() throws IOException {
        Path file = Files.write(directory.resolve("cat.png"), new byte[1]);
        try (Spool spool = new Spool(directory)) {
            Blob blob = spool.ofFile(file);
            Files.delete(file);

            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> withPictures(blob));
        }
    }

    @Test
    void what_is_no_json_is_refused_instead_of_told_apart_by_chance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cat(b -> b.extra("a", new Object())))
                .withMessageContaining("java.lang.Object");
    }

    @Test
    void setting_null_is_not_setting() {
        assertThat(cat(b -> b.width(512).width(null).extra("raw", true).extra("raw", null)))
                .isEqualTo(cat(UnaryOperator.identity()));
    }

    @Test
    void a_request_does_not_see_what_its_builder_does_later() {
        List<InputImage> images = new ArrayList<>(List.of(link("a")));
        ImageRequest.Builder builder =
                ImageRequest.builder(Operation.EDIT, "flux-2-pro").images(images);
        ImageRequest request = builder.build();
        images.clear();
        builder.image(link("b")).extra("raw", true).prompt("later");

        assertThat(request.images()).containsExactly(link("a"));
        assertThat(request.extra()).isEmpty();
        assertThat(request.prompt()).isNull();
    }

    private static String cat(UnaryOperator<ImageRequest.Builder> more) {
        ImageRequest.Builder builder =
                ImageRequest.builder(Operation.GENERATE, "flux-2-pro").prompt("a cat");
        return more.apply(builder).build().fingerprint();
    }

    private static String withPictures(Blob... pictures) {
        return cat(builder -> {
            Stream.of(pictures).forEach(picture -> builder.image(new InputImage.Inline(picture)));
            return builder;
        });
    }

    private static InputImage link(String url) {
        return new InputImage.Link(url);
    }

    private static String digest(Blob blob) {
        try {
            return blob.sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list that holds a JSON null. */
    private static List<Object> nothing() {
        return Collections.singletonList(new HashMap<String, Object>().get("none"));
    }
}
