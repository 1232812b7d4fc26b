package io.github.camelflux.example.catalog;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A row of a catalogue as it is written there. Bindy fills in the fields. */
@CsvRecord(separator = ",", skipFirstLine = true)
public class Product {

    @DataField(pos = 1, trim = true)
    private String sku;

    @DataField(pos = 2, trim = true)
    private String name;

    @DataField(pos = 3, trim = true)
    private String description;

    @DataField(pos = 4, trim = true)
    private String size;

    @DataField(pos = 5, trim = true)
    private String quality;

    String sku() {
        return sku;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    String size() {
        return size;
    }

    String quality() {
        return quality;
    }
}
