package io.github.camelflux.example.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How catalogues are made.
 *
 * @param models which model makes the pictures of which quality, as the column {@code quality} has it
 * @param maxProducts how many products one file may have; a longer one is refused before anything is bought
 */
@ConfigurationProperties("example.catalog")
public record CatalogSettings(Map<String, String> models, int maxProducts) {

    /** Takes a copy of the table. */
    public CatalogSettings {
        models = new LinkedHashMap<>(models);
    }
}
