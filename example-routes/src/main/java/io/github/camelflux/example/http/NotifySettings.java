package io.github.camelflux.example.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may be notified.
 *
 * @param hosts as in URLs: {@code hooks.example.org} for the usual port, {@code hooks.example.org:8443} for another
 */
@ConfigurationProperties("example.notify")
public record NotifySettings(@DefaultValue List<String> hosts) {}
