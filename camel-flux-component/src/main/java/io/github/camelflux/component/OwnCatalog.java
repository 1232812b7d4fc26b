package io.github.camelflux.component;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.ModelCatalogException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** The component option {@code modelCatalog}: a file of the user's own over the catalogue that comes with the component. */
final class OwnCatalog {

    private static final String OPTION = "modelCatalog: ";

    private OwnCatalog() {}

    /**
     * The catalogue.
     *
     * @param option where the user's file is; null for none
     * @throws ModelCatalogException if the file cannot be used; the message names option, file and member
     * @throws IllegalArgumentException if there is no such file; the message names option and file
     */
    static ModelCatalog read(String option, CamelContext context) {
        if (option == null || option.isBlank()) {
            return ModelCatalog.shipped();
        }
        if (!option.startsWith("classpath:") && !option.startsWith("file:")) {
            throw new IllegalArgumentException(
                    OPTION + "'" + option + "' begins neither with classpath: nor with file:");
        }
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, option)) {
            return ModelCatalog.shippedWith(in);
        } catch (ModelCatalogException e) {
            throw e.in(OPTION + option);
        } catch (IOException e) {
            throw new IllegalArgumentException(OPTION + "'" + option + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
