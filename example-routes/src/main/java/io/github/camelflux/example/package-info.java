/** A Spring Boot application around Camel routes that make pictures; the routes themselves are the YAML files in {@code camel/}. */
package io.github.camelflux.example;
