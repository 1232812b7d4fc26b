package io.github.camelflux.example.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.multipart.support.StandardMultipartHttpServletRequest;

/**
 * A multipart request that looks empty to everybody but the one who asks for its parts. Of a form that Spring unpacked, Camel's binding
 * copies each file into the web server's temporary folder and leaves it there, keeps one of several files of one name, and makes
 * headers of the fields.
 */
final class UnreadForm extends StandardMultipartHttpServletRequest {

    UnreadForm(HttpServletRequest request) {
        super(request, true);
    }

    @Override
    protected void initializeMultipart() {
        setMultipartFiles(new LinkedMultiValueMap<>());
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }
}
