package io.github.camelflux.example.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What a spreadsheet writes is what Bindy reads. */
class CatalogTextTest {

    private static final String HEADER = "sku,name,description,size,quality";

    private final CatalogText text = new CatalogText(new CatalogSettings(List.of(), 1000));

    @Test
    void a_line_break_within_quotation_marks_is_a_space() throws Exception {
        assertThat(read(HEADER + "\r\nA,\"one\r\ntwo\",\"three\n\nfour\",,draft\r\n"))
                .isEqualTo(HEADER + "\nA,\"one two\",\"three  four\",,draft");
    }

    @Test
    void a_byte_order_mark_and_empty_rows_at_the_end_are_left_out() throws Exception {
        assertThat(read("\uFEFF" + HEADER + "\nA,B,C,,draft\n,,,,\n \n")).isEqualTo(HEADER + "\nA,B,C,,draft");
    }

    @Test
    void a_header_may_be_quoted_and_in_capitals() throws Exception {
        assertThat(read("\"SKU\", \"Name\",Description,Size,Quality\nA,B,C,,draft"))
                .endsWith("\nA,B,C,,draft");
    }

    /** Bindy repairs quoted fields after it has split a line at its commas: whether it always does is shown by what comes out. */
    @Test
    void whatever_is_within_quotation_marks_arrives_as_it_was_written() throws Exception {
        Random random = new Random(26);
        List<List<String>> rows = IntStream.range(0, 1000)
                .mapToObj(row -> IntStream.range(0, 5)
                        .mapToObj(field -> anything(random))
                        .toList())
                .toList();
        StringBuilder file = new StringBuilder(HEADER);
        for (List<String> row : rows) {
            file.append('\n')
                    .append(String.join(
                            ",",
                            row.stream()
                                    .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                                    .toList()));
        }

        assertThat(bound(read(file.toString())))
                .extracting(product -> List.of(
                        product.sku(), product.name(), product.description(), product.size(), product.quality()))
                .containsExactlyElementsOf(rows.stream()
                        .map(row -> row.stream()
                                .map(field -> field.replace('\n', ' ').trim())
                                .toList())
                        .toList());
    }

    private static String anything(Random random) {
        StringBuilder text = new StringBuilder("x");
        random.ints(random.nextInt(6), 0, 6).forEach(sign -> text.append("ab ,\"\n".charAt(sign)));
        return text.toString();
    }

    private String read(String file) throws Exception {
        try (InputStream in = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))) {
            return text.oneLineARow(in);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Product> bound(String rows) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext();
                BindyCsvDataFormat bindy = new BindyCsvDataFormat(Product.class)) {
            bindy.setCamelContext(camel);
            bindy.start();
            return (List<Product>) bindy.unmarshal(
                    new DefaultExchange(camel), new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
