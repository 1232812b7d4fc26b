package io.github.camelflux.example.catalog;

import io.github.camelflux.example.storage.ObjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Makes rows of products: finds the tier of each, and what is wrong with it. */
@Component("catalogRows")
public class CatalogRows {

    /** Room for the rest of a file's name, on servers that keep objects in files. */
    private static final int LONGEST_SKU = 60;

    private final CatalogSettings settings;
    private final ObjectName names;

    CatalogRows(CatalogSettings settings, ObjectName names) {
        this.settings = settings;
        this.names = names;
    }

    /** A row for each product, in the same order. */
    public List<CatalogRow> of(@Body List<Product> products) {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (int index = 0; index < products.size(); index++) {
            numbers.computeIfAbsent(names.plain(products.get(index).sku()), stem -> new ArrayList<>())
                    .add(number(index));
        }
        List<CatalogRow> rows = new ArrayList<>();
        for (int index = 0; index < products.size(); index++) {
            Product product = products.get(index);
            rows.add(row(number(index), product, numbers.get(names.plain(product.sku())), tier(product)));
        }
        return rows;
    }

    private CatalogRow row(int number, Product product, List<Integer> twins, String tier) {
        return new CatalogRow(
                number,
                product.sku(),
                names.plain(product.sku()),
                product.name().isEmpty() ? product.sku() : product.name(),
                product.description(),
                product.size(),
                tier,
                problem(product, twins, tier));
    }

    private String problem(Product product, List<Integer> twins, String tier) {
        if (product.sku().isEmpty()) {
            return "sku: is empty";
        }
        if (product.sku().length() > LONGEST_SKU) {
            return "sku: '" + product.sku() + "' is longer than " + LONGEST_SKU + " characters";
        }
        if (twins.size() > 1) {
            // Which of them is meant cannot be told, and a wrong picture costs as much as a right one.
            return "sku: '" + product.sku() + "' would give the same key as another row: rows "
                    + twins.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (product.description().isEmpty()) {
            return "description: is empty";
        }
        if (tier.isEmpty()) {
            return "quality: '" + product.quality() + "' is none of " + String.join(", ", settings.qualities());
        }
        return null;
    }

    private String tier(Product product) {
        String quality = product.quality().toLowerCase(Locale.ROOT);
        return settings.qualities().contains(quality) ? quality : "";
    }

    private static int number(int index) {
        return index + 2;
    }
}
