package io.github.camelflux.example.http;

import jakarta.activation.DataSource;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A picture in a multipart form, as the attachment of a message: it is read from where the web server put it. */
final class FormPart implements DataSource {

    private final Part part;

    FormPart(Part part) {
        this.part = part;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return part.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
        throw new UnsupportedOperationException("A request is only read");
    }

    @Override
    public String getContentType() {
        return part.getContentType();
    }

    @Override
    public String getName() {
        return part.getName();
    }
}
