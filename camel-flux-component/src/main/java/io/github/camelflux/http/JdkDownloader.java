package io.github.camelflux.http;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.Downloader;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Downloads pictures of one account's jobs, over the shared {@link HttpConnections}, streamed into blobs of a {@link Spool}. Sends
 * neither credentials nor extra headers that look secret. Cheap to make, safe for use by several threads.
 *
 * <p>At most {@code maxDownloads} run at once; the others wait without a thread, and a download's limit begins with its turn. A
 * redirect is followed up to three times, each target checked by {@link ResultHosts} like the link itself. After a failure
 * nothing is left: no file, no open connection.
 *
 * <table>
 * <caption>What an answer means</caption>
 * <tr><td>200 with at least one byte, complete</td><td>fetched</td></tr>
 * <tr><td>200 with a text, HTML, JSON or XML type</td><td>interrupted: a page of something on the way, not the host's picture</td></tr>
 * <tr><td>a host outside of the region, also as the target of a redirect</td><td>outside</td></tr>
 * <tr><td>a refused host, a fourth redirect, a redirect to nowhere, 4xx except those below</td><td>dead</td></tr>
 * <tr><td>407 of a proxy, 408, 425, 429, 5xx, any other status, reset, cut short, empty, too slow, name unknown, disk full</td>
 * <td>interrupted</td></tr>
 * </table>
 */
public final class JdkDownloader implements Downloader {

    private final HttpConnections connections;
    private final ResultHosts hosts;
    private final Residency residency;
    private final Spool spool;

    /**
     * @param connections shared by all exchangers and downloaders of the component
     * @param hosts which links may be fetched
     * @param spool where the bytes go
     */
    public JdkDownloader(HttpConnections connections, ResultHosts hosts, Spool spool) {
        this(connections, hosts, Residency.ANYWHERE, spool);
    }

    /**
     * @param connections shared by all exchangers and downloaders of the component
     * @param hosts which links may be fetched
     * @param residency which hosts are asked at all
     * @param spool where the bytes go
     */
    public JdkDownloader(HttpConnections connections, ResultHosts hosts, Residency residency, Spool spool) {
        this.connections = connections;
        this.hosts = hosts;
        this.residency = residency;
        this.spool = spool;
    }

    @Override
    public CompletionStage<Downloaded> download(URI link, Duration limit) {
        return new DownloadFlight(connections, hosts, residency, spool, link, limit).start();
    }
}
