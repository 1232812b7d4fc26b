package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.Downloader.Downloaded;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One download, along its redirects. */
final class DownloadFlight extends Flight<Downloaded> {

    private static final int MOST_REDIRECTS = 3;
    private static final Pattern NO_PICTURE = Pattern.compile("text/.*|application/(.*\\+)?(json|xml)");

    private final HttpConnections connections;
    private final ResultHosts hosts;
    private final Residency residency;
    private final Spool spool;
    private final URI link;
    private final Duration limit;
    private volatile PictureBody body;

    DownloadFlight(
            HttpConnections connections,
            ResultHosts hosts,
            Residency residency,
            Spool spool,
            URI link,
            Duration limit) {
        super(connections, connections.downloads());
        this.connections = connections;
        this.hosts = hosts;
        this.residency = residency;
        this.spool = spool;
        this.link = link;
        this.limit = limit;
    }

    @Override
    void depart() {
        limit(limit);
        fetch(link, 0);
    }

    private void fetch(URI target, int redirects) {
        Optional<String> outside = residency.refusal(target);
        if (outside.isPresent()) {
            land(new Downloaded.Outside(outside.get()));
            return;
        }
        Optional<String> refusal;
        try {
            refusal = hosts.refusal(target);
        } catch (UnknownHostException e) {
            if (!connections.isProxied(target)) {
                land(new Downloaded.Interrupted("the host name is not known"));
                return;
            }
            // Behind a proxy outer names are often unknown here; the proxy resolves, and it decides what it connects
            // to.
            refusal = Optional.empty();
        }
        if (refusal.isPresent()) {
            land(new Downloaded.Dead(refusal.get()));
            return;
        }
        // HTTP/2 would let the host send 16 MB ahead of the disk, onto the heap; HTTP/1.1 waits in the sockets'
        // buffers.
        HttpRequest request = connections
                .request(target, false)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        Sending sent = connections.clients().sendForPictures(request, this::receive);
        track(sent);
        sent.arrival()
                .whenCompleteAsync(
                        (head, failure) -> arrived(target, redirects, head, failure), connections.executor());
    }

    private HttpResponse.BodySubscriber<Void> receive(HttpResponse.ResponseInfo answer) {
        if (answer.statusCode() != 200 || isNoPicture(contentType(answer.headers()))) {
            return new UnreadBody();
        }
        PictureBody started = new PictureBody(spool.writer());
        body = started;
        if (isLanded()) {
            started.abandon();
        }
        return started;
    }

    private void arrived(URI target, int redirects, Sending.Head answer, Throwable failure) {
        if (failure != null) {
            land(new Downloaded.Interrupted(Failures.describe(failure)));
            return;
        }
        int status = answer.status();
        if (status == 200) {
            fetched(contentType(answer.headers()));
        } else if (isRedirect(status)) {
            follow(target, redirects, answer);
        } else {
            land(meaning(status, target));
        }
    }

    private void fetched(String contentType) {
        if (isNoPicture(contentType)) {
            land(new Downloaded.Interrupted(
                    "the result host sent " + Redaction.mask(contentType) + " instead of a picture"));
            return;
        }
        Blob picture = body.take();
        if (picture == null) {
            land(new Downloaded.Interrupted("the download was cut off"));
        } else if (picture.length() == 0) {
            picture.release();
            land(new Downloaded.Interrupted("the result host sent no bytes"));
        } else if (!land(new Downloaded.Fetched(picture, contentType))) {
            picture.release();
        }
    }

    private void follow(URI target, int redirects, Sending.Head answer) {
        Optional<URI> next = answer.headers().firstValue("Location").flatMap(location -> resolve(target, location));
        if (redirects == MOST_REDIRECTS) {
            land(new Downloaded.Dead("the result host redirected more than " + MOST_REDIRECTS + " times"));
        } else if (next.isEmpty()) {
            land(new Downloaded.Dead("the result host redirected to nowhere"));
        } else {
            try {
                fetch(next.get(), redirects + 1);
            } catch (RuntimeException e) {
                cut(Failures.describe(e));
            }
        }
    }

    private Downloaded meaning(int status, URI target) {
        Optional<String> proxyRefusal = connections.proxyRefusal(status, target);
        if (proxyRefusal.isPresent()) {
            return new Downloaded.Interrupted(proxyRefusal.get());
        }
        String why = "the result host answered " + status;
        boolean mayPass = status < 400 || status == 408 || status == 425 || status == 429 || status >= 500;
        return mayPass ? new Downloaded.Interrupted(why) : new Downloaded.Dead(why);
    }

    @Override
    Downloaded cutOff(String why, boolean departed) {
        return new Downloaded.Interrupted(why);
    }

    @Override
    void tidy() {
        if (body != null) {
            body.abandon();
        }
    }

    private static Optional<URI> resolve(URI base, String location) {
        try {
            return Optional.of(base.resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static String contentType(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse(null);
    }

    private static boolean isNoPicture(String contentType) {
        return contentType != null
                && NO_PICTURE
                        .matcher(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .matches();
    }
}
