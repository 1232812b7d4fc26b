package io.github.camelflux.component;

import java.util.Arrays;
import java.util.Collection;

/** The options that say how large a picture is: one group, of which the highest source that sets any sets all. */
final class SizeOptions {

    private SizeOptions() {}

    /**
     * Takes the component's defaults of the group away from an endpoint that says anything about the size itself.
     *
     * @param options the endpoint's copy of the component's options, before its own are set
     * @param own the names of the options that the endpoint sets
     */
    static void hideDefaults(PictureOptions options, Collection<String> own) {
        boolean decided = Arrays.stream(PictureField.values())
                .filter(field -> field.group().equals(PictureField.SIZE.group()))
                .anyMatch(field -> own.contains(field.fieldName()));
        if (decided) {
            options.setSize(null);
            options.setWidth(null);
            options.setHeight(null);
            options.setAspectRatio(null);
            options.setResolution(null);
        }
    }
}
