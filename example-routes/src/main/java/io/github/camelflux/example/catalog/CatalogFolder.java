package io.github.camelflux.example.catalog;

import io.github.camelflux.example.folders.FreeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder that catalogues are dropped into. Those in work and those put away are in folders inside it, so that moving one is a
 * rename and never half done.
 */
@Component("catalogs")
public class CatalogFolder implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogFolder.class);

    /** The route names it as well, and the pattern of the names there. */
    private static final String WORKING = ".working";

    private static final int TIME_OF_CHANGE = "20261101-120000000-".length();

    private final Path folder;

    CatalogFolder(@Value("${example.catalogs}") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path folder() {
        return folder;
    }

    /** The name that a catalogue came with, which in work has the time of its last change before it. */
    public String nameOf(@Header(Exchange.FILE_NAME_ONLY) String nameInWork) {
        return nameInWork.substring(TIME_OF_CHANGE);
    }

    /**
     * Where to put a catalogue away: its own name, or the next free one, since Camel's {@code move} replaces a file that is there.
     *
     * @return relative to the folder, {@code done/spring.csv}
     */
    public String placeFor(@ExchangeProperty("catalog") String catalog, @ExchangeProperty("outcome") String outcome) {
        return outcome + "/" + FreeName.in(folder.resolve(outcome), catalog);
    }

    /** Where to put a catalogue that the application has no time for any more: back into the folder, relative to it. */
    public String placeForNextStart(@ExchangeProperty("catalog") String catalog) {
        return FreeName.in(folder, catalog);
    }

    /** Puts back what was in work when the application was last killed: nobody else would look at it again. */
    @Override
    public void afterPropertiesSet() throws IOException {
        Path working = folder.resolve(WORKING);
        if (Files.isDirectory(working)) {
            for (Path left : files(working)) {
                String name = placeForNextStart(nameOf(left.getFileName().toString()));
                Files.move(left, folder.resolve(name));
                LOG.info("{} was in work when the application ended: it is among the catalogs again.", name);
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.sorted().toList();
        }
    }
}
