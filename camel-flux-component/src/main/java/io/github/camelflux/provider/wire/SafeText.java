package io.github.camelflux.provider.wire;

import java.util.regex.Pattern;

/**
 * Makes the provider's words fit for logs and exceptions: one line, not endless, without what looks like a secret. Signed links
 * lose their query; a key that an error quotes back is replaced.
 */
public final class SafeText {

    private static final int MOST = 500;
    /** More than enough to fill {@link #MOST} characters; keeps the patterns from reading a whole page. */
    private static final int LOOKED_AT = 4 * MOST;

    private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'<>?]*=[^\\s\"'<>]*");
    private static final Pattern SECRET = Pattern.compile(
            // Keys: BFL's newer ones have a prefix, its older ones and fal's begin like a UUID.
            "\\bbfl_[\\w-]+|\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b"
                    // Anything that is too long and too mixed for a word.
                    + "|\\b(?=\\w*\\d)\\w{20,}");

    private SafeText() {}

    /** The words, fit to be shown. */
    public static String of(String words) {
        String line = words.length() > LOOKED_AT ? words.substring(0, LOOKED_AT) : words;
        line = line.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        line = QUERY.matcher(line).replaceAll("?...");
        line = SECRET.matcher(line).replaceAll("***");
        return line.length() > MOST ? line.substring(0, MOST) + "..." : line;
    }
}
