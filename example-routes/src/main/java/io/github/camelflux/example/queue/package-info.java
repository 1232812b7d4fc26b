/** The route from the queue: how its messages are read, and what is answered. */
package io.github.camelflux.example.queue;
