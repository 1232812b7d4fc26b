package io.github.camelflux.example.catalog;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A row of a catalogue as it is written there. Bindy fills in the fields, and reads them. */
@CsvRecord(
        separator = ",",
        crlf = "UNIX",
        skipFirstLine = true,
        generateHeaderColumns = true,
        quoting = true,
        quotingOnlyWhenNeeded = true,
        endWithLineBreak = true)
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

    /** For Bindy. */
    public Product() {}

    Product(String sku, String name, String description, String size, String quality) {
        this.sku = sku;
        this.name = name;
        this.description = description;
        this.size = size;
        this.quality = quality;
    }

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
