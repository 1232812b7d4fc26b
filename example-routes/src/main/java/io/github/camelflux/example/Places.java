package io.github.camelflux.example;

import java.util.List;

/** What one part of the application adds to the table that is printed at the start. */
@FunctionalInterface
public interface Places {

    /** Asked once, when everything runs. */
    List<Place> places();
}
