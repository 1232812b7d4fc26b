package io.github.camelflux.job.life;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Our id of one attempt to buy a picture. It cannot be guessed, so that it may stand in a URL that is handed to the one who asked.
 *
 * @param value 32 hexadecimal digits when made here
 */
public record JobId(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public JobId {
        Objects.requireNonNull(value, "value");
    }

    /** A fresh id of 128 random bits. */
    public static JobId random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new JobId(HexFormat.of().formatHex(bytes));
    }

    /** The same 128 bits as UUIDs are written; any other id as it is. */
    public String asUuid() {
        return value.length() == 32 ? value.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5") : value;
    }

    @Override
    public String toString() {
        return value;
    }
}
