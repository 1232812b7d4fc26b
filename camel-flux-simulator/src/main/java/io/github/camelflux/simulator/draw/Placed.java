package io.github.camelflux.simulator.draw;

import java.awt.Rectangle;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What came in keeps its place on a larger canvas; the composition is what is new around it. The caption stands in the
 * largest new strip.
 *
 * @param image what came in
 * @param place where it lies; may stand out over the edges
 */
public record Placed(InputPicture image, Rectangle place) implements Arrangement {

    @Override
    public void paint(Easel easel) {
        easel.scene();
        easel.canvas().pen().drawImage(image.seen(place.width, place.height), place.x, place.y, null);
        Rectangle strip = largestStrip(easel.size());
        if (!strip.isEmpty()) {
            easel.caption(strip);
        }
    }

    private Rectangle largestStrip(PictureSize whole) {
        int right = place.x + place.width;
        int bottom = place.y + place.height;
        return Stream.of(
                        new Rectangle(0, bottom, whole.width(), whole.height() - bottom),
                        new Rectangle(0, 0, whole.width(), place.y),
                        new Rectangle(0, 0, place.x, whole.height()),
                        new Rectangle(right, 0, whole.width() - right, whole.height()))
                .max(Comparator.comparingLong(strip -> strip.isEmpty() ? 0 : (long) strip.width * strip.height))
                .orElseThrow();
    }
}
