package io.github.camelflux.component;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.camel.RoutesBuilder;

/** Compiles routes that stand on a page as Java. */
final class JavaRoutes {

    private JavaRoutes() {}

    /**
     * The routes.
     *
     * @param body what is in {@code configure()}
     * @param folder for the class file
     */
    static RoutesBuilder compile(String body, Path folder) throws Exception {
        Path source = folder.resolve("PageRoutes.java");
        Files.writeString(source, """
                import io.github.camelflux.*;
                import org.apache.camel.builder.RouteBuilder;
                public class PageRoutes extends RouteBuilder {
                    @Override
                    public void configure() {
                %s
                    }
                }
                """.formatted(body));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        Stream.of("-proc:none", "-d", folder, "-cp", System.getProperty("java.class.path"), source)
                                .map(Object::toString)
                                .toArray(String[]::new));
        if (status != 0) {
            throw new IllegalArgumentException("It does not compile: " + body);
        }
        // Not closed: the route is made of its classes as long as the test runs.
        URLClassLoader loader = new URLClassLoader(
                List.of(folder.toUri().toURL()).toArray(URL[]::new), JavaRoutes.class.getClassLoader());
        return (RoutesBuilder) loader.loadClass("PageRoutes").getConstructor().newInstance();
    }
}
