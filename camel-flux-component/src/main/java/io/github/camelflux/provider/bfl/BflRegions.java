package io.github.camelflux.provider.bfl;

import io.github.camelflux.provider.Region;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * BFL's hosts by region (BFL, API Integration Guide; hosts of polls and deliveries as seen in 2026): {@code api.eu}, {@code api.eu2},
 * {@code delivery-eu1}, {@code delivery.eu2} and so on, all below {@code bfl.ai}. Only what says its region in its name is known to
 * be there: {@code api.bfl.ai} and {@code api.isr.bfl.ai} are in none.
 */
final class BflRegions {

    private static final Map<Region, URI> BASES = Map.of(
            Region.GLOBAL, URI.create("https://api.bfl.ai"),
            Region.EU, URI.create("https://api.eu.bfl.ai"),
            Region.US, URI.create("https://api.us.bfl.ai"));

    private static final Map<Region, Pattern> HOSTS =
            Map.of(Region.EU, hosts("eu"), Region.US, hosts("us"), Region.GLOBAL, Pattern.compile(".*"));

    private BflRegions() {}

    static URI base(Region region) {
        return BASES.get(region);
    }

    static boolean contains(Region region, String host) {
        return HOSTS.get(region).matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static Pattern hosts(String region) {
        return Pattern.compile("([a-z0-9.-]+[.-])?" + region + "\\d*\\.bfl\\.ai");
    }
}
