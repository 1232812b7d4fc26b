/** What the route {@code catalog-batch} cannot say in YAML: reading a catalogue, drawing its contact sheet, adding up its costs. */
package io.github.camelflux.example.catalog;
