package io.github.camelflux.docs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelflux.image.ImageSize;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.PriceWords;
import io.github.camelflux.image.Quantities;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What the generated pages are made of: the catalogue, and a file of figures that others published. */
final class Figures {

    static final ImageSize ONE_MEGAPIXEL = new ImageSize(1024, 1024);

    private final ModelCatalog catalog = ModelCatalog.shipped();
    private final JsonNode file;

    private Figures(JsonNode file) {
        this.file = file;
    }

    static Figures read() {
        try (InputStream in = Figures.class.getResourceAsStream("published-figures.json")) {
            return new Figures(JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelCatalog catalog() {
        return catalog;
    }

    JsonNode published(String member) {
        return file.path(member);
    }

    /** For which day prices are given. */
    LocalDate asOf() {
        return LocalDate.parse(file.path("asOf").textValue());
    }

    /** What BFL charges for a job, where an estimate is made. */
    Optional<BigDecimal> price(Model model, Quantities job) {
        String standard = model.fields().containsKey("resolution")
                ? model.fields().get("resolution").standard()
                : null;
        return model.pricesAt("bfl")
                .on(asOf())
                .filter(price -> price.certainty().suffices())
                .flatMap(price -> price.price().of(job.resolution() == null ? job.in(standard) : job));
    }

    /** What BFL charges for one picture of 1024 x 1024 pixels from a prompt. */
    BigDecimal picture(String model) {
        return price(catalog.find(model), Quantities.picture(ONE_MEGAPIXEL)).orElseThrow();
    }

    static String usd(Optional<BigDecimal> amount) {
        return amount.map(PriceWords::usd).orElse("");
    }

    /** A larger amount: in whole cents, with commas. */
    static String sum(BigDecimal usd) {
        return String.format(Locale.ROOT, "$%,.2f", usd.setScale(2, RoundingMode.HALF_UP));
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
