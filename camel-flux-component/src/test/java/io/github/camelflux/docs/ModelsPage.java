package io.github.camelflux.docs;

import io.github.camelflux.image.FieldRule;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.ProviderFacts;
import io.github.camelflux.image.SizeRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page {@code docs/models.md}. */
final class ModelsPage {

    private final Figures figures;

    ModelsPage(Figures figures) {
        this.figures = figures;
    }

    @Override
    public String toString() {
        return String.join(
                "\n",
                INTRODUCTION,
                models(),
                LICENCES,
                licences(),
                NAMES,
                names(),
                PROVIDERS,
                providers(),
                FIELDS,
                fields());
    }

    private String models() {
        MarkdownTable table = new MarkdownTable(
                "Model",
                "Operations",
                "Pictures in",
                "Size",
                "Makes",
                "Link lives",
                "Active jobs",
                "Runs",
                "Waits",
                "Followed");
        for (Model model : figures.catalog().models()) {
            table.row(
                    code(model.name()),
                    model.operations().stream().sorted().map(Operation::uriName).collect(Collectors.joining(", ")),
                    model.maxReferences(),
                    size(model.size()),
                    model.defaultFormat(),
                    time(model.linkLifetime()),
                    model.activeJobs(),
                    seconds(model.runTime()),
                    time(model.deadline()),
                    time(model.lostAfter()));
        }
        return table.toString();
    }

    private String licences() {
        MarkdownTable table = new MarkdownTable("Model", "Licence", "Published weights", "Note", "Source", "State");
        for (Model model : figures.catalog().models()) {
            List<String> notes = new ArrayList<>();
            if (model.terms().withdrawn() != null) {
                notes.add("Withdrawn on " + model.terms().withdrawn() + ".");
            }
            if (model.terms().note() != null) {
                notes.add(model.terms().note());
            }
            table.row(
                    code(model.name()),
                    model.terms().licence(),
                    model.terms().weights(),
                    String.join(" ", notes),
                    model.terms().source(),
                    model.terms().date());
        }
        return table.toString();
    }

    private String names() {
        MarkdownTable table = new MarkdownTable("Model", "Provider", "Name there");
        for (Model model : figures.catalog().models()) {
            model.providerIds().forEach((provider, id) -> {
                if (!provider.equals("bfl")) {
                    table.row(code(model.name()), provider, code(id));
                }
            });
        }
        return table.toString();
    }

    private String providers() {
        MarkdownTable table = new MarkdownTable(
                "Provider",
                "Link lives",
                "Jobs in flight",
                "Waits at least",
                "Followed at least",
                "Size of a prompt's picture");
        for (String provider : List.of("fal", "replicate", "openai", "together", "deepinfra", "wireflow", "comfyui")) {
            ProviderFacts facts = figures.catalog().facts(provider).orElseThrow();
            table.row(
                    code(provider),
                    time(facts.linkLifetime()),
                    facts.activeJobs(),
                    time(facts.deadline()),
                    time(facts.lostAfter()),
                    facts.standardSize());
        }
        return table.toString();
    }

    /** Models that take the same share a table. */
    private String fields() {
        Map<List<Object>, List<Model>> alike = new LinkedHashMap<>();
        figures.catalog().models().stream()
                .filter(model -> !model.fields().isEmpty())
                .forEach(model -> alike.computeIfAbsent(
                                List.of(model.fields(), model.instead(), model.strict()), key -> new ArrayList<>())
                        .add(model));
        return alike.values().stream().map(ModelsPage::fields).collect(Collectors.joining("\n"));
    }

    private static String fields(List<Model> alike) {
        Model model = alike.get(0);
        MarkdownTable table = new MarkdownTable("Field", "Type", "Range", "Default", "");
        model.fields()
                .forEach((name, rule) -> table.row(
                        code(name),
                        rule.type().name().toLowerCase(Locale.ROOT),
                        range(rule),
                        rule.standard(),
                        more(rule)));
        String instead = model.instead().entrySet().stream()
                .map(entry -> "* instead of " + code(entry.getKey()) + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
        return "### " + alike.stream().map(Model::name).collect(Collectors.joining(", ")) + "\n\n" + table
                + (model.strict() ? "\nAnything else is refused by BFL with 422.\n" : "")
                + (instead.isEmpty() ? "" : "\n" + instead);
    }

    private static String range(FieldRule rule) {
        List<String> parts = new ArrayList<>();
        if (rule.min() != null || rule.max() != null) {
            parts.add(
                    rule.max() == null
                            ? "from " + number(rule.min())
                            : number(rule.min()) + " to " + number(rule.max()));
        }
        if (rule.multiple() != null) {
            parts.add("multiple of " + number(rule.multiple()));
        }
        if (!rule.values().isEmpty()) {
            parts.add(String.join(", ", rule.values()));
        }
        return String.join("; ", parts);
    }

    private static String more(FieldRule rule) {
        List<String> parts = new ArrayList<>();
        if (rule.required()) {
            parts.add("required");
        }
        if (!rule.modes().isEmpty()) {
            parts.add("mode " + rule.modes().stream().sorted().collect(Collectors.joining(", ")));
        }
        if (rule.bytesOnly()) {
            parts.add("no address");
        }
        return String.join("; ", parts);
    }

    private static String size(SizeRule rule) {
        List<String> parts = new ArrayList<>();
        if (rule.multiple() != null) {
            parts.add("multiples of " + rule.multiple());
        }
        if (rule.minSide() != null || rule.maxSide() != null) {
            parts.add("sides "
                    + (rule.maxSide() == null ? "from " + rule.minSide() : rule.minSide() + " to " + rule.maxSide()));
        }
        if (rule.maxPixels() != null) {
            parts.add("at most " + Figures.count(rule.maxPixels()) + " pixels");
        }
        if (rule.about() != null) {
            parts.add("about " + Figures.count(rule.about()) + " pixels");
        }
        if (rule.standard() != null) {
            parts.add("else " + rule.standard());
        }
        if (rule.followsInput()) {
            parts.add((rule.standard() == null ? "" : "or ") + "that of the picture that goes in");
        }
        return String.join(", ", parts);
    }

    private static String time(Duration time) {
        return time.toMinutes() % 60 == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private static String seconds(Duration time) {
        return time == null ? null : number(BigDecimal.valueOf(time.toMillis(), 3)) + " s";
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static final String INTRODUCTION = """
            # Models

            This page is generated from the model catalogue, `models.json` in the component. `flux:models` gives a route the same facts as a list of maps.

            ```yaml
            - to: flux:models?forOperation=edit
            ```

            You send anything; you get a list of the models of `provider` (default `bfl`) that `allowedModels` lets through, with `forOperation` those that can do it. Each is a map that is
            ready for JSON: `name`, `provider`, `id`, `operations`, `maxReferences`, `defaultFormat`, `size`, `fields`, `linkLifetime`, `activeJobs`, `runTime`, `deadline`, `lostAfter`, `price` in words
            with `priceCertainty`, `priceFrom` and `priceSource`, `priceNote`, `licence`, `weights`, `withdrawn`, `note`, `source`, `date`. What is not known is not in it. Nobody is
            asked, and it costs nothing.

            A model that is not listed works as well: it is asked for by the provider's name for it, with the longest times, the shortest link, no limit of pictures and no estimate. What a
            model costs is in [costs.md](costs.md).

            *Pictures in*: how many at most. *Size*: what is made when nothing is asked for comes after "else". *Makes*: the format without `outputFormat`. *Link lives*: how long the
            result can be fetched; the component does so at once. *Active jobs*: how many one API key may have in flight. *Runs*: how long a job runs as
            a rule, where it was seen; the component learns from its own jobs. *Waits*: how long an exchange waits
            after acceptance, without `jobTimeout`. *Followed*: when a job is called lost. An empty cell is not known.

            Which model each operation asks when none is named: [operations.md](operations.md).
            """;

    private static final String LICENCES = """
            ## Licences

            What you get from an API you have under the provider's terms. Weights matter to those who run a model themselves. An empty cell is not known: ask before you build on it.
            This is what public texts say and no legal advice.
            """;

    private static final String NAMES = """
            ## Names at other providers

            Names as those providers write them. With `provider=fal` and `model=flux-2-pro` the name there is sent. A model of this catalogue that a provider is not known to have is refused, with
            what it has; any other name is passed on as it is. Servers of your own (`openai`, `comfyui`) and workflows (`wireflow`) have names of their own.
            """;

    private static final String PROVIDERS = """
            ## What holds at other providers

            The times, limits and fields above were found at BFL. Elsewhere these count, whatever the model; fields and sizes are not held against BFL's rules, and what a provider cannot be
            asked for is refused by name. *Jobs in flight*: how many one API key has there, without `maxInFlight`; where a provider has no such limit, or does not tell, it is a number
            of ours. The sources are in `models.json`.
            """;

    private static final String FIELDS = """
            ## Fields

            What a model's request may hold, by BFL's names. Options have the same names in camelCase; a field without an option is set as `input.NAME`. Ranges are what BFL published:
            two moved in 2026, and a value outside is sent as it is.
            """;
}
