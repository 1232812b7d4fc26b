package io.github.camelflux.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;

/** Reads the exceptions of the JDK's HTTP client. */
final class Failures {

    private Failures() {}

    /** Whether there was no connection, name or TLS session to send anything on. */
    static boolean isNeverConnected(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ConnectException
                    || t instanceof HttpConnectTimeoutException
                    || t instanceof UnknownHostException
                    || t instanceof UnresolvedAddressException
                    || t instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }

    /** A sentence for a person, without secrets. */
    static String describe(Throwable failure) {
        return describe(failure, List.of());
    }

    /** The same, without these values. */
    static String describe(Throwable failure, Collection<String> secrets) {
        Throwable shown = failure;
        while ((shown instanceof CompletionException || shown instanceof ExecutionException)
                && shown.getCause() != null) {
            shown = shown.getCause();
        }
        for (Throwable t = shown; t != null; t = t.getCause()) {
            if (t instanceof UnresolvedAddressException || t instanceof UnknownHostException) {
                return "the host name is not known";
            }
        }
        if (shown instanceof HttpConnectTimeoutException) {
            return "no connection within connectTimeout";
        }
        if (shown instanceof ConnectException) {
            return withMessage("no connection", shown, secrets);
        }
        if (shown instanceof SSLHandshakeException) {
            return withMessage("no TLS session", shown, secrets);
        }
        return withMessage(shown.getClass().getSimpleName(), shown, secrets);
    }

    private static String withMessage(String start, Throwable failure, Collection<String> secrets) {
        String message = Redaction.mask(failure.getMessage(), secrets);
        return message.isEmpty() ? start : start + ": " + message;
    }
}
