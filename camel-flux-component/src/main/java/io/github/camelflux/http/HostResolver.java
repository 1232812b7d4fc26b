package io.github.camelflux.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host name; may block. */
@FunctionalInterface
interface HostResolver {

    /** The resolver of the JVM, whose cache the HTTP client asks right afterwards. */
    HostResolver SYSTEM = InetAddress::getAllByName;

    InetAddress[] resolve(String host) throws UnknownHostException;
}
