package io.github.camelflux.example.folders;

import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.file.GenericFile;
import org.springframework.stereotype.Component;

/** What routes ask of the file that their exchange came with. */
@Component("droppedFile")
public class DroppedFile {

    /** What to call it in work: the time of its last change, then the name that it came with. */
    public String nameInWork(@ExchangeProperty(Exchange.FILE_EXCHANGE_FILE) GenericFile<?> file) {
        return FileInWork.nameInWork(file.getFileNameOnly(), Instant.ofEpochMilli(file.getLastModified()));
    }

    /** The name that it came with. */
    public String name(@ExchangeProperty(Exchange.FILE_EXCHANGE_FILE) GenericFile<?> file) {
        return FileInWork.of(file).name();
    }

    /**
     * Where to put it away: its own name, or the next free one, since Camel's {@code move} replaces a file that is there.
     *
     * @return relative to its folder, {@code done/cat.txt}
     */
    public String placeFor(
            @ExchangeProperty(Exchange.FILE_EXCHANGE_FILE) GenericFile<?> file,
            @ExchangeProperty("outcome") String outcome) {
        FileInWork inWork = FileInWork.of(file);
        return outcome + "/" + inWork.freeNameIn(inWork.folder().path().resolve(outcome));
    }

    /** Where to put it when the application has no time for it any more: back into its folder, relative to that. */
    public String placeForNextStart(@ExchangeProperty(Exchange.FILE_EXCHANGE_FILE) GenericFile<?> file) {
        return FileInWork.of(file).nameForNextStart();
    }
}
