package io.github.camelflux.component.springboot;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application of a user: nothing but the starter on its classpath. */
@EnableAutoConfiguration
class BootApplication {}
