package io.github.camelflux.build;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import org.apache.camel.springboot.maven.SpringBootAutoConfigurationMojo;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Camel's generator of Spring Boot starters, for a component outside of Camel's own group.
 *
 * <p>The generated class has no defaults: an option that nobody sets stays what the component makes of it, and Camel's generator
 * writes defaults of times and enums as Java that does not compile. Editors learn the defaults from the metadata instead.
 */
@Mojo(
        name = "generate",
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.TEST,
        defaultPhase = LifecyclePhase.GENERATE_SOURCES)
public class StarterMojo extends SpringBootAutoConfigurationMojo {

    @Override
    protected String getMainDepGroupId() {
        return project.getGroupId();
    }

    @Override
    protected void executeAll() throws MojoExecutionException, MojoFailureException, IOException {
        super.executeAll();
        File metadata = new File(baseDir, "src/main/resources/META-INF/additional-spring-configuration-metadata.json");
        try (JarFile component = getJarFile()) {
            Map<String, Supplier<String>> catalogue = getJSonFiles(component);
            for (String name : findComponentNames(component)) {
                writeIfChanged(
                        OptionMetadata.of(JsonMapper.generateComponentModel(super.loadComponentJson(catalogue, name))),
                        metadata);
            }
        }
    }

    @Override
    protected String loadComponentJson(Map<String, Supplier<String>> catalogue, String name) {
        return OptionMetadata.withoutDefaults(super.loadComponentJson(catalogue, name));
    }
}
