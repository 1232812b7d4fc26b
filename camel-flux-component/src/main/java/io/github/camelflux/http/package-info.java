/**
 * The one place that does network I/O, on two of the JDK's asynchronous HTTP clients: one exchange with an API
 * ({@link io.github.camelflux.http.JdkExchanger}), one download of a picture ({@link io.github.camelflux.http.JdkDownloader}),
 * and the rules of both: who may have a key ({@link io.github.camelflux.http.Trust}), which result link may be fetched
 * ({@link io.github.camelflux.http.ResultHosts}), what may be written down ({@link io.github.camelflux.http.Redaction}).
 * {@link io.github.camelflux.http.HttpConnections} holds what they share,
 * {@link io.github.camelflux.http.JdkClients} the two clients. Implements ports of {@code job}.
 */
package io.github.camelflux.http;
