package io.github.camelflux.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application around the routes in {@code src/main/resources/camel}: what they need is started, and they run until it is stopped. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ExampleRoutesApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ExampleRoutesApplication.class, arguments);
    }
}
