package io.github.camelflux.example;

import io.github.camelflux.example.storage.S3Settings;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The servers that the routes talk to, embedded or not. */
@Component
@Order(100)
class ServerPlaces implements Places {

    private final Environment environment;
    private final S3Settings s3;

    ServerPlaces(Environment environment, S3Settings s3) {
        this.environment = environment;
        this.s3 = s3;
    }

    @Override
    public List<Place> places() {
        return List.of(
                new Place("S3", s3.endpoint() + "/" + s3.bucket(), "pictures and receipts"),
                new Place("FTP", address("ftp"), login("ftp")),
                new Place("SFTP", address("sftp"), login("sftp")),
                new Place("JMS", setting("spring.artemis.broker-url"), "ActiveMQ Artemis"),
                new Place("jobs are kept in", database(), "user " + setting("spring.datasource.username")),
                new Place("made by", maker()));
    }

    private String address(String protocol) {
        String server = "example." + protocol + ".";
        return protocol + "://" + setting(server + "host") + ":" + setting(server + "port");
    }

    private String login(String protocol) {
        String user = "user " + setting("example." + protocol + ".user");
        return environment.getProperty("example." + protocol + ".embedded", Boolean.class, false)
                ? user + ", password " + setting("example." + protocol + ".password")
                : user;
    }

    /** Without what follows a semicolon or a question mark: settings, and perhaps a password. */
    private String database() {
        return setting("spring.datasource.url").split("[;?]", 2)[0];
    }

    private String maker() {
        String baseUrl = environment.getProperty("camel.component.flux.base-url", "");
        if (baseUrl.isBlank()) {
            return "Black Forest Labs";
        }
        return environment.getProperty("example.simulated", Boolean.class, false)
                ? "the simulator at " + baseUrl
                : baseUrl;
    }

    private String setting(String name) {
        return environment.getRequiredProperty(name);
    }
}
