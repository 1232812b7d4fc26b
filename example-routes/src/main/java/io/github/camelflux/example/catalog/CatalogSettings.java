package io.github.camelflux.example.catalog;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How catalogues are made.
 *
 * @param qualities what the column {@code quality} may be: tiers, of which the component says which models they are
 * @param maxProducts how many products one file may have; a longer one is refused before anything is bought
 */
@ConfigurationProperties("example.catalog")
public record CatalogSettings(List<String> qualities, int maxProducts) {

    /** Takes a copy of the list. */
    public CatalogSettings {
        qualities = List.copyOf(qualities);
    }
}
