package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValidSizesTest {

    private static final ModelCatalog CATALOG = ModelCatalog.shipped();

    @ParameterizedTest
    @CsvSource({
        "flux-2-pro, 1920x1080, 1920x1088 1920x1072",
        "flux-2-pro, 1000x1000, 1008x1008 992x992",
        "flux-2-pro, 1530x682, 1536x688 1520x688",
        "flux-2-pro, 3x3, 64x64 64x80",
        "flux-2-pro, 4096x4096, 2048x2048 2032x2048",
        "flux-2-pro, 8000x4000, 2896x1440 2912x1440",
        "flux-2-pro, 2147483647x1, 65536x64 65520x64",
        "flux-pro-1.1, 2000x1000, 1440x736 1440x704",
        "flux-pro-1.1, 100x1000, 256x992 256x1024"
    })
    void the_nearest_two_are_told(String model, String wish, String nearest) {
        ValidSizes sizes = sizes(model);
        ImageSize asked = wish.startsWith("2147483647") ? new ImageSize(Integer.MAX_VALUE, 1) : ImageSize.parse(wish);

        assertThat(sizes.contains(asked)).isFalse();
        assertThat(sizes.nearest(asked)).extracting(ImageSize::toString).containsExactly(nearest.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "flux-2-pro, 1000, 1008 992",
        "flux-2-pro, 1, 64 80",
        "flux-pro-1.1, 1450, 1440 1408",
        "flux-pro-1.1, 250, 256 288"
    })
    void one_side_is_judged_by_itself(String model, int wish, String nearest) {
        assertThat(sizes(model).containsSide(wish)).isFalse();
        assertThat(sizes(model).nearestSides(wish).stream().map(String::valueOf))
                .containsExactly(nearest.split(" "));
    }

    /** By trying all sizes there are: nothing valid is nearer than what is called the nearest. */
    @Test
    void no_valid_size_within_the_limits_is_nearer() {
        ValidSizes sizes = new ValidSizes(new SizeRule(16, 64, 512, 160_000L, null, null, false, null));
        List<ImageSize> all = new ArrayList<>();
        for (int width = 64; width <= 512; width += 16) {
            for (int height = 64; height <= 512; height += 16) {
                all.add(new ImageSize(width, height));
            }
        }
        all.removeIf(size -> !sizes.contains(size));
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            ImageSize wish = new ImageSize(64 + random.nextInt(336), 64 + random.nextInt(336));
            if (wish.pixels() <= 160_000) {
                double nearest = all.stream()
                        .mapToDouble(size -> distance(size, wish))
                        .min()
                        .orElseThrow();

                assertThat(distance(sizes.nearest(wish).get(0), wish))
                        .as(wish.toString())
                        .isEqualTo(nearest);
            }
        }
    }

    @Test
    void whatever_is_wished_two_valid_sizes_are_named() {
        Random random = new Random(7);
        for (String model : List.of("flux-2-pro", "flux-2-klein-4b", "flux-pro-1.1", "flux-dev")) {
            for (int i = 0; i < 2000; i++) {
                ImageSize wish =
                        new ImageSize(1 + random.nextInt(1 << (1 + i % 30)), 1 + random.nextInt(1 << (1 + i % 17)));

                assertThat(sizes(model).nearest(wish))
                        .as(model + " " + wish)
                        .hasSize(2)
                        .doesNotHaveDuplicates()
                        .allMatch(sizes(model)::contains);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_model_that_takes_a_size_makes_those_with_a_name(NamedSize named) {
        assertThat(CATALOG.models())
                .filteredOn(model -> model.fields().containsKey("width"))
                .hasSizeGreaterThan(10)
                .allMatch(model -> new ValidSizes(model.size()).contains(named.size()));
    }

    @Test
    void without_a_rule_every_size_is_made() {
        ValidSizes any = new ValidSizes(SizeRule.UNKNOWN);

        assertThat(Stream.of(new ImageSize(1, 1), new ImageSize(1_000_000_000, 7)))
                .allMatch(any::contains);
        assertThat(any).hasToString("");
    }

    @Test
    void says_its_rule() {
        assertThat(sizes("flux-2-pro")).hasToString("multiples of 16, at least 64 a side, at most 4194304 pixels");
        assertThat(sizes("flux-pro-1.1")).hasToString("multiples of 32, at least 256 a side, at most 1440 a side");
    }

    private static ValidSizes sizes(String model) {
        return new ValidSizes(CATALOG.find(model).size());
    }

    private static double distance(ImageSize one, ImageSize other) {
        return Math.hypot(one.width() - other.width(), one.height() - other.height());
    }
}
