package io.github.camelflux.simulator.face;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that tells input pictures apart. */
public final class Sha256 {

    private Sha256() {}

    /** A digest to begin with. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
