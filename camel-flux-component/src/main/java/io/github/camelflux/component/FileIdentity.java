package io.github.camelflux.component;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.file.GenericFile;

/**
 * The identity of a file that was consumed: its path, length and time of change, from the consumer's own object, since steps
 * before may have changed the headers. A class of its own, so that camel-file is needed only by those who consume files.
 */
final class FileIdentity {

    private FileIdentity() {}

    /** @param exchange of a file consumer */
    static String of(Exchange exchange) {
        GenericFile<?> file = exchange.getProperty(ExchangePropertyKey.FILE_EXCHANGE_FILE, GenericFile.class);
        return "file " + file.getAbsoluteFilePath() + "\n" + file.getFileLength() + "\n" + file.getLastModified();
    }
}
