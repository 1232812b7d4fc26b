package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.RequestBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks result addresses: {@code se} is the expiry in UTC, {@code rsct} the content type, {@code sig} covers
 * both and the path.
 */
final class SignedLinks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.UTC);

    private final SecretKeySpec secret;

    SignedLinks(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Path and query of a job's result; the same at every poll. */
    String target(Job job) {
        PictureFormat format = job.picture().format();
        return target(job, "sample." + format.extension(), format.mediaType());
    }

    /** Path and query of a file that a job left. */
    String target(Job job, String file, String mediaType) {
        String path = "/durable/%s/%s/%s".formatted(HOUR.format(job.endsAt()), job.id(), file);
        String expiry = job.linkExpiresAt().truncatedTo(ChronoUnit.SECONDS).toString();
        String signature = sign(path, expiry, mediaType);
        return path + "?se=" + encode(expiry) + "&sp=r&sr=b&rsct=" + encode(mediaType) + "&sig=" + encode(signature);
    }

    /** The job whose file an address names, if the address is one that was signed here and is still good. */
    Optional<String> jobOf(String address, String file, Instant now) {
        try {
            URI uri = new URI(address);
            Map<String, List<String>> query = new HashMap<>();
            for (String pair : Objects.requireNonNullElse(uri.getRawQuery(), "").split("&")) {
                int equals = Math.max(0, pair.indexOf('='));
                String value =
                        URLDecoder.decode(pair.substring(Math.min(equals + 1, pair.length())), StandardCharsets.UTF_8);
                query.put(pair.substring(0, equals), List.of(value));
            }
            Call call = new Call(Origin.DELIVERY, "GET", uri.getPath(), query, Map.of(), RequestBody.EMPTY);
            boolean good = uri.getPath() != null && uri.getPath().endsWith("/" + file) && allows(call, now);
            return good ? Optional.of(jobId(uri.getPath())) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A signature under a text that is not an address. */
    String seal(String text) {
        return sign("sealed", "", text);
    }

    /** Whether the address was signed here and is still good. */
    boolean allows(Call call, Instant now) {
        String expiry = call.parameter("se").orElse("");
        String signature = sign(call.path(), expiry, call.parameter("rsct").orElse(""));
        return MessageDigest.isEqual(
                        bytes(signature), bytes(call.parameter("sig").orElse("")))
                && now.isBefore(instant(expiry));
    }

    /** The job that a path names; empty text if it names none. */
    static String jobId(String path) {
        String[] parts = path.split("/");
        return parts.length == 5 && parts[1].equals("durable") ? parts[3] : "";
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private String sign(String path, String expiry, String mediaType) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(path + "\n" + expiry + "\n" + mediaType)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
