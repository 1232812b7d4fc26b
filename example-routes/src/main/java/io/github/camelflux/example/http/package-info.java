/** What the HTTP routes need and YAML cannot say: reading what a client sent, and wording what it gets. */
package io.github.camelflux.example.http;
