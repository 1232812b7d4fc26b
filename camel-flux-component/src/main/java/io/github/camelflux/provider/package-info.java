/**
 * The {@link io.github.camelflux.provider.Provider} SPI and one sub-package for each provider: two mappers and a table of what
 * each answer means. No I/O happens here; it all can be tested with sample bodies. Uses only {@code image}.
 */
package io.github.camelflux.provider;
