package io.github.camelflux.example.photos;

import io.github.camelflux.example.Place;
import io.github.camelflux.example.Places;
import io.github.camelflux.example.folders.DropFolder;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where photos go. */
@Component
@Profile("!servers")
@Order(50)
class PhotoPlaces implements Places {

    private final DropFolder photos;

    PhotoPlaces(@Qualifier("photos") DropFolder photos) {
        this.photos = photos;
    }

    @Override
    public List<Place> places() {
        return List.of(new Place(
                "drop photos here",
                photos.path().toString(),
                ".jpg, .png, .webp; what to do with them in a .txt of the same name"));
    }
}
