package io.github.camelflux.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/**
 * Settings of providers that are too long for a line, such as a workflow, in files of their own: {@code resource:classpath:fox.json},
 * {@code resource:file:fox.json}. Each is read once. Safe for use by several threads.
 */
final class SettingFiles {

    private static final String PREFIX = "resource:";

    private final CamelContext context;
    private final Map<String, String> read = new ConcurrentHashMap<>();

    SettingFiles(CamelContext context) {
        this.context = context;
    }

    /**
     * What the setting is: the value, or what stands in the file that it names.
     *
     * @param option for messages
     * @throws IllegalArgumentException if there is no such file; the message names the option and the file
     */
    String text(String option, String value) {
        return value.startsWith(PREFIX)
                ? read.computeIfAbsent(value.substring(PREFIX.length()), file -> read(option, file))
                : value;
    }

    private String read(String option, String file) {
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(option + ": '" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
