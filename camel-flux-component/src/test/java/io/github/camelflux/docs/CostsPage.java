package io.github.camelflux.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.image.DatedPrice;
import io.github.camelflux.image.ImageSize;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.PriceWords;
import io.github.camelflux.image.Quantities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The page {@code docs/costs.md}. */
final class CostsPage {

    private static final ImageSize FOUR_MEGAPIXELS = new ImageSize(2048, 2048);

    private final Figures figures;
    private final Scenarios scenarios;

    CostsPage(Figures figures) {
        this.figures = figures;
        this.scenarios = new Scenarios(figures);
    }

    @Override
    public String toString() {
        return String.join(
                "\n",
                INTRODUCTION.formatted(figures.asOf()),
                prices(),
                EARLIER,
                earlier(),
                NO_ESTIMATE,
                withoutEstimate(),
                ELSEWHERE,
                elsewhere(),
                THIRD_PARTIES,
                thirdParties(),
                DIFFERENCES,
                differences(),
                SCENARIOS,
                scenarios.byModel(),
                MIX,
                scenarios.mix(),
                HOSTING,
                scenarios.breakEven(),
                CAPACITY,
                scenarios.capacity(),
                HOSTING_END);
    }

    private String prices() {
        MarkdownTable table = new MarkdownTable(
                "Model", "Price", "1024 x 1024", "2048 x 2048", "1024 x 1024 edited", "Sure", "Source");
        for (Model model : figures.catalog().models()) {
            Optional<DatedPrice> now =
                    now(model).filter(price -> price.certainty().suffices());
            now.ifPresent(price -> table.row(
                    "`" + model.name() + "`",
                    PriceWords.of(price.price()),
                    usd(model, Quantities.picture(Figures.ONE_MEGAPIXEL), false),
                    usd(model, Quantities.picture(FOUR_MEGAPIXELS), false),
                    usd(model, Quantities.picture(Figures.ONE_MEGAPIXEL).from(Figures.ONE_MEGAPIXEL), true),
                    price.certainty(),
                    price.source()));
        }
        return table.toString();
    }

    /** Only for what the model can make: an edit where it edits, no size where it has size classes of its own. */
    private String usd(Model model, Quantities job, boolean edit) {
        boolean sized = model.accepts("width");
        boolean large = job.output().equals(FOUR_MEGAPIXELS);
        boolean makes = edit
                ? model.operations().contains(Operation.EDIT)
                : model.operations().contains(Operation.GENERATE);
        boolean tooLarge = large && (!sized || model.size().maxSide() != null);
        return makes && !tooLarge ? Figures.usd(figures.price(model, job)) : "";
    }

    private String earlier() {
        MarkdownTable table = new MarkdownTable("Model", "From", "Price", "Sure", "Source");
        for (Model model : figures.catalog().models()) {
            List<DatedPrice> all = model.pricesAt("bfl").prices();
            if (all.size() > 1) {
                all.forEach(price -> table.row(
                        "`" + model.name() + "`",
                        price.from() == null ? "the beginning" : price.from(),
                        PriceWords.of(price.price()),
                        price.certainty(),
                        price.source()));
            }
        }
        return table.toString();
    }

    private String withoutEstimate() {
        MarkdownTable table = new MarkdownTable("Model", "What is said", "Sure", "Source");
        for (Model model : figures.catalog().models()) {
            if (!model.providerIds().containsKey("bfl")) {
                continue;
            }
            Optional<DatedPrice> now = now(model);
            if (now.isEmpty()) {
                String note = model.terms().priceNote();
                table.row("`" + model.name() + "`", note == null ? "nothing found" : note, null, null);
            } else if (!now.get().certainty().suffices()) {
                table.row(
                        "`" + model.name() + "`",
                        PriceWords.of(now.get().price()),
                        now.get().certainty(),
                        now.get().source());
            }
        }
        return table.toString();
    }

    private String elsewhere() {
        MarkdownTable table = new MarkdownTable("Model", "Provider", "Price", "Sure", "Source");
        for (Model model : figures.catalog().models()) {
            model.prices().keySet().stream()
                    .filter(provider -> !provider.equals("bfl"))
                    .forEach(provider -> model.pricesAt(provider)
                            .on(figures.asOf())
                            .ifPresent(price -> table.row(
                                    "`" + model.name() + "`",
                                    provider,
                                    PriceWords.of(price.price()),
                                    price.certainty(),
                                    price.source())));
        }
        return table.toString();
    }

    private String thirdParties() {
        MarkdownTable table = new MarkdownTable("Provider", "Model", "Price", "Source", "How sure");
        figures.published("thirdParties")
                .forEach(row -> table.row(
                        text(row, "provider"),
                        text(row, "model"),
                        text(row, "price"),
                        text(row, "source"),
                        text(row, "certainty")));
        return table.toString();
    }

    private String differences() {
        MarkdownTable table = new MarkdownTable("What", "Published", "By", "The formula", "Why");
        figures.published("differences").forEach(row -> {
            ImageSize[] inputs = StreamSupport.stream(row.path("inputs").spliterator(), false)
                    .map(size -> ImageSize.parse(size.textValue()))
                    .toArray(ImageSize[]::new);
            Quantities job =
                    Quantities.picture(ImageSize.parse(text(row, "size"))).from(inputs);
            BigDecimal formula = figures.price(figures.catalog().find(text(row, "model")), job)
                    .orElseThrow();
            table.row(
                    text(row, "what"),
                    PriceWords.usd(row.path("published").decimalValue()),
                    text(row, "by"),
                    PriceWords.usd(formula),
                    text(row, "why"));
        });
        return table.toString();
    }

    private Optional<DatedPrice> now(Model model) {
        return model.pricesAt("bfl").on(figures.asOf());
    }

    private static String text(JsonNode row, String member) {
        return row.path(member).textValue();
    }

    private static final String INTRODUCTION = """
            # What pictures cost

            This page is generated from the model catalogue and a file of published figures. Prices are US dollars without tax, as of %s. Nobody at a provider confirmed them, and
            **the provider's own figure decides**: it comes with each picture in the header `CamelFluxJobCostUsd`.

            ## Ask before you buy

            In YAML:

            ```yaml
            - from:
                uri: direct:repaint
                steps:
                  - to: flux:estimate?forOperation=edit&model=flux-2-pro&prompt=in blue
                  - choice:
                      when:
                        - simple: ${header.CamelFluxEstimateUsd} == null || ${header.CamelFluxEstimateUsd} > '0.10'
                          steps:
                            - throwException:
                                exceptionType: java.lang.IllegalArgumentException
                                message: too expensive, or of unknown price
                  - to: flux:edit?model=flux-2-pro&prompt=in blue
            ```

            In Java:

            ```java
            from("direct:repaint")
                .to("flux:estimate?forOperation=edit&model=flux-2-pro&prompt=in blue")
                .choice()
                    .when(simple("${header.CamelFluxEstimateUsd} == null || ${header.CamelFluxEstimateUsd} > '0.10'"))
                        .throwException(IllegalArgumentException.class, "too expensive, or of unknown price")
                .end()
                .to("flux:edit?model=flux-2-pro&prompt=in blue");
            ```

            In XML:

            ```xml
            <route>
              <from uri="direct:repaint"/>
              <to uri="flux:estimate?forOperation=edit&amp;model=flux-2-pro&amp;prompt=in blue"/>
              <choice>
                <when>
                  <simple>${header.CamelFluxEstimateUsd} == null || ${header.CamelFluxEstimateUsd} > '0.10'</simple>
                  <throwException exceptionType="java.lang.IllegalArgumentException" message="too expensive, or of unknown price"/>
                </when>
              </choice>
              <to uri="flux:edit?model=flux-2-pro&amp;prompt=in blue"/>
            </route>
            ```

            **Put amounts into quotes.** With Camel 4.18, Simple says of no BigDecimal that it is above an unquoted `0.10`: everything would be bought.

            You send what you would send to `flux:generate`, or to the operation that `forOperation` names; it is read in the same way. You get the same message with the header
            `CamelFluxEstimateUsd`: a BigDecimal, for all the pictures of its `count`. Nothing is bought, nobody is asked, no API key is needed. It fails with `FluxRequestException` where the purchase would.

            **The header is absent when the price is not known; it is never 0 for that.** It is not known when the catalogue has no price that is sure enough, when the size of the
            result is left to the model in a way that nobody documents (one side of two, a shape), or when the price depends on a picture that goes in and its size cannot be told: a link,
            which the provider fetches by itself, or a format other than PNG, JPEG and WebP. Sizes are read off the first bytes of a picture; it is not decoded.

            A message whose picture was bought before (see idempotency keys) costs nothing again; the estimate says what a purchase costs.

            ## How a price by megapixels is made

            *first megapixel of the result + each further one + those of the pictures that go in*. Begun megapixels count. BFL says neither how many pixels a megapixel has nor whether
            pictures that go in are rounded up one by one. The catalogue takes 1,048,576 (1024 x 1024, which then costs the price of one) and rounds each picture up,
            as resellers say they do. If BFL rounds the sum of them instead, an estimate for several small pictures is too high. If a megapixel has 1,000,000 pixels after all,
            1024 x 1024 counts for two, and the estimate is too low. A picture that goes in counts for 4 MP at most with FLUX.2, which scales it down.
            An edit without a size has the size of its first picture.

            If you know better, set it in a file of your own and name it in the component option `modelCatalog`. It is merged over the catalogue member by member:

            ```json
            {
              "unknown": {"megapixel": 1000000},
              "models": {
                "flux-2-pro": {"prices": {"bfl": [{"fixed": 0.04}, {"from": "2027-01-01", "fixed": 0.035}]}},
                "our-lora": {"family": "flux-2-klein", "prices": {"bfl": [{"fixed": 0.02}]}}
              }
            }
            ```

            Objects are merged, other values (a list of prices, too) are replaced, and `null` takes a member away. What every model has without saying so is in `unknown`,
            what several have is in `families`. A mistake in the file stops the start, with the option, the file and the member in the message. A price of your own needs no `certainty`.

            ## Black Forest Labs

            One picture each. *Sure*: A official schema, B official page, C official sample or text for tools, D a client's reports of live runs, E other third parties. Estimates are
            made from A to D. Size classes and seconds are for models that are asked so; FLUX 3 costs the same whatever goes in.
            """;

    private static final String EARLIER = """
            ### Prices that changed

            The day of the purchase (UTC) decides.
            """;

    private static final String NO_ESTIMATE = """
            ### Without an estimate

            Third parties only, two figures, or none: what is said is shown here, and no estimate is made from it. A price in your own catalogue makes one.
            """;

    private static final String ELSEWHERE = """
            ### At other providers, in the catalogue

            For orientation: no estimate is made from what is marked `E`, so `maxCost` and budgets need a price in your own catalogue, or `assumedCost`.
            """;

    private static final String THIRD_PARTIES = """
            ## Other providers

            Prices drift, and most of these are second-hand: look them up before you decide.
            """;

    private static final String DIFFERENCES = """
            ## Where published figures differ

            The formula's figure is what `flux:estimate` says on the day of this page.
            """;

    private static final String SCENARIOS = """
            ## A month's pictures

            From a prompt, 1024 x 1024, nothing thrown away, all by one model of Black Forest Labs.
            """;

    private static final String MIX = """
            ### Drafts first

            Not every picture needs the best model. All by the model for final pictures, against a mix:
            """;

    private static final String HOSTING = """
            ## When a server of your own pays

            *pictures a month = what the server costs a month / what a picture costs at the provider*. Above that number your own server is cheaper, if it can make them, and if the licence
            lets you: of the models below only the weights of `flux-2-klein-4b` are free for commercial use (Apache 2.0); those of `flux-2-klein-9b` need a licence that is sold, and no
            published weights of `flux-2-pro` and `flux-2-max` are known to us, so their rows say what you save by going over to a smaller model.

            Rents of servers with a graphics card differ by the hour and the country; these are examples, for a server that runs all month (730 hours).
            """;

    private static final String CAPACITY = """
            How many pictures such a server can make, if it does nothing else:
            """;

    private static final String HOSTING_END = """
            Measure how long a picture takes on the card you mean to rent: we did not. A number in the first table that is above the one in the second cannot be reached with
            one server. Not counted: people who run it, a second server for when the first is down, and idle hours, which cost the same as busy ones.
            """;
}
