package io.github.camelflux.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of this machine and of inner networks from those of the public Internet. */
final class PrivateAddresses {

    private PrivateAddresses() {}

    /** Whether an address is anything but public unicast. */
    static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isInnerIpv6(bytes) : isInnerIpv4(bytes);
    }

    private static boolean isInnerIpv4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first >= 240
                || first == 100 && (second & 0xc0) == 64 // carrier-grade NAT
                || first == 198 && (second & 0xfe) == 18 // benchmarks
                || first == 192 && second == 0 && bytes[2] == 0; // protocol assignments
    }

    private static boolean isInnerIpv6(byte[] bytes) {
        if ((bytes[0] & 0xfe) == 0xfc) { // unique local
            return true;
        }
        // The JVM turns ::ffff:a.b.c.d into IPv4 by itself; these forms carry an IPv4 address that something else
        // unwraps.
        if (startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) || startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)) {
            return contains(ipv4(bytes, 12));
        }
        return startsWith(bytes, 0x20, 0x02) && contains(ipv4(bytes, 2));
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }
}
