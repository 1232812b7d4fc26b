package io.github.camelflux.example.catalog;

/**
 * A row of a catalogue, as the route needs it.
 *
 * @param number as a spreadsheet counts: the header is row 1, the first product row 2
 * @param sku the product's number
 * @param stem the number in signs that an object's key may have
 * @param name what to call the product on the contact sheet; the number if it has no name
 * @param description becomes the prompt
 * @param size such as {@code 1024x768}; empty for what the provider likes
 * @param tier that the quality is; empty if there is none
 * @param problem why the row cannot be asked for, or null
 */
public record CatalogRow(
        int number,
        String sku,
        String stem,
        String name,
        String description,
        String size,
        String tier,
        String problem) {}
