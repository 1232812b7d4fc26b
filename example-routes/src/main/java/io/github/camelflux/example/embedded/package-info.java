/** The servers that run inside the application until the configuration names real ones. */
package io.github.camelflux.example.embedded;
