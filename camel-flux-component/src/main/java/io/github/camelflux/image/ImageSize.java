package io.github.camelflux.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture's size.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record ImageSize(int width, int height) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})[xX](\\d{1,6})");

    public ImageSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture of " + width + "x" + height + " pixels has no area");
        }
    }

    /**
     * Reads a size such as {@code 1024x768}, or the name of a {@link NamedSize}.
     *
     * @throws IllegalArgumentException if the text has another form; the message quotes it
     */
    public static ImageSize parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return NamedSize.find(text.strip())
                    .orElseThrow(() -> new IllegalArgumentException("'" + text
                            + "' is not a size such as 1024x768 (width x height in pixels) and none of "
                            + NamedSize.names()));
        }
        return new ImageSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** Its area. */
    public long pixels() {
        return (long) width * height;
    }

    /** In the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
