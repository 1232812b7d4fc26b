package io.github.camelflux.example.catalog;

import io.github.camelflux.example.Place;
import io.github.camelflux.example.Places;
import io.github.camelflux.example.folders.DropFolder;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where catalogues go. */
@Component
@Profile("!servers")
@Order(20)
class CatalogPlaces implements Places {

    private final DropFolder catalogs;

    CatalogPlaces(@Qualifier("catalogs") DropFolder catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public List<Place> places() {
        return List.of(new Place("drop catalogs here", catalogs.path().toString(), ".csv: a product a line"));
    }
}
