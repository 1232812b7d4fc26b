package io.github.camelflux.example.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses bodies that must not reach Camel, which reads a body before the route sees it. One that is too long would be written to
 * disk; so it has to say how long it is. Of a URL-encoded form, which curl sends unless it is told otherwise, headers would be made.
 */
final class BodyCheck implements HandlerInterceptor {

    private final DataSize most;

    BodyCheck(DataSize most) {
        this.most = most;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        long length = request.getContentLengthLong();
        if (length > most.toBytes()) {
            throw refused(
                    HttpStatus.PAYLOAD_TOO_LARGE, "The body has " + length + " bytes; the most is " + most.toBytes());
        }
        if (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            throw refused(HttpStatus.LENGTH_REQUIRED, "The request has no Content-Length");
        }
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type: a request is application/json, text/plain or multipart/form-data");
        }
        return true;
    }

    private static ErrorResponseException refused(HttpStatus status, String why) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, why), null);
    }
}
