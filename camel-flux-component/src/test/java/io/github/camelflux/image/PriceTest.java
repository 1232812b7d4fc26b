package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each model of BFL costs, by the published figures, in cents. */
class PriceTest {

    private static final ImageSize ONE = new ImageSize(1024, 1024);

    private final ModelCatalog catalog = ModelCatalog.shipped();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flux-2-klein-4b   | 1024x1024 |                     | 1.4
            flux-2-klein-4b   | 2048x2048 |                     | 1.7
            flux-2-klein-9b   | 1024x1024 |                     | 1.5
            flux-2-klein-9b   | 2048x1024 |                     | 1.7
            flux-2-klein-9b-preview | 2048x1024 |               | 1.7
            flux-2-pro        | 1024x1024 |                     | 3
            flux-2-pro        | 512x512   |                     | 3
            flux-2-pro        | 1920x1080 |                     | 4.5
            flux-2-pro        | 1448x1448 |                     | 4.5
            flux-2-pro        | 2048x2048 |                     | 7.5
            flux-2-pro        | 1024x1024 | 1024x1024           | 4.5
            flux-2-pro        | 1024x1024 | 1024x1024 1920x1080 | 7.5
            flux-2-pro-preview | 1024x1024 | 640x480            | 4.5
            flux-2-max        | 1024x1024 |                     | 7
            flux-2-max        | 1024x1024 | 1024x1024           | 10
            flux-2-max        | 2048x2048 |                     | 16
            flux-2-flex       | 1024x1024 |                     | 5
            flux-2-flex       | 2048x1024 | 1024x1024           | 15
            flux-kontext-pro  |           |                     | 4
            flux-kontext-max  |           |                     | 8
            flux-pro-1.1      | 1440x1440 |                     | 4
            flux-pro-1.1-ultra |          |                     | 6
            flux-pro-1.0-fill |           | 1920x1080           | 5
            flux-pro-1.1-ultra-finetuned | |                    | 7
            flux-pro-1.0-fill-finetuned |  |                    | 6
            flux-tools/vto-v1 | 1024x1024 | 1024x1024 1024x1024 | 4.75
            flux-tools/vto-v2 | 1024x1024 | 1024x1024 1024x1024 | 4.75
            flux-tools/vto-v2 | 2048x2048 | 2048x2048 1024x1024 | 7.75
            flux-tools/erase-v1 |         | 1024x1024           | 3
            flux-tools/deblur-v1 |        | 1024x1024           | 3
            """)
    void published_figures_are_reproduced(String model, String output, String inputs, BigDecimal cents) {
        Quantities job = Quantities.picture(output == null ? null : ImageSize.parse(output));
        if (inputs != null) {
            job = job.from(
                    Arrays.stream(inputs.split(" ")).map(ImageSize::parse).toArray(ImageSize[]::new));
        }

        assertThat(cents(model, job, "2026-11-27"))
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo(cents));
    }

    @ParameterizedTest
    @CsvSource({"768sq, 4.1", "1k, 4.8", "1.5k, 7", "2k, 10", "4k, 60.7"})
    void flux_3_pictures_cost_by_their_class_whatever_goes_in(String sizeClass, BigDecimal cents) {
        Quantities job = Quantities.picture(null).in(sizeClass);

        assertThat(cents("flux-3-image", job, "2026-11-27").orElseThrow()).isEqualByComparingTo(cents);
        assertThat(cents("flux-3-image", job.from(ONE, ONE, ONE), "2026-11-27").orElseThrow())
                .isEqualByComparingTo(cents);
    }

    @ParameterizedTest
    @CsvSource({
        "flux-2-flex, 2026-01-27, 6",
        "flux-2-flex, 2026-01-28, 5",
        "flux-3-image, 2026-09-30, ",
        "flux-3-image, 2026-10-07, 2.4",
        "flux-3-image, 2026-10-08, 4.8",
        "flux-2-pro, 2025-11-25, 3"
    })
    void a_price_counts_from_its_day_on(String model, String day, BigDecimal cents) {
        Optional<BigDecimal> price = cents(model, Quantities.picture(ONE).in("1k"), day);

        if (cents == null) {
            assertThat(price).isEmpty();
        } else {
            assertThat(price.orElseThrow()).isEqualByComparingTo(cents);
        }
    }

    /** Rows of the price table that come from third parties only, state two prices, or none. */
    @ParameterizedTest
    @CsvSource({
        "flux-dev, 1024x1024, ",
        "flux-pro-1.0-expand, 1024x1024, ",
        "flux-3-image-klein, 1024x1024, 1k",
        "flux-3-video, 1024x1024, hd",
        "flux-tools/video-edit-v1, 1024x1024, ",
        "flux-tools/video-upscale-v1, 1024x1024, ",
        "flux-tools/outpainting-v1, 1024x1024, ",
        "flux-2-klein-4b-finetuned, 1024x1024, ",
        "flux-pro-1.0-canny, 1024x1024, "
    })
    void other_figures_make_no_price(String model, String output, String sizeClass) {
        Quantities all = new Quantities(ImageSize.parse(output), List.of(), sizeClass, BigDecimal.TEN, "t2v", false);

        assertThat(cents(model, all, "2026-11-27")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "t2v, hd, false, 170",
        "i2v, uhd, false, 800",
        "v2v, fhd, false, 530",
        "t2v, hd, true, 60",
        "v2v, hd, true, 120",
        "draft_enhance, fhd, false, ",
        ", hd, false, "
    })
    void a_video_costs_by_its_seconds_once_somebody_vouches_for_the_price(
            String mode, String sizeClass, boolean draft, BigDecimal cents) {
        Price price =
                catalog.find("flux-3-video").pricesAt("bfl").prices().get(0).price();
        Quantities job = new Quantities(null, null, sizeClass, BigDecimal.TEN, mode, draft);

        assertThat(price.of(job).map(usd -> usd.movePointRight(2).stripTrailingZeros()))
                .isEqualTo(Optional.ofNullable(cents).map(BigDecimal::stripTrailingZeros));
    }

    @Test
    void a_second_of_any_mode_and_class() {
        Price price = new Price.Seconds(Map.of("*", Map.of("*", new BigDecimal("0.03"))));
        Quantities job = new Quantities(null, null, null, new BigDecimal("7"), null, false);

        assertThat(price.of(job)).hasValue(new BigDecimal("0.21"));
    }

    @Test
    void what_is_not_known_costs_not_nothing_but_has_no_price() {
        assertThat(cents("flux-2-pro", Quantities.picture(null), "2026-11-27")).isEmpty();
        assertThat(cents("flux-2-pro", new Quantities(ONE, null, null, null, null, false), "2026-11-27"))
                .isEmpty();
        assertThat(cents("flux-3-image", Quantities.picture(ONE), "2026-11-27")).isEmpty();
        assertThat(cents("flux-3-image", Quantities.picture(ONE).in("8k"), "2026-11-27"))
                .isEmpty();
    }

    private Optional<BigDecimal> cents(String model, Quantities job, String day) {
        return catalog.find(model)
                .pricesAt("bfl")
                .on(LocalDate.parse(day))
                .filter(price -> price.certainty().suffices())
                .flatMap(price -> price.price().of(job))
                .map(usd -> usd.movePointRight(2));
    }
}
