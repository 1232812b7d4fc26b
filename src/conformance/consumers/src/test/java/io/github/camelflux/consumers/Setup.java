package io.github.camelflux.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What an application is started with: routes of the page, and its properties. */
final class Setup {

    private final Path directory;
    private final Properties properties = new Properties();

    /**
     * @param route the id of a route of the page
     * @param parent for a directory with the files of this application
     * @param provider of pictures
     */
    Setup(String route, Path parent, Provider provider) {
        this.directory = parent.resolve(route);
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve("routes.yaml"), ConsumersPage.read().routes(route));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set("camel.main.routesIncludePattern", "file:" + directory.resolve("routes.yaml"));
        set("camel.main.shutdownTimeout", "1");
        flux("apiKey", Provider.KEY);
        flux("baseUrl", provider.address());
        flux("pollInterval", "50ms");
        set("inbox", inbox().path().toString());
        set("pictures", pictures().path().toString());
    }

    /** The folder that prompts are read from. */
    Folder inbox() {
        return new Folder(directory.resolve("inbox"));
    }

    /** The folder that pictures are put into. */
    Folder pictures() {
        return new Folder(directory.resolve("pictures"));
    }

    /** Sets an option of the component. */
    Setup flux(String option, Object value) {
        return set("camel.component.flux." + option, value.toString());
    }

    Setup set(String name, String value) {
        properties.setProperty(name, value);
        return this;
    }

    Properties properties() {
        return properties;
    }

    /** Writes the properties for an application in a process of its own. */
    Path write() {
        Path file = directory.resolve("setup.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
