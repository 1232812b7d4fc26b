/** Job stores: where the intents, facts and kept pictures are. Uses the ports of {@code job}. */
package io.github.camelflux.store;
