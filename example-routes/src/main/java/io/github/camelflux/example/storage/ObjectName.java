package io.github.camelflux.example.storage;

import java.util.regex.Pattern;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * What the objects of a dropped file are called: as that file, in letters, digits, dots, underscores and hyphens. Camel's {@code aws2-s3}
 * evaluates a key as a Simple expression, also one that comes by header, so that a file name must not reach it as it is.
 */
@Component("objectName")
public class ObjectName {

    private static final Pattern OTHER_SIGNS = Pattern.compile("[^\\p{L}\\p{N}._-]+");

    /** The name of the dropped file without its ending. */
    public String stemOf(@ExchangeProperty("dropped") String dropped) {
        int dot = dropped.lastIndexOf('.');
        return plain(dot > 0 ? dropped.substring(0, dot) : dropped);
    }

    /** Any text. */
    public String plain(String text) {
        return OTHER_SIGNS.matcher(text).replaceAll("-");
    }

    /** What the receipt beside a picture is called. */
    public String receiptOf(@ExchangeProperty("pictureName") String pictureName) {
        return pictureName.substring(0, pictureName.lastIndexOf('.')) + ".receipt.json";
    }
}
