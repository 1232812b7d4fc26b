package io.github.camelflux.example.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/**
 * Brings a CSV file into the form that Camel's Bindy reads, and refuses what is no catalogue. Bindy takes each line for a row, so
 * that a line break within quotation marks would break a row in two: here it becomes a space.
 */
@Component("catalogText")
public class CatalogText {

    private static final List<String> COLUMNS = List.of("sku", "name", "description", "size", "quality");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** In bytes: far more than products that may be in one file need. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final CatalogSettings settings;

    CatalogText(CatalogSettings settings) {
        this.settings = settings;
    }

    /**
     * The file as text with one line for each row, the first being the header.
     *
     * @throws UnreadableCatalogException if it is no catalogue
     */
    public String oneLineARow(@Body InputStream file) throws IOException {
        List<String> rows = rows(text(file.readNBytes(LONGEST + 1)));
        if (rows.isEmpty()) {
            throw new UnreadableCatalogException("The file is empty; its first line has to be " + header());
        }
        checkHeader(rows.get(0));
        if (rows.size() == 1) {
            throw new UnreadableCatalogException("The file has a header and no product");
        }
        int products = rows.size() - 1;
        if (products > settings.maxProducts()) {
            throw new UnreadableCatalogException("The file has " + products + " products, which is more than"
                    + " example.catalog.max-products: " + settings.maxProducts());
        }
        for (int row = 1; row < rows.size(); row++) {
            checkFields(row + 1, fields(rows.get(row)));
        }
        return String.join("\n", rows);
    }

    private static String text(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new UnreadableCatalogException("The file has more than " + LONGEST + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableCatalogException("The file is not in UTF-8");
        }
    }

    private static List<String> rows(String text) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        boolean quoted = false;
        for (char sign : text.replace("\r\n", "\n").replace('\r', '\n').toCharArray()) {
            // A quotation mark within a field is written twice and so changes nothing in the end.
            quoted ^= sign == '"';
            if (sign != '\n') {
                row.append(sign);
            } else if (quoted) {
                row.append(' ');
            } else {
                rows.add(row.toString());
                row.setLength(0);
            }
        }
        if (quoted) {
            throw new UnreadableCatalogException(
                    "Row " + (rows.size() + 1) + " opens a quotation mark that is never closed");
        }
        rows.add(row.toString());
        // Spreadsheets like to leave some behind.
        while (!rows.isEmpty() && rows.get(rows.size() - 1).matches("[,\\s]*")) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    private static void checkHeader(String line) {
        String found = line.replaceAll("[\"\\s]", "");
        if (!found.equalsIgnoreCase(header())) {
            throw new UnreadableCatalogException("The first line has to be " + header() + ", not '" + line + "'");
        }
    }

    private static void checkFields(int row, int fields) {
        if (fields != COLUMNS.size()) {
            throw new UnreadableCatalogException("Row " + row + " has " + fields + " fields and not " + COLUMNS.size()
                    + ": a field with commas in it has to be within quotation marks");
        }
    }

    private static int fields(String row) {
        int fields = 1;
        boolean quoted = false;
        for (char sign : row.toCharArray()) {
            quoted ^= sign == '"';
            if (sign == ',' && !quoted) {
                fields++;
            }
        }
        return fields;
    }

    private static String header() {
        return String.join(",", COLUMNS);
    }
}
